/** The statistics of metrics with more samples than were kept: read from the distribution of all of them. */
import type { BenchmarkRun } from '../../benchmark-run/benchmark-run';
import type { AnyMetricId, Statistic } from '../../metrics/metric';
import { computeQuantileLevel } from '../../metrics/statistic';
import type { Distribution } from '../../stats/distribution';
import {
  computeDistributionInterval,
  computeDistributionQuantile,
} from '../../stats/distribution-reading';
import type { MeasuredValue } from '../investigation-record';

const CONFIDENCE = 0.95;
const QUANTILES: readonly Statistic[] = ['p50', 'p75', 'p90', 'p95', 'p99', 'p99.9'];

/** The distributions of a run whose samples were too many to keep, by metric; empty for all others. */
export function listCountedDistributions(
  run: BenchmarkRun,
): readonly (readonly [AnyMetricId, Distribution])[] {
  const counted = { ...run.requests?.sampledFrom?.distributions, ...run.distributions };
  return (Object.keys(counted) as AnyMetricId[]).flatMap((metric) => {
    const distribution = counted[metric];
    return distribution && distribution.count > 0 && Number.isFinite(distribution.sum)
      ? [[metric, distribution] as const]
      : [];
  });
}

/** Mean and extremes, which are exact, and quantiles, which are within 1 % of those of the samples. */
export function computeDistributionValues(
  metric: AnyMetricId,
  distribution: Distribution,
): readonly MeasuredValue[] {
  const { count, sum, min, max } = distribution;
  const value = (statistic: Statistic, number: number): MeasuredValue => ({
    metric,
    statistic,
    value: number,
    n: count,
    origin: 'computed',
  });
  return [
    value('mean', sum / count),
    value('min', min),
    value('max', max),
    ...QUANTILES.flatMap((statistic): MeasuredValue[] => {
      const level = computeQuantileLevel(statistic);
      if (level === null) return [];
      return [
        {
          ...value(statistic, computeDistributionQuantile(distribution, level).value),
          interval: {
            ...computeDistributionInterval(distribution, level, CONFIDENCE),
            confidence: CONFIDENCE,
            method: 'bucket bounds of order statistics',
          },
        },
      ];
    }),
  ];
}
