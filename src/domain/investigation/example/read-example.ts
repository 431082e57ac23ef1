/** Reads the example's own measurements, so that its sentences say the numbers that its tables show. */
import type { AnyMetricId, Statistic } from '../../metrics/metric';
import { formatWithUnit } from '../../units/format-quantity';
import type { Effect, MeasuredValue, Measurement } from '../investigation-record';

/** @throws Error when the example has no such value: a defect of the example. */
export function readExample(
  measurement: Measurement,
  metric: AnyMetricId,
  statistic: Statistic,
): MeasuredValue {
  const found = measurement.values.find(
    (value) => value.metric === metric && value.statistic === statistic,
  );
  if (found === undefined) throw new Error(`${measurement.id} has no ${metric} ${statistic}`);
  return found;
}

/** `p95 36 ms`, in seconds or milliseconds. */
export function sayLatency(
  measurement: Measurement,
  metric: AnyMetricId,
  statistic: Statistic,
): string {
  return `${statistic} ${formatWithUnit(readExample(measurement, metric, statistic).value, 'seconds')}`;
}

/**
 * The difference of two quantiles with the interval that their two 95 % intervals span. Both hold at once with at least 90 %
 * (Bonferroni), so that is its confidence, on the safe side.
 */
export function computeExampleEffect(
  before: Measurement,
  after: Measurement,
  metric: AnyMetricId,
  statistic: Statistic,
): Effect {
  const from = readExample(before, metric, statistic);
  const to = readExample(after, metric, statistic);
  const subtract = (a: number | null | undefined, b: number | null | undefined): number | null =>
    typeof a === 'number' && typeof b === 'number' ? a - b : null;
  return {
    metric,
    statistic,
    before: from.value,
    after: to.value,
    interval: {
      low: subtract(to.interval?.low, from.interval?.high),
      high: subtract(to.interval?.high, from.interval?.low),
      confidence: 0.9,
      method: 'span of two order-statistic intervals',
    },
  };
}
