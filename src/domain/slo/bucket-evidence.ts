/**
 * What a source's buckets have to say about a target. The value is Prometheus' interpolated estimate, which may be far off; its
 * interval reaches over the whole buckets that hold the two order statistics, so the estimate decides nothing. On a bucket's bound
 * that is the exact test: how many observations are at most the threshold is then known.
 */
import { computeQuantileLevel } from '../metrics/statistic';
import type { BucketHistogram } from '../stats/bucket-histogram';
import { computeHistogramMean, countObservations } from '../stats/bucket-histogram';
import {
  computeHistogramInterval,
  computeHistogramQuantile,
  computeQuantileBounds,
  countHistogramAtMost,
  findBucket,
} from '../stats/bucket-histogram-reading';
import type { BucketEdges } from '../stats/bucket-histogram-reading';
import type { Evidence, TargetQuestion } from './evidence';
import type { Interval } from './gap';

/** Where the value and the threshold lie among the buckets. */
export interface BucketFacts {
  /** The bucket that holds the value. */
  readonly value: BucketEdges;
  /** The bucket that has the threshold inside it; null when the threshold is a bucket's bound. */
  readonly threshold: BucketEdges | null;
  /** How many observations are at or below the threshold. */
  readonly atMost: { readonly low: number; readonly high: number };
  /** The highest finite bound, in the metric's unit. */
  readonly highest: number;
}

const CONFIDENCE = 0.95;

/** Quantiles, the maximum and the mean; null for a statistic that buckets do not give. */
export function findBucketEvidence(
  histogram: BucketHistogram,
  target: TargetQuestion,
): Evidence | null {
  const observations = countObservations(histogram);
  const n = Math.floor(observations);
  if (target.statistic === 'mean') {
    const mean = computeHistogramMean(histogram);
    if (mean === null || !Number.isFinite(mean)) return null;
    return { basis: 'sum', value: mean, n, interval: null, needed: null };
  }
  const level = target.statistic === 'max' ? 1 : computeQuantileLevel(target.statistic);
  // No level 0: how low the lowest value is, a bucket that starts at 0 does not say.
  if (level === null || level === 0) return null;
  const value = computeHistogramQuantile(histogram, level);
  const holds = computeQuantileBounds(histogram, level);
  if (value === null || holds === null || !Number.isFinite(value)) return null;
  return {
    basis: 'buckets',
    value,
    n,
    interval: createInterval(histogram, level, holds),
    needed: null,
    buckets: {
      value: holds,
      threshold: histogram.bounds.includes(target.threshold)
        ? null
        : findBucket(histogram, target.threshold),
      atMost: countHistogramAtMost(histogram, target.threshold),
      highest: histogram.bounds.at(-2) ?? 0,
    },
  };
}

/** Of the maximum the bucket is certain, for this run; of a quantile the order statistics bring the chance in. */
function createInterval(histogram: BucketHistogram, level: number, holds: BucketEdges): Interval {
  const edges = level === 1 ? holds : computeHistogramInterval(histogram, level, CONFIDENCE);
  return {
    ...edges,
    confidence: level === 1 ? 1 : CONFIDENCE,
    method: level === 1 ? 'bucket bounds' : 'bucket bounds of order statistics',
    // A first bucket that starts at 0 may hold zeros.
    ...(edges.low !== null && edges.low > 0 && { openLow: true as const }),
  };
}
