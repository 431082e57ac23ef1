/** The row of one service level: what is left, how fast it goes, what the traffic does, which alerts fire. */
import { findOtherBound, nameEvents } from '../../../domain/monitoring/indicator-facts';
import { formatBound } from '../../../domain/monitoring/create-indicator';
import type { HistogramIndicator, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import type { BurnRateAlert } from '../../../domain/slo/burn-rate-alerts';
import { computeErrorBudget } from '../../../domain/slo/error-budget';
import { nameAlert } from '../../../domain/monitoring/planned-alerts';
import {
  SERIES,
  findShortestWindow,
  nameErrorRatio,
  selectRecorded,
} from '../prometheus/recorded-series';
import type { Section, UnplacedPanel } from './dashboard-model';
import { createRunbookLinks } from './links';
import { toMarkdown, toPlainText } from './literal-text';
import { createMeasuredPanels } from './measured-panels';
import type { PanelQuery } from './panels';
import { COLOURS, createAlertTimeline, createTimeSeries } from './panels';
import { createAlertState } from './queries';
import { formatRange, percent, sayObjective, sayRate } from './words';

export function createLevelSection(level: ServiceLevel): Section {
  return {
    title: toPlainText(level.title),
    lines: [
      { height: 8, panels: [createBudgetPanel(level), createBadSharePanel(level)] },
      { height: 8, panels: createBurnPanels(level) },
      { height: 8, panels: createMeasuredPanels(level) },
      { height: 5, panels: [createAlertsPanel(level)] },
    ],
  };
}

function createBudgetPanel(level: ServiceLevel): UnplacedPanel {
  const { objective } = level;
  const window = formatRange(objective.window);
  return createTimeSeries({
    title: 'Error budget remaining',
    description: `Objective: ${sayObjective(objective, nameEvents(level.indicator).many)}. The line shows what was left of that at each moment, over the ${window} before it; below zero, more was spent than there was. A steep fall is an incident: set the dashboard to its time, and the other panels show what happened. This panel always shows the last ${window}.`,
    queries: [{ expr: selectRecorded(SERIES.budgetRemaining, level), legend: 'budget remaining' }],
    unit: 'percentunit',
    decimals: 1,
    max: 1,
    steps: [
      { value: null, color: COLOURS.bad },
      { value: 0, color: COLOURS.good },
    ],
    timeFrom: window,
  });
}

function createBadSharePanel(level: ServiceLevel): UnplacedPanel {
  const { objective, warnings } = level;
  const shortest = findShortestWindow(level);
  const budget = computeErrorBudget(objective.target);
  const range = findRange(level);
  const notes = warnings.map((warning) => `\n- ${toMarkdown(warning)}`).join('');
  return createTimeSeries({
    title: range === null ? 'Bad share' : 'Bad share, between two bounds',
    description: [
      `The share of bad ${nameEvents(level.indicator).many} over ${formatPromDuration(shortest)}. Above the dashed line at ${percent(budget)} the budget is spent faster than it lasts. A gap is a time without traffic or without data.`,
      ...(range === null
        ? []
        : [
            `The threshold lies between two buckets, so the true share lies between the two lines; the alerts use the one up to ${formatBound(range.used)}. If they are far apart, put the target on a bound or give the engine a bucket there.`,
          ]),
      ...(notes === '' ? [] : [`To know about these rules:\n${notes}`]),
    ].join('\n\n'),
    queries: [
      {
        expr: selectRecorded(nameErrorRatio(shortest), level),
        legend:
          range === null ? 'bad share' : `beyond ${formatBound(range.used)} (alerts use this)`,
      },
      ...(range === null
        ? []
        : [
            {
              expr: selectRecorded(SERIES.otherBoundErrorRatio, level),
              legend: `beyond ${formatBound(range.other)}`,
            },
          ]),
    ],
    unit: 'percentunit',
    decimals: 2,
    min: 0,
    steps: [
      { value: null, color: COLOURS.good },
      { value: budget, color: COLOURS.bad },
    ],
  });
}

/** The two bounds of a threshold that lies between buckets; null where the count is exact. */
function findRange({
  indicator,
}: ServiceLevel): Record<'used' | 'other', HistogramIndicator['used']> | null {
  const other = findOtherBound(indicator);
  return indicator.kind === 'histogram' && other !== null ? { used: indicator.used, other } : null;
}

/** One panel for each alert; where none can fire, the burn rate alone. */
function createBurnPanels(level: ServiceLevel): UnplacedPanel[] {
  return level.alerts.length > 0
    ? level.alerts.map((alert) => createBurnPanel(level, alert))
    : [
        createTimeSeries({
          title: 'Burn rate',
          description:
            'Bad share divided by the error budget. No alert on it can fire at this objective, so somebody must look: above the dashed line at 1 the budget goes faster than it lasts.',
          queries: [{ expr: selectRecorded(SERIES.currentBurnRate, level), legend: 'burn rate' }],
          unit: 'short',
          decimals: 2,
          min: 0,
          steps: [
            { value: null, color: COLOURS.good },
            { value: 1, color: COLOURS.bad },
          ],
        }),
      ];
}

function createBurnPanel(level: ServiceLevel, alert: BurnRateAlert): UnplacedPanel {
  const budget = computeErrorBudget(level.objective.target);
  const long = formatPromDuration(alert.longWindow);
  const short = formatPromDuration(alert.shortWindow);
  const rate = sayRate(alert.burnRate);
  const over = (window: number): PanelQuery => ({
    expr: `${selectRecorded(nameErrorRatio(window), level)} / ${budget}`,
    legend: `over ${formatPromDuration(window)}`,
  });
  return createTimeSeries({
    title: `Burn rate over ${long} and ${short}: ${alert.severity} above ${rate}`,
    description: `Bad share over each window, divided by the error budget of ${percent(budget)}. The ${alert.severity} fires while both lines are above the dashed one at ${rate}: at that rate ${percent(alert.budgetShare)} of the budget goes in ${long}. The long window shows that it matters, the short one that it still goes on. ${
      alert.severity === 'page'
        ? 'When it fires, act now and follow the runbook.'
        : 'When it fires, find the cause within days.'
    }`,
    queries: [over(alert.longWindow), over(alert.shortWindow)],
    unit: 'short',
    decimals: 2,
    min: 0,
    steps: [
      { value: null, color: COLOURS.good },
      {
        value: alert.burnRate,
        color: alert.severity === 'page' ? COLOURS.bad : COLOURS.warning,
      },
    ],
    links: createRunbookLinks(level),
  });
}

function createAlertsPanel(level: ServiceLevel): UnplacedPanel {
  const burn = (['page', 'ticket'] as const)
    .filter((severity) => level.alerts.some((alert) => alert.severity === severity))
    .map((severity) => ({
      expr: createAlertState(level, `${nameAlert(level)}BudgetBurn`, severity),
      legend: `budget burn, ${severity}`,
    }));
  return createAlertTimeline({
    title: 'Alerts',
    description:
      'When the alerts of this objective fired. While “data missing” fires, the others cannot: bring the metrics back first. No line at all means that the rules are not loaded.',
    queries: [
      ...burn,
      {
        expr: createAlertState(level, `${nameAlert(level)}DataMissing`, 'page'),
        legend: 'data missing, page',
      },
    ],
    links: createRunbookLinks(level),
  });
}
