/**
 * The series that the rules record, under the names that Sloth (https://sloth.dev) made common; the labels are our own, so that both may
 * live in one Prometheus. Every level is told apart by three labels.
 */
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration, formatSelector } from '../../../domain/monitoring/promql-text';

export const SERIES = {
  objective: 'slo:objective:ratio',
  errorBudget: 'slo:error_budget:ratio',
  periodDays: 'slo:time_period:days',
  /** Bad share of the shortest window ÷ error budget. */
  currentBurnRate: 'slo:current_burn_rate:ratio',
  /** Bad share of the objective's window ÷ error budget. */
  periodBurnRate: 'slo:period_burn_rate:ratio',
  /** 1 − the above; below zero when overspent. */
  budgetRemaining: 'slo:period_error_budget_remaining:ratio',
  /** Events per second over the shortest window; not for a level whose indicator is a share. */
  badEvents: 'slo:bad_events:rate',
  totalEvents: 'slo:events:rate',
  /** As `slo:sli_error:ratio_rate<shortest>`, but judged by the other bound; only where the threshold lies between two bounds. */
  otherBoundErrorRatio: 'slo:sli_error_other_bound:ratio_rate',
} as const;

/** The share of bad events over a window of so many seconds: `slo:sli_error:ratio_rate5m`. */
export function nameErrorRatio(window: number): string {
  return `slo:sli_error:ratio_rate${formatPromDuration(window)}`;
}

export const WINDOW_LABEL = 'slo_window';

export function createLevelLabels({ id, service, name }: ServiceLevel): Record<string, string> {
  return { slo_id: id, slo_service: service, slo_name: name };
}

/** A recorded series of one level: `slo:objective:ratio{slo_id="…",slo_service="…",slo_name="…"}`. */
export function selectRecorded(series: string, level: ServiceLevel): string {
  const labels = Object.entries(createLevelLabels(level)).map(([name, value]) => ({ name, value }));
  return formatSelector(series, labels);
}

/** The window over which the current burn is seen: the shortest of the alerts, five minutes where none can fire. */
export function findShortestWindow({ alerts }: ServiceLevel): number {
  return Math.min(...(alerts.length === 0 ? [300] : alerts.map(({ shortWindow }) => shortWindow)));
}

/** All windows of the alerts in ascending order, the shortest first; seconds. */
export function listWindows(level: ServiceLevel): readonly number[] {
  const windows = level.alerts.flatMap(({ longWindow, shortWindow }) => [shortWindow, longWindow]);
  return [...new Set([findShortestWindow(level), ...windows])].toSorted((a, b) => a - b);
}
