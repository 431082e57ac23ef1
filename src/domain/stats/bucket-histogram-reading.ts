/**
 * What a histogram with a source's buckets says of its values. Estimates are Prometheus' own, to the bit for whole counts;
 * bounds are certain: the values of a bucket lie above its lower bound and at or below its upper one.
 */
import type { BucketHistogram } from './bucket-histogram';
import { countObservations } from './bucket-histogram';
import { computeQuantileInterval } from './quantile-interval';

/** A bucket's ends: above `low`, at or below `high`. Null: minus infinity, or infinity. */
export interface BucketEdges {
  readonly low: number | null;
  readonly high: number | null;
}

/** How an estimate comes about: rank q × n is `rank − below` of the `inBucket` observations between `low` and `high`. */
export interface QuantilePlace {
  readonly low: number;
  readonly high: number;
  readonly rank: number;
  readonly below: number;
  readonly inBucket: number;
}

/**
 * Where `histogram_quantile` interpolates. Null where it does not: no observations, q outside 0 to 1, the rank in the +Inf bucket,
 * or in a first bucket that ends at 0 or below.
 */
export function findQuantilePlace(histogram: BucketHistogram, q: number): QuantilePlace | null {
  const { bounds } = histogram;
  const cumulative = accumulate(histogram);
  const observations = cumulative.at(-1) ?? 0;
  if (observations === 0 || !(q >= 0 && q <= 1)) return null;
  const rank = q * observations;
  const index = findFirst(cumulative, (count) => count >= rank);
  const high = bounds[index] ?? Infinity;
  if (index >= bounds.length - 1 || (index === 0 && high <= 0)) return null;
  const below = index === 0 ? 0 : (cumulative[index - 1] ?? 0);
  const inBucket = (cumulative[index] ?? 0) - below;
  return { low: index === 0 ? 0 : (bounds[index - 1] ?? 0), high, rank, below, inBucket };
}

/**
 * `histogram_quantile(q, …)` of Prometheus (promql/quantile.go, BucketQuantile): linear inside the bucket that holds rank q × n,
 * from 0 in the first one; the highest finite bound when the rank lies in the +Inf bucket; −Infinity below and Infinity above
 * 0 ≤ q ≤ 1. Null where Prometheus says NaN: no observations, q NaN, q = 0 with an empty first bucket.
 */
export function computeHistogramQuantile(histogram: BucketHistogram, q: number): number | null {
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  const { bounds } = histogram;
  const observations = countObservations(histogram);
  if (Number.isNaN(q) || observations === 0 || bounds.length < 2) return null;
  const place = findQuantilePlace(histogram, q);
  if (place === null) {
    const first = bounds[0] ?? 0;
    const isInFirst = first <= 0 && (histogram.counts[0] ?? 0) >= q * observations;
    return isInFirst ? first : (bounds.at(-2) ?? null);
  }
  const { low, high, rank, below, inBucket } = place;
  const estimate = low + (high - low) * ((rank - below) / inBucket);
  return Number.isNaN(estimate) ? null : estimate;
}

/**
 * The edges of the bucket that holds the q quantile, the smallest value that at least q × n observations do not exceed. They hold
 * with certainty for the observations that were made. Null when there are none.
 */
export function computeQuantileBounds(histogram: BucketHistogram, q: number): BucketEdges | null {
  const cumulative = accumulate(histogram);
  const observations = cumulative.at(-1) ?? 0;
  if (observations === 0 || !(q >= 0 && q <= 1)) return null;
  // The smallest value lies in the first bucket that is not empty.
  return edgesOf(
    histogram,
    findFirst(cumulative, (count) => count > 0 && count >= q * observations),
  );
}

/**
 * The confidence interval of a quantile: from the lower edge of the bucket that holds the one order statistic to the upper edge
 * of the bucket that holds the other. The value lies ABOVE `low`. Null where there are too few observations for a bound, or the
 * bucket has no such edge.
 */
