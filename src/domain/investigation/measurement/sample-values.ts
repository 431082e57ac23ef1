/** The statistics of one metric's samples, as a measurement keeps them. */
import type { AnyMetricId, Statistic } from '../../metrics/metric';
import { computeQuantileLevel } from '../../metrics/statistic';
import { createDistribution, serialiseDistribution } from '../../stats/distribution';
import { computeMeanInterval, computeMoments } from '../../stats/moments';
import { computeQuantilePosition, interpolate } from '../../stats/quantile';
import { computeQuantileInterval } from '../../stats/quantile-interval';
import { computeOrderStatistics } from '../../stats/selection';
import type { MeasuredValue, SerialisedDistribution } from '../investigation-record';

const CONFIDENCE = 0.95;
const QUANTILES: readonly Statistic[] = ['p50', 'p75', 'p90', 'p95', 'p99'];
/** Below this no sample lies above p99.9: type 7 would only interpolate towards the maximum. */
const SAMPLES_FOR_P999 = 1000;

/**
 * Mean, standard deviation, extremes and quantiles (type 7) of the samples, canonical unit, each with n. Quantiles carry the
 * interval of their order statistics, the mean Student's; extremes and the standard deviation have none. p99 is given however
 * few the samples, because its interval says that they are too few. Empty for no samples.
 */
export function computeSampleValues(
  metric: AnyMetricId,
  samples: Float64Array,
): readonly MeasuredValue[] {
  const n = samples.length;
  if (n === 0) return [];
  const moments = computeMoments(samples);
  const meanInterval = computeMeanInterval(moments, CONFIDENCE);
  const value = (statistic: Statistic, number: number): MeasuredValue => ({
    metric,
    statistic,
    value: number,
    n,
    origin: 'computed',
  });
  const values: MeasuredValue[] = [
    {
      ...value('mean', moments.mean),
      ...(meanInterval && {
        interval: { ...meanInterval, confidence: CONFIDENCE, method: 'Student t' },
      }),
    },
    ...(moments.std === null ? [] : [value('std', moments.std)]),
    value('min', moments.min),
    value('max', moments.max),
    ...computeQuantileValues(metric, samples),
  ];
  // Sums of values near the largest double overflow; such a statistic is left out rather than stored as Infinity.
  return values.filter(isFiniteValue);
}

function computeQuantileValues(metric: AnyMetricId, samples: Float64Array): MeasuredValue[] {
  const n = samples.length;
  const plans = [...QUANTILES, ...(n >= SAMPLES_FOR_P999 ? (['p99.9'] as const) : [])].flatMap(
    (statistic) => {
      const level = computeQuantileLevel(statistic);
      if (level === null) return [];
      return [
        {
          statistic,
          position: computeQuantilePosition(n, level),
          bounds: computeQuantileInterval(n, level, CONFIDENCE),
        },
      ];
    },
  );
  const ranks = [
    ...new Set(
      plans.flatMap(({ position, bounds }) =>
        [position.lower, position.upper, bounds.low, bounds.high].filter((rank) => rank !== null),
      ),
    ),
  ];
  const found = computeOrderStatistics(samples, ranks);
  const byRank = new Map(ranks.map((rank, index) => [rank, found[index] ?? Number.NaN]));
  const at = (rank: number): number => byRank.get(rank) ?? Number.NaN;
  return plans.map(({ statistic, position, bounds }) => ({
    metric,
    statistic,
    value: interpolate(at(position.lower), at(position.upper), position.fraction),
    n,
    interval: {
      low: bounds.low === null ? null : at(bounds.low),
      high: bounds.high === null ? null : at(bounds.high),
      confidence: CONFIDENCE,
      method: 'order statistics',
    },
    origin: 'computed',
  }));
}

/** The samples' distribution as a record holds it; null when there are none, or one is negative (a skewed clock). */
export function createSerialisedDistribution(samples: Float64Array): SerialisedDistribution | null {
  if (samples.length === 0) return null;
  for (const sample of samples) if (sample < 0) return null;
  const distribution = createDistribution(samples);
  return Number.isFinite(distribution.sum) ? serialiseDistribution(distribution) : null;
}

function isFiniteValue({ value, interval }: MeasuredValue): boolean {
  return (
    Number.isFinite(value) &&
    (!interval || [interval.low, interval.high].every((b) => b === null || Number.isFinite(b)))
  );
}
