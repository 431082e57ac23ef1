/** What the panels ask for that is not recorded by the rules: the metric itself, and the state of the alerts. */
import type { HistogramIndicator, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatSelector } from '../../../domain/monitoring/promql-text';
import { SERIES, selectRecorded } from '../prometheus/recorded-series';
import { quoteForQuery } from './literal-text';

/** Grafana's own length of a rate, never shorter than four scrapes. */
const RATE_WINDOW = '$__rate_interval';

/** The unit of the bounds as exposed, which is the one the metric is in. */
export function findHistogramUnit({
  used,
  optimistic,
  pessimistic,
}: HistogramIndicator): 's' | 'ms' {
  const finite = [used, optimistic, ...(pessimistic ? [pessimistic] : [])].find(
    ({ exposed, value }) => Number.isFinite(exposed) && value > 0,
  );
  // A thousand or one; the division of decimals need not be exact.
  return finite !== undefined && finite.exposed / finite.value > 30 ? 'ms' : 's';
}

/** Observations per second of every bucket. */
export function createBucketRates(indicator: HistogramIndicator): string {
  return `sum by (le) (rate(${select(indicator, '_bucket')}[${RATE_WINDOW}]))`;
}

/** In seconds; `level` between 0 and 1. */
export function createQuantile(indicator: HistogramIndicator, level: number): string {
  const quantile = `histogram_quantile(${level}, ${createBucketRates(indicator)})`;
  return findHistogramUnit(indicator) === 'ms' ? `${quantile} / 1000` : quantile;
}

/** In seconds. */
export function createMean(indicator: HistogramIndicator): string {
  const sum = (suffix: string) => `sum(rate(${select(indicator, suffix)}[${RATE_WINDOW}]))`;
  const mean = `${sum('_sum')} / ${sum('_count')}`;
  return findHistogramUnit(indicator) === 'ms' ? `${mean} / 1000` : mean;
}

/** 1 while an alert of that name fires, 0 while it does not; nothing where the rules are not loaded, which is not the same as quiet. */
export function createAlertState(level: ServiceLevel, name: string, severity: string): string {
  const alerts = formatSelector('ALERTS', [
    { name: 'alertname', value: name },
    { name: 'alertstate', value: 'firing' },
    { name: 'severity', value: severity },
    { name: 'slo_id', value: level.id },
  ]);
  return `max(${alerts}) or 0 * max(${selectRecorded(SERIES.objective, level)})`;
}

function select({ metric, labels }: HistogramIndicator, suffix: string): string {
  return formatSelector(
    `${metric}${suffix}`,
    [],
    labels.map(({ name, value }) => `${name}=${quoteForQuery(value)}`),
  );
}
