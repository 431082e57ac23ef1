/** What the buckets of a measurement say: quantiles as intervals, because buckets give no more. */
import { findHistogram, listHistogramMetrics } from '../domain/investigation/measurement-access';
import type { Measurement } from '../domain/investigation/investigation-record';
import type { AnyMetricId } from '../domain/metrics/metric';
import { countObservations } from '../domain/stats/bucket-histogram';
import { computeQuantileBounds } from '../domain/stats/bucket-histogram-reading';

const LEVELS = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

export interface DescribedHistogram {
  readonly metric: AnyMetricId;
  readonly n: number;
  /** Canonical unit; the quantile lies above `low` and at or below `high`; null where the bucket has no such end. */
  readonly quantiles: readonly {
    readonly statistic: string;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

export function describeHistograms(measurement: Measurement): readonly DescribedHistogram[] {
  return listHistogramMetrics(measurement).flatMap((metric) => {
    const histogram = findHistogram(measurement, metric);
    if (!histogram) return [];
    const quantiles = Object.entries(LEVELS).flatMap(([statistic, level]) => {
      const bounds = computeQuantileBounds(histogram, level);
      return bounds ? [{ statistic, ...bounds }] : [];
    });
    return [{ metric, n: countObservations(histogram), quantiles }];
  });
}