export function computeHistogramInterval(
  histogram: BucketHistogram,
  q: number,
  confidence = 0.95,
): BucketEdges {
  const cumulative = accumulate(histogram);
  // Extrapolated counts are not whole; the last whole observation is the safe side.
  const ranks = computeQuantileInterval(Math.floor(cumulative.at(-1) ?? 0), q, confidence);
  const edgesAt = (rank: number): BucketEdges =>
    edgesOf(
      histogram,
      findFirst(cumulative, (count) => count >= rank),
    );
  return {
    low: ranks.low === null ? null : edgesAt(ranks.low).low,
    high: ranks.high === null ? null : edgesAt(ranks.high).high,
  };
}

/** The edges of the bucket in which a value falls; a value equal to a bound belongs to the bucket that ends there. */
export function findBucket(histogram: BucketHistogram, value: number): BucketEdges {
  return edgesOf(
    histogram,
    findFirst(histogram.bounds, (bound) => bound >= value),
  );
}

/** How many observations are at most the threshold: certainly `low`, possibly `high`; equal on a bound. */
export function countHistogramAtMost(
  histogram: BucketHistogram,
  threshold: number,
): { readonly low: number; readonly high: number } {
  const { bounds } = histogram;
  const cumulative = accumulate(histogram);
  const index = findFirst(bounds, (bound) => bound >= threshold);
  const upTo = cumulative[index] ?? 0;
  if (bounds[index] === threshold) return { low: upTo, high: upTo };
  const low = index === 0 ? 0 : (cumulative[index - 1] ?? 0);
  // Nothing is below 0 where Prometheus takes 0 as the first bucket's lower edge.
  const first = bounds[0] ?? 0;
  return index === 0 && first > 0 && threshold < 0 ? { low: 0, high: 0 } : { low, high: upTo };
}

/**
 * The share of observations at most the threshold, between `low` and `high`; `exact` when the two are one, as on a bucket's
 * bound. Above the highest finite bound, `low` leaves out the +Inf bucket, as Prometheus does, and `high` takes it in.
 *
 * @throws RangeError when the histogram is empty.
 */
export function computeShareAtMost(
  histogram: BucketHistogram,
  threshold: number,
): { readonly low: number; readonly high: number; readonly exact: boolean } {
  const observations = countObservations(histogram);
  if (observations === 0) throw new RangeError('a share of no observations');
  const { low, high } = countHistogramAtMost(histogram, threshold);
  return { low: low / observations, high: high / observations, exact: low === high };
}

function accumulate({ counts }: BucketHistogram): number[] {
  let total = 0;
  return counts.map((count) => (total += count));
}

/** As Prometheus: the first bucket starts at 0, unless it ends there or below. */
function edgesOf({ bounds }: BucketHistogram, index: number): BucketEdges {
  const high = bounds[index] ?? Infinity;
  const low = index > 0 ? (bounds[index - 1] ?? null) : high > 0 ? 0 : null;
  return { low, high: high === Infinity ? null : high };
}

/** The index of the first entry that holds; that of the last one when none does. */
function findFirst(entries: readonly number[], holds: (entry: number) => boolean): number {
  const index = entries.findIndex(holds);
  return index === -1 ? entries.length - 1 : index;
}

/** From the first bucket that is not empty to the last one, with the ends as numbers: the lowest may be 0, the highest Infinity. */
export function listFilledBuckets(
  histogram: BucketHistogram,
): readonly { readonly low: number; readonly high: number; readonly count: number }[] {
  const { counts } = histogram;
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return counts.slice(Math.max(0, first), last + 1).map((count, offset) => {
    const { low, high } = edgesOf(histogram, first + offset);
    // A first bucket of negative values has no lower end: it is shown as wide as its distance from 0.
    return { low: low ?? 2 * (high ?? 0), high: high ?? Infinity, count };
  });
}
