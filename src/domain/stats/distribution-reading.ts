/** What a distribution says of its values: quantiles and shares, each with the bounds that its buckets allow. */
import { bucketLowerBound } from './distribution';
import type { Distribution } from './distribution';
import { computeQuantilePosition, interpolate } from './quantile';
import { computeQuantileInterval } from './quantile-interval';

export interface BoundedValue {
  /** The estimate, within 1 % of the true sample quantile (for values from 2⁻¹⁰²² on, the normal doubles). */
  readonly value: number;
  /** The true sample quantile lies within these, both inclusive. */
  readonly low: number;
  readonly high: number;
}

/**
 * The type 7 quantile of the values that went in, as far as the buckets tell.
 *
 * @throws RangeError when the distribution is empty.
 */
export function computeDistributionQuantile(distribution: Distribution, p: number): BoundedValue {
  const { lower, upper, fraction } = computeQuantilePosition(distribution.count, p);
  const below = boundsOfRank(distribution, lower);
  const above = boundsOfRank(distribution, upper);
  return {
    value: interpolate(centre(below), centre(above), fraction),
    low: below.low,
    high: fraction === 0 ? below.high : above.high,
  };
}

/**
 * The confidence interval of a quantile: the outer bounds of the buckets that hold its two order statistics. Null where the
 * samples give no bound.
 */
export function computeDistributionInterval(
  distribution: Distribution,
  p: number,
  confidence = 0.95,
): { readonly low: number | null; readonly high: number | null } {
  const ranks = computeQuantileInterval(distribution.count, p, confidence);
  return {
    low: ranks.low === null ? null : boundsOfRank(distribution, ranks.low).low,
    high: ranks.high === null ? null : boundsOfRank(distribution, ranks.high).high,
  };
}

/** How many values are at most the threshold: certainly `low`, possibly `high`; the bucket that holds the threshold is between. */
export function countAtMost(
  distribution: Distribution,
  threshold: number,
): { readonly low: number; readonly high: number } {
  const { count, zeros, min, max, buckets } = distribution;
  if (count === 0 || threshold < min) return { low: 0, high: 0 };
  if (threshold >= max) return { low: count, high: count };
  let low = zeros;
  for (const [index, inBucket] of buckets) {
    if (bucketLowerBound(index) > threshold) break;
    if (bucketLowerBound(index + 1) > threshold) return { low, high: low + inBucket };
    low += inBucket;
  }
  return { low, high: low };
}

/** The share of values at most the threshold, between `low` and `high`. @throws RangeError when the distribution is empty. */
export function computeShareAtMost(
  distribution: Distribution,
  threshold: number,
): { readonly low: number; readonly high: number } {
  const { count } = distribution;
  if (count === 0) throw new RangeError('a share of no values');
  const { low, high } = countAtMost(distribution, threshold);
  return { low: low / count, high: high / count };
}

interface RankBounds {
  readonly low: number;
  readonly high: number;
}

/** Bounds of the order statistic at a 1-based rank; exact for the smallest and the largest value. */
function boundsOfRank(distribution: Distribution, rank: number): RankBounds {
  const { count, zeros, min, max, buckets } = distribution;
  if (rank <= 1) return { low: min, high: min };
  if (rank >= count) return { low: max, high: max };
  if (rank <= zeros) return { low: 0, high: 0 };
  let reached = zeros;
  for (const [index, inBucket] of buckets) {
    reached += inBucket;
    if (reached >= rank) {
      return {
        low: Math.max(min, bucketLowerBound(index)),
        high: Math.min(max, bucketLowerBound(index + 1)),
      };
    }
  }
  return { low: max, high: max };
}

function centre({ low, high }: RankBounds): number {
  return low + (high - low) / 2;
}
