/** PromQL to paste while the alert is on. */
import { findOtherBound } from '../../../domain/monitoring/indicator-facts';
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import {
  formatLeMatcher,
  formatPromDuration,
  formatSelector,
} from '../../../domain/monitoring/promql-text';
import { createAbsence, createErrorRatio, createTotalRate } from '../prometheus/expressions';
import {
  SERIES,
  findShortestWindow,
  nameErrorRatio,
  selectRecorded,
} from '../prometheus/recorded-series';
import { listSplitLabels } from './words';

export interface LevelQueries {
  /** Recorded by the rules: the share of bad events over the shortest window. */
  readonly badShare: string;
  /** The same, from the source. */
  readonly badShareFromSource: string;
  readonly budgetRemaining: string;
  /** Events per second; null for a ready-made share. */
  readonly traffic: string | null;
  /** Bad share by the bound that the alerts do not use; null where there is one answer. */
  readonly otherBound: string | null;
  /** Bad share of each instance and model; null where the queries are the reader's own. */
  readonly split: string | null;
  /** Gives 1 when the source is gone. */
  readonly absence: string;
}

export function createLevelQueries(plan: MonitoringPlan, level: ServiceLevel): LevelQueries {
  const { indicator } = level;
  const seconds = findShortestWindow(level);
  const window = formatPromDuration(seconds);
  const other = findOtherBound(indicator);
  return {
    badShare: selectRecorded(nameErrorRatio(seconds), level),
    badShareFromSource: createErrorRatio(indicator, window),
    budgetRemaining: selectRecorded(SERIES.budgetRemaining, level),
    traffic: indicator.kind === 'error ratio' ? null : createTotalRate(indicator, window),
    otherBound: other === null ? null : createErrorRatio(indicator, window, other),
    split: createSplit(plan, level, window),
    absence: createAbsence(indicator, window),
  };
}

function createSplit(
  plan: MonitoringPlan,
  { indicator }: ServiceLevel,
  window: string,
): string | null {
  if (indicator.kind !== 'histogram') return null;
  const { metric, labels, used } = indicator;
  const by = `sum by (${listSplitLabels(plan).join(', ')})`;
  const all = `${by} (rate(${formatSelector(`${metric}_count`, labels)}[${window}]))`;
  const good = `${by} (rate(${formatSelector(`${metric}_bucket`, labels, [formatLeMatcher(used.exposed)])}[${window}]))`;
  return `(\n  ${all}\n  -\n  ${good}\n)\n/\n(${all} > 0)`;
}
