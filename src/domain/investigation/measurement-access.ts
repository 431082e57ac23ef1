/** Reading a measurement: the value of a statistic, its distribution or histogram, its request counts. */
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import type { BucketHistogram } from '../stats/bucket-histogram';
import { countObservations } from '../stats/bucket-histogram';
import { deserialiseDistribution } from '../stats/distribution';
import type { Distribution } from '../stats/distribution';
import type { MeasuredValue, Measurement } from './investigation-record';

export interface KnownCounts {
  /** Requests sent, failed and cancelled ones included; null where nothing says it. */
  readonly sent: number | null;
  readonly succeeded: number | null;
  readonly failed: number | null;
  readonly cancelled: number | null;
}

/** Which of two values for the same statistic is the better one. */
const ORIGIN_RANK: Readonly<Record<MeasuredValue['origin'], number>> = {
  computed: 0,
  reported: 1,
  typed: 2,
};

/**
 * The measured value of exactly that statistic: computed before reported before typed. For rates and shares `rate` and `mean` are
 * the same number, and tools use both names. Undefined when there is none that is finite.
 */
export function findMeasuredValue(
  measurement: Pick<Measurement, 'values'>,
  metric: AnyMetricId,
  statistic: Statistic,
): MeasuredValue | undefined {
  const exact = bestOf(measurement, metric, statistic);
  if (exact) return exact;
  const { shape } = getMetric(metric);
  if (shape !== 'rate' && shape !== 'share') return undefined;
  if (statistic === 'rate') return bestOf(measurement, metric, 'mean');
  return statistic === 'mean' ? bestOf(measurement, metric, 'rate') : undefined;
}

function bestOf(
  { values }: Pick<Measurement, 'values'>,
  metric: AnyMetricId,
  statistic: Statistic,
): MeasuredValue | undefined {
  return values
    .filter(
      (value) =>
        value.metric === metric && value.statistic === statistic && Number.isFinite(value.value),
    )
    .reduce<MeasuredValue | undefined>(
      (best, value) =>
        best && ORIGIN_RANK[best.origin] <= ORIGIN_RANK[value.origin] ? best : value,
      undefined,
    );
}

/** The distribution of a metric's samples; undefined when none was kept or it is empty. */
export function findDistribution(
  { distributions }: Pick<Measurement, 'distributions'>,
  metric: AnyMetricId,
): Distribution | undefined {
  const serialised = Object.hasOwn(distributions, metric) ? distributions[metric] : undefined;
  return serialised && serialised.count > 0 ? deserialiseDistribution(serialised) : undefined;
}

/** The histogram of a metric, with the infinite bound back in its place; undefined when there is none or it is empty. */
export function findHistogram(
  { histograms }: Pick<Measurement, 'histograms'>,
  metric: AnyMetricId,
): BucketHistogram | undefined {
  const kept =
    histograms !== undefined && Object.hasOwn(histograms, metric) ? histograms[metric] : undefined;
  if (!kept) return undefined;
  const { bounds, counts, sum } = kept;
  const histogram = { bounds: [...bounds, Infinity], counts, ...(sum !== undefined && { sum }) };
  return countObservations(histogram) > 0 ? histogram : undefined;
}

/** Metrics of which the measurement has a histogram. */
export function listHistogramMetrics({
  histograms = {},
}: Pick<Measurement, 'histograms'>): readonly AnyMetricId[] {
  return Object.keys(histograms) as AnyMetricId[];
}

/** Every metric that the measurement says something about: in the order of its values, its distributions, its histograms. */
export function listMeasuredMetrics(
  measurement: Pick<Measurement, 'values' | 'distributions' | 'histograms'>,
): readonly AnyMetricId[] {
  const withDistribution = Object.keys(measurement.distributions) as AnyMetricId[];
  return [
    ...new Set([
      ...measurement.values.map(({ metric }) => metric),
      ...withDistribution,
      ...listHistogramMetrics(measurement),
    ]),
  ];
}

/** The counts, with the ones that follow from the others filled in; an unknown number of cancelled requests is taken as none. */
export function deriveCounts(counts: Measurement['counts']): KnownCounts {
  const cancelled = counts.cancelled ?? null;
  const sent =
    counts.requests ??
    (counts.succeeded !== undefined && counts.failed !== undefined
      ? counts.succeeded + counts.failed + (cancelled ?? 0)
      : null);
  const others = (known: number | undefined): number | null =>
    sent === null || known === undefined ? null : Math.max(0, sent - known - (cancelled ?? 0));
  return {
    sent,
    succeeded: counts.succeeded ?? others(counts.failed),
    failed: counts.failed ?? others(counts.succeeded),
    cancelled,
  };
}

/** Whether requests were sent and not one of them succeeded, so that no latency of the run means anything. */
export function hasNoSuccess(counts: Measurement['counts']): boolean {
  const { sent, succeeded } = deriveCounts(counts);
  return succeeded === 0 && sent !== 0;
}
