import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { findDistribution, findHistogram } from '@site/src/domain/investigation/measurement-access';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { AnyMetricId } from '@site/src/domain/metrics/metric';
import type { Gap } from '@site/src/domain/slo/gap';
import { countObservations } from '@site/src/domain/stats/bucket-histogram';
import { mergeBuckets } from '@site/src/domain/stats/distribution-buckets';
import { listFilledBuckets } from '@site/src/domain/stats/bucket-histogram-reading';
import { displayUnit, formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { DistributionChart } from '@site/src/ui/charts/DistributionChart';
import { describeGap, nameOf } from './gap-text';

interface GapChartProps {
  readonly gap: Gap;
  readonly measurement: Measurement;
}

/** As many bars as can be told apart on a phone. */
const MOST_BARS = 48;

/** What is drawn, in canonical units; of samples the lower end belongs to a bucket, of a source's buckets the upper one. */
interface Drawn {
  readonly count: number;
  readonly buckets: readonly {
    readonly low: number;
    readonly high: number;
    readonly count: number;
  }[];
  readonly heldEnd: 'lower' | 'upper';
  readonly scale: 'linear' | 'log';
  /** `From 81 ms to 940 ms`; the ends in the unit of the chart. */
  readonly range: (write: (value: number) => string) => string;
}

/** The target among the samples, or among the source's buckets where there are no samples. */
export function GapChart({ gap, measurement }: GapChartProps): ReactNode {
  const drawn = findDrawn(measurement, gap.metric);
  if (drawn === null || drawn.count < 2) return null;
  const { label, unit, shape } = getMetric(gap.metric);
  const { threshold, comparator } = gap.target;
  const symbol = displayUnit(unit, Math.max(threshold, gap.value ?? 0));
  const scale = (canonical: number) => rescale(canonical, unit, symbol);
  const text = describeGap(gap);
  const counted = shape === 'per_chunk' ? 'gaps between chunks' : 'requests';
  const range = drawn.range((value) => formatWithUnit(value, unit, { unit: symbol }));
  return (
    <DistributionChart
      title={`${label}: ${formatQuantity(drawn.count, 'count').text} ${counted} against the target`}
      summary={`${range}. Target ${text.target}, measured ${gap.statistic} ${text.value}.`}
      buckets={drawn.buckets.map(({ low, high, count }) => ({
        low: scale(low),
        high: scale(high),
        count,
      }))}
      quantity={label}
      unit={symbol}
      format={(number) => formatQuantity(number, 'count', { significantDigits: 3 }).text}
      counted={counted}
      scale={drawn.scale}
      heldEnd={drawn.heldEnd}
      target={{
        value: scale(threshold),
        label: `Target ${text.target}`,
        missedSide: comparator === '<=' ? 'above' : 'below',
      }}
      estimate={createEstimate(gap, text.value, scale)}
    />
  );
}

function findDrawn(measurement: Measurement, metric: AnyMetricId): Drawn | null {
  const distribution = findDistribution(measurement, metric);
  if (distribution !== undefined) {
    const { count, min, max, zeros } = distribution;
    return {
      count,
      buckets: mergeBuckets(distribution, MOST_BARS),
      heldEnd: 'lower',
      scale: zeros > 0 ? 'linear' : 'log',
      range: (write) => `From ${write(min)} to ${write(max)}`,
    };
  }
  const histogram = findHistogram(measurement, metric);
  if (histogram === undefined) return null;
  const buckets = listFilledBuckets(histogram);
  return {
    count: countObservations(histogram),
    buckets,
    heldEnd: 'upper',
    scale: (histogram.bounds[0] ?? 0) > 0 ? 'log' : 'linear',
    range: (write) => {
      const [first, last] = [buckets[0]?.low ?? 0, buckets.at(-1)?.high ?? Infinity];
      return Number.isFinite(last)
        ? `In buckets from ${write(first)} to ${write(last)}`
        : `In buckets from ${write(first)} on, the last without an upper end`;
    },
  };
}

function createEstimate(gap: Gap, value: string, scale: (canonical: number) => number) {
  if (gap.value === null) return undefined;
  const { interval, statistic } = gap;
  const bound = (end: number | null | undefined) => (end == null ? null : scale(end));
  return {
    value: scale(gap.value),
    low: bound(interval?.low),
    high: bound(interval?.high),
    label: `${nameOf(gap.metric, statistic)} ${value}`,
    intervalLabel:
      interval === null
        ? `${statistic}, without an interval`
        : interval.confidence === 1
          ? `${statistic} with the bucket that holds it`
          : `${statistic} with its 95 % interval`,
  };
}

/** A canonical value as a number in the shown unit; infinity stays what it is. */
function rescale(
  value: number,
  unit: Parameters<typeof formatQuantity>[1],
  symbol: string,
): number {
  if (!Number.isFinite(value)) return value;
  const { text } = formatQuantity(value, unit, {
    unit: symbol,
    significantDigits: 15,
    group: false,
  });
  return Number(text.replace('−', '-'));
}
