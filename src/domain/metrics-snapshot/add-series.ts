/** Several series as one: replicas, data-parallel ranks, GPUs, label values that do not matter. */
import type { Statistic } from '../metrics/metric';
import type { BucketHistogram } from '../stats/bucket-histogram';
import { mergeBucketHistograms } from '../stats/bucket-histogram';
import { computeQuantiles } from '../stats/quantile';
import type { CounterChange, GaugeChange, GaugePoint, HistogramChange } from './metrics-window';

export function addCounters(changes: readonly CounterChange[]): number {
  return changes.reduce((sum, { increase }) => sum + increase, 0);
}

/** Null for no series. The sum is known only when each series knows its own. */
export function addHistograms(
  changes: readonly HistogramChange[],
): Pick<HistogramChange, 'count' | 'sum' | 'buckets'> | null {
  if (changes.length === 0) return null;
  const count = changes.reduce((total, change) => total + change.count, 0);
  const sums = changes.flatMap(({ sum }) => (sum === undefined ? [] : [sum]));
  const all = changes.flatMap(({ buckets }) => (buckets ? [buckets] : []));
  const buckets = all.length === changes.length ? mergeAll(all) : null;
  return {
    count,
    ...(sums.length === changes.length ? { sum: sums.reduce((a, b) => a + b, 0) } : {}),
    ...(buckets ? { buckets } : {}),
  };
}

/** Null when their bounds differ: then only the count and the sum of all are known. */
function mergeAll(histograms: readonly BucketHistogram[]): BucketHistogram | null {
  const [first = null, ...others] = histograms;
  let merged = first;
  for (const histogram of others) {
    const result = merged ? mergeBucketHistograms(merged, histogram) : null;
    merged = result?.ok ? result.histogram : null;
  }
  return merged;
}

/** How the values of several series at one moment become one: requests add up, shares of equal parts are averaged. */
export type GaugeRule = 'sum' | 'mean';

/** One value for each moment at which any of the series has one. */
export function addPoints(changes: readonly GaugeChange[], rule: GaugeRule): GaugePoint[] {
  const moments = new Map<number, { sum: number; n: number }>();
  for (const { points } of changes) {
    for (const { time, value } of points) {
      const moment = moments.get(time) ?? { sum: 0, n: 0 };
      moments.set(time, { sum: moment.sum + value, n: moment.n + 1 });
    }
  }
  return [...moments]
    .toSorted(([a], [b]) => a - b)
    .map(([time, { sum, n }]) => ({ time, value: rule === 'sum' ? sum : sum / n }));
}

export interface GaugeSummary {
  readonly statistics: Partial<Record<Statistic, number>>;
  /** Moments that were read, where that is known; they are samples in time, not requests. */
  readonly samples?: number;
  /** Statistics that single series have and their combination cannot have. */
  readonly lost: readonly Statistic[];
}

const QUANTILES = [0.5, 0.95, 0.99] as const;

/** Mean, minimum, maximum, p50, p95 and p99 over the moments; a single moment has only its value, as the mean. */
export function summarisePoints(points: readonly GaugePoint[]): GaugeSummary | null {
  const values = Float64Array.from(points, ({ value }) => value);
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return { statistics: { mean }, samples: 1, lost: [] };
  const [p50 = mean, p95 = mean, p99 = mean] = computeQuantiles(values, QUANTILES);
  const [min, max] = extremes(values);
  return { statistics: { mean, min, max, p50, p95, p99 }, samples: values.length, lost: [] };
}

/** Smallest and largest: spreading a long array into Math.min overflows the stack. */
function extremes(values: Float64Array): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}

/**
 * The statistics of several series together. From readings: of their sum or mean at each moment. From statistics that a tool has
 * made: means add up or average; of quantiles and deviations nothing follows for the whole, so they are lost.
 */
export function addGauges(changes: readonly GaugeChange[], rule: GaugeRule): GaugeSummary | null {
  const points = addPoints(changes, rule);
  if (points.length > 0) return summarisePoints(points);
  const all = changes.flatMap(({ statistics }) => (statistics ? [statistics] : []));
  const [only, ...others] = all;
  if (!only) return null;
  if (others.length === 0) return { statistics: only, lost: [] };
  const means = all.map(({ mean }) => mean);
  if (!means.every((mean) => mean !== undefined)) return null;
  const sum = means.reduce((total, mean) => total + mean, 0);
  const lost = (Object.keys(only) as Statistic[]).filter((statistic) => statistic !== 'mean');
  return { statistics: { mean: rule === 'sum' ? sum : sum / means.length }, lost };
}
