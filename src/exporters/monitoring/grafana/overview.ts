/** The first row: four figures of each service level. */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import {
  SERIES,
  findShortestWindow,
  nameErrorRatio,
  selectRecorded,
} from '../prometheus/recorded-series';
import type { PanelLine, Section, ThresholdStep } from './dashboard-model';
import { COLOURS, createStat } from './panels';
import { countPercentDecimals, formatRange, percent, sayRate } from './words';

/** Below this share of the budget a figure turns orange: a choice, no standard. */
const LOW_BUDGET = 0.25;

export function createOverview({ levels }: MonitoringPlan): Section {
  return { title: 'Overview', lines: levels.map(createFigures) };
}

function createFigures(level: ServiceLevel): PanelLine {
  const { title, objective } = level;
  const { target } = objective;
  const window = formatRange(objective.window);
  const shortest = formatPromDuration(findShortestWindow(level));
  const decimals = countPercentDecimals(target);
  return {
    height: 4,
    panels: [
      createStat({
        title: `Objective: ${title}`,
        description: `The share that must be good over ${window}, as the loaded rules have it. If it differs from ${percent(target)}, the rules and this dashboard were written from different states of the record: load both again.`,
        queries: [{ expr: selectRecorded(SERIES.objective, level), legend: 'objective' }],
        unit: 'percentunit',
        decimals,
        min: 0,
        max: 1,
        steps: [{ value: null, color: COLOURS.idle }],
      }),
      createStat({
        title: `Good over ${window}: ${title}`,
        description: `The share that was good over the last ${window}. Red: below the objective of ${percent(target)}, so put reliability before new work until it recovers. Until the rules have run for ${window}, it covers the time since they were loaded.`,
        queries: [
          {
            expr: `1 - ${selectRecorded(nameErrorRatio(objective.window), level)}`,
            legend: 'good',
          },
        ],
        unit: 'percentunit',
        decimals: decimals + 2,
        min: 0,
        max: 1,
        steps: [
          { value: null, color: COLOURS.bad },
          { value: target, color: COLOURS.good },
        ],
      }),
      createStat({
        title: `Budget remaining: ${title}`,
        description: `What is left of the error budget of ${window}; below zero when more was spent than there was. Orange: less than ${percent(LOW_BUDGET)} left, so hold back risky changes. Red: overspent.`,
        queries: [
          { expr: selectRecorded(SERIES.budgetRemaining, level), legend: 'budget remaining' },
        ],
        unit: 'percentunit',
        decimals: 1,
        max: 1,
        steps: [
          { value: null, color: COLOURS.bad },
          { value: 0, color: COLOURS.warning },
          { value: LOW_BUDGET, color: COLOURS.good },
        ],
      }),
      createStat({
        title: `Burn rate now: ${title}`,
        description: `Bad share over ${shortest}, divided by the error budget. At 1 the budget lasts exactly ${window}; ${sayPaging(level)}. When it stays high, open the row of this objective below.`,
        queries: [{ expr: selectRecorded(SERIES.currentBurnRate, level), legend: 'burn rate' }],
        unit: 'short',
        decimals: 2,
        min: 0,
        steps: createBurnSteps(level),
      }),
    ],
  };
}

/** The lowest burn rate that pages somebody; null where none does. */
function findPagingRate({ alerts }: ServiceLevel): number | null {
  const rates = alerts
    .filter(({ severity }) => severity === 'page')
    .map(({ burnRate }) => burnRate);
  return rates.length === 0 ? null : Math.min(...rates);
}

function sayPaging(level: ServiceLevel): string {
  const rate = findPagingRate(level);
  return rate === null
    ? 'no alert of this objective pages anybody for it'
    : `above ${sayRate(rate)} for long enough, somebody is paged`;
}

function createBurnSteps(level: ServiceLevel): ThresholdStep[] {
  const paging = findPagingRate(level);
  return [
    { value: null, color: COLOURS.good },
    // A window of a week has pages below 1; steps must ascend.
    ...(paging === null || paging > 1 ? [{ value: 1, color: COLOURS.warning }] : []),
    ...(paging === null ? [] : [{ value: paging, color: COLOURS.bad }]),
  ];
}
