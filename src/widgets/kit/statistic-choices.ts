import type { MetricDefinition, Statistic } from '@site/src/domain/metrics/metric';

const NAMES: Readonly<Record<string, string>> = {
  p50: 'p50 (median)',
  mean: 'Mean',
  max: 'Maximum',
  min: 'Minimum',
  rate: 'Whole run',
};

const PER_REQUEST: readonly Statistic[] = [
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'mean',
  'max',
];
const OF_A_RUN: readonly Statistic[] = ['rate'];
const OF_A_GAUGE: readonly Statistic[] = ['mean', 'max', 'min', 'p50', 'p95', 'p99'];

/** The statistics that make sense for a metric; one that the record has already is always among them. */
export function listStatistics(
  metric: MetricDefinition,
  current: Statistic,
): readonly { readonly value: Statistic; readonly label: string }[] {
  const usual =
    metric.shape === 'rate' || metric.shape === 'share'
      ? OF_A_RUN
      : metric.shape === 'gauge'
        ? OF_A_GAUGE
        : PER_REQUEST;
  const all = usual.includes(current) ? usual : [current, ...usual];
  return all.map((value) => ({ value, label: NAMES[value] ?? value }));
}

/** `Time to first token, p99`; of a whole run's figure just its name. */
export function nameMeasured(metric: MetricDefinition, statistic: Statistic): string {
  return metric.shape === 'rate' || metric.shape === 'share'
    ? metric.label
    : `${metric.label}, ${NAMES[statistic]?.toLowerCase() ?? statistic}`;
}
