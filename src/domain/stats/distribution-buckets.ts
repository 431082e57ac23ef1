/** A distribution's buckets made wide enough to be drawn. */
import { bucketLowerBound, type Distribution } from './distribution';

export interface DrawnBucket {
  /** Inclusive. */
  readonly low: number;
  /** Exclusive; the largest value itself for the last bucket. */
  readonly high: number;
  readonly count: number;
}

/** Seven bits of mantissa: merging 2⁷ neighbours gives one bucket per doubling, and no drawing needs wider ones than 2³ doublings. */
const WIDEST_SHIFT = 10;

/**
 * Neighbouring buckets merged until at most `most` span the values; gaps are buckets with count 0. Each bucket but the first and
 * the last, which end at the smallest and largest value, is the same factor wide. Zeros come first, as a bucket from 0 to 0.
 */
export function mergeBuckets(distribution: Distribution, most: number): readonly DrawnBucket[] {
  const { buckets, zeros, min, max } = distribution;
  const first = buckets[0]?.[0];
  const last = buckets.at(-1)?.[0];
  const drawn: DrawnBucket[] = zeros > 0 ? [{ low: 0, high: 0, count: zeros }] : [];
  if (first === undefined || last === undefined) return drawn;
  let shift = 0;
  while (shift < WIDEST_SHIFT && (last >> shift) - (first >> shift) + 1 > most) shift += 1;
  const counts = new Map<number, number>();
  for (const [index, count] of buckets) {
    const group = index >> shift;
    counts.set(group, (counts.get(group) ?? 0) + count);
  }
  for (let group = first >> shift; group <= last >> shift; group += 1) {
    const low = bucketLowerBound(group << shift);
    const high = bucketLowerBound((group + 1) << shift);
    drawn.push({
      low: group === first >> shift ? Math.max(low, zeros > 0 ? 0 : min) : low,
      high: group === last >> shift ? Math.min(high, max) : high,
      count: counts.get(group) ?? 0,
    });
  }
  return drawn.map((bucket) =>
    bucket.high < bucket.low ? { ...bucket, high: bucket.low } : bucket,
  );
}
