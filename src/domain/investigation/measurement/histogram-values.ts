/** The histograms that a measurement keeps, and the values that they give exactly. */
import { getMetric } from '../../metrics/catalogue';
import type { AnyMetricId } from '../../metrics/metric';
import type { BucketHistogram } from '../../stats/bucket-histogram';
import { checkBucketHistogram, countObservations } from '../../stats/bucket-histogram';
import type { MeasuredValue, SerialisedHistogram } from '../investigation-record';
import { findHistogram } from '../measurement-access';

type KeptHistograms = Partial<Record<AnyMetricId, SerialisedHistogram>>;

/** `LIMITS.bounds` of the record's schema. */
const MOST_BOUNDS = 2_500;

interface KeepOptions {
  /** No request succeeded: a histogram of latencies is then one of another run, or of zeros. */
  readonly failedEntirely: boolean;
  /** Metrics with samples of their own, which say more than buckets do. */
  readonly sampled: ReadonlySet<AnyMetricId>;
}

/** The histograms as a record holds them, and for each that it cannot hold a note that says so. */
export function keepHistograms(
  histograms: Partial<Record<AnyMetricId, BucketHistogram>>,
  { failedEntirely, sampled }: KeepOptions,
): { readonly histograms: KeptHistograms; readonly notes: readonly string[] } {
  const kept: KeptHistograms = {};
  const notes: string[] = [];
  for (const [metric, histogram] of Object.entries(histograms) as [
    AnyMetricId,
    BucketHistogram | undefined,
  ][]) {
    const { label, shape } = getMetric(metric);
    if (!histogram || sampled.has(metric)) continue;
    if (failedEntirely && (shape === 'per_request' || shape === 'per_chunk')) continue;
    if (checkBucketHistogram(histogram).length > 0 || countObservations(histogram) === 0) continue;
    const bounds = histogram.bounds.slice(0, -1);
    if (bounds.length > MOST_BOUNDS) {
      notes.push(
        `The histogram of ${label} is left out: it has ${bounds.length} bounds, and a record holds at most ${MOST_BOUNDS}.`,
      );
      continue;
    }
    const { counts, sum } = histogram;
    kept[metric] = { bounds, counts: [...counts], ...(sum !== undefined && { sum }) };
  }
  return { histograms: kept, notes };
}

/**
 * What a histogram says exactly: the mean, its sum ÷ its count. Its quantiles are not stored as values, because they are known to
 * a bucket only; `slo/bucket-evidence.ts` reads them from the buckets.
 */
export function computeHistogramValues(histograms: KeptHistograms): readonly MeasuredValue[] {
  return (Object.keys(histograms) as AnyMetricId[]).flatMap((metric): MeasuredValue[] => {
    const histogram = findHistogram({ histograms }, metric);
    if (histogram?.sum === undefined) return [];
    const count = countObservations(histogram);
    const mean = histogram.sum / count;
    if (!Number.isFinite(mean)) return [];
    return [
      {
        metric,
        statistic: 'mean',
        value: mean,
        ...(Number.isSafeInteger(count) && { n: count }),
        origin: 'computed',
      },
    ];
  });
}

/** A mean that is also reported is the same one when it agrees to nine digits; of two different ones the tool's own stands. */
export function agreesWith({ value }: MeasuredValue, reported: MeasuredValue | undefined): boolean {
  return (
    reported === undefined || Math.abs(value - reported.value) <= 1e-9 * Math.abs(reported.value)
  );
}
