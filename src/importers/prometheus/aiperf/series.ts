/** One series of AIPerf's export, from either of its formats. */
import type { Labels } from '../../../domain/metrics-snapshot/metrics-snapshot';
import type { SeriesChange } from '../../../domain/metrics-snapshot/metrics-window';
import type { Statistic } from '../../../domain/metrics/metric';
import { parseStatistic } from '../../../domain/metrics/statistic';
import { countObservations, createBucketHistogram } from '../../../domain/stats/bucket-histogram';
import { parseValue } from '../exposition/parse-line';

export interface ExportedSeries {
  readonly type: string;
  readonly name: string;
  /** With the endpoint, so that two servers are two series. */
  readonly labels: Labels;
  /** Under AIPerf's names: `total`, `count_rate`, `p99`, `p99_estimate`. */
  readonly statistics: ReadonlyMap<string, number>;
  /** Bound as written, and the observations up to it. */
  readonly buckets: readonly (readonly [bound: string, count: number])[];
}

export interface ExportedFile {
  readonly series: readonly ExportedSeries[];
  readonly version?: string;
  /** Seconds. */
  readonly duration?: number;
  /** ISO 8601 as written, without a zone. */
  readonly startedAt?: string;
}

/** Null for types that are not known and series without numbers. */
export function toChange(series: ExportedSeries): SeriesChange | null {
  const { name, labels, statistics } = series;
  switch (series.type) {
    case 'counter': {
      const increase = statistics.get('total');
      if (increase === undefined || increase < 0) return null;
      return { kind: 'counter', name, labels, increase };
    }
    case 'histogram':
      return toHistogram(series);
    case 'gauge':
    case 'unknown': {
      const found: Partial<Record<Statistic, number>> = {};
      for (const [key, value] of statistics) {
        const statistic = parseStatistic(key);
        if (statistic) found[statistic] = value;
      }
      if (Object.keys(found).length === 0) return null;
      return { kind: 'gauge', name, labels, points: [], statistics: found };
    }
    default:
      return null;
  }
}

function toHistogram({ name, labels, statistics, buckets }: ExportedSeries): SeriesChange | null {
  const sum = statistics.get('sum');
  const result = createBucketHistogram(
    buckets.map(([bound, count]) => ({ upperBound: parseValue(bound) ?? Number.NaN, count })),
    sum,
  );
  const count =
    statistics.get('count') ?? (result.ok ? countObservations(result.histogram) : undefined);
  if (count === undefined || count < 0) return null;
  return {
    kind: 'histogram',
    name,
    labels,
    count,
    ...(sum === undefined ? {} : { sum }),
    ...(result.ok ? { buckets: result.histogram } : {}),
  };
}
