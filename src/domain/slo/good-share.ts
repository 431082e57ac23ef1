/** How many of a metric's observations meet a target, from a distribution or from a source's buckets: between `low` and `high`. */
import { findDistribution, findHistogram } from '../investigation/measurement-access';
import type { Measurement } from '../investigation/investigation-record';
import type { AnyMetricId } from '../metrics/metric';
import { countObservations } from '../stats/bucket-histogram';
import { countHistogramAtMost } from '../stats/bucket-histogram-reading';
import { countAtMost } from '../stats/distribution-reading';
import type { SloTarget } from './target';

export interface CountBounds {
  readonly low: number;
  readonly high: number;
}

/** A metric's values as far as counting them goes. */
export interface Observations {
  readonly count: number;
  /** How many are at or below the threshold, in whole observations. */
  readonly atMost: (threshold: number) => CountBounds;
}

/** Null without a distribution and without buckets. The distribution is the finer one. */
export function findObservations(
  measurement: Measurement,
  metric: AnyMetricId,
): Observations | null {
  const distribution = findDistribution(measurement, metric);
  if (distribution) {
    return {
      count: distribution.count,
      atMost: (threshold) => countAtMost(distribution, threshold),
    };
  }
  const histogram = findHistogram(measurement, metric);
  if (!histogram) return null;
  // Extrapolated counts are not whole: rounded outwards, so that the bounds stay bounds.
  const count = Math.ceil(countObservations(histogram));
  return {
    count,
    atMost: (threshold) => {
      const { low, high } = countHistogramAtMost(histogram, threshold);
      return { low: Math.floor(low), high: Math.min(count, Math.ceil(high)) };
    },
  };
}

/** How many observations meet the target's threshold. */
export function countGood(
  { count, atMost }: Observations,
  { comparator, threshold }: Pick<SloTarget, 'comparator' | 'threshold'>,
): CountBounds {
  if (comparator === '<=') return atMost(threshold);
  // At least t is everything except what is at most the next smaller double.
  const below = atMost(threshold * (1 - Number.EPSILON / 2));
  return { low: count - below.high, high: count - below.low };
}
