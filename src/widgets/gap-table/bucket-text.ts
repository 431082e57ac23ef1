/** Where a value comes from a source's buckets: how its estimate is made, and why it is an interval. */
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import {
  findDistribution,
  findHistogram,
  findMeasuredValue,
} from '@site/src/domain/investigation/measurement-access';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { computeQuantileLevel } from '@site/src/domain/metrics/statistic';
import type { Gap } from '@site/src/domain/slo/gap';
import type { BucketHistogram } from '@site/src/domain/stats/bucket-histogram';
import { countObservations } from '@site/src/domain/stats/bucket-histogram';
import { findQuantilePlace } from '@site/src/domain/stats/bucket-histogram-reading';
import { displayUnit, formatQuantity, formatWithUnit } from '@site/src/domain/units';

/** The histogram that the value was read from; null when it came from anything else. */
function findSource(
  { metric, statistic, value, interval }: Gap,
  measurement: Measurement,
): BucketHistogram | null {
  if (value === null || interval === null) return null;
  if (findMeasuredValue(measurement, metric, statistic) !== undefined) return null;
  if (findDistribution(measurement, metric) !== undefined) return null;
  return findHistogram(measurement, metric) ?? null;
}

/** The interpolation of `histogram_quantile` with the reader's numbers; empty where there is none. */
export function describeEstimate(gap: Gap, measurement: Measurement): readonly string[] {
  const histogram = findSource(gap, measurement);
  const level = computeQuantileLevel(gap.statistic);
  if (histogram === null || level === null || gap.value === null) return [];
  const place = findQuantilePlace(histogram, level);
  if (place === null) return [];
  const { unit } = getMetric(gap.metric);
  const symbol = displayUnit(unit, Math.max(gap.target.threshold, gap.value));
  const write = (value: number) => formatQuantity(value, unit, { unit: symbol }).text;
  const count = (value: number) => formatQuantity(value, 'count', { significantDigits: 6 }).text;
  const { low, high, rank, below, inBucket } = place;
  return [
    `rank = ${count(level)} × ${count(countObservations(histogram))} = ${count(rank)}`,
    `${gap.statistic} ≈ ${write(low)} + (${write(high)} − ${write(low)}) × (${count(rank)} − ${count(below)}) ÷ ${count(inBucket)} = ${formatWithUnit(gap.value, unit, { unit: symbol })}`,
  ];
}

/** Why the interval ends where buckets do. */
export function explainBuckets(gap: Gap, measurement: Measurement): string | null {
  const histogram = findSource(gap, measurement);
  if (histogram === null) return null;
  const counted = getMetric(gap.metric).shape === 'per_chunk' ? 'gaps' : 'requests';
  return `Of the ${counted} only the number in each bucket is known, not where they lie inside one. So the ${gap.statistic} is an interval that starts and ends at a bucket’s bound; the single number is the straight-line estimate that Prometheus’ histogram_quantile makes, and it decides nothing. The verdict is sharp only for a target on a bound.`;
}
