/** The series of a snapshot, with the samples of each histogram put together. */
import { countObservations, createBucketHistogram } from '../stats/bucket-histogram';
import { labelOf, seriesKey } from './labels';
import type { Labels, MetricFamily, MetricsSnapshot, Sample } from './metrics-snapshot';
import type { HistogramChange, SeriesChange } from './metrics-window';

/** What an exposition without `# TYPE` lines does not say; undefined where nobody knows. */
export type ResolveType = (name: string) => 'counter' | 'gauge' | undefined;

/**
 * Every series as it stands, which for counters and histograms is what it did since the process started. Left out: values that
 * are no numbers, untyped series of unknown meaning, the moments at which counters were created, quantiles of summaries.
 */
export function readSeries(snapshot: MetricsSnapshot, resolveType: ResolveType): SeriesChange[] {
  const time = snapshot.takenAt ?? 0;
  return snapshot.families.flatMap((family) => readFamily(family, time, resolveType));
}

function readFamily(
  family: MetricFamily,
  time: number,
  resolveType: ResolveType,
): readonly SeriesChange[] {
  const { name, samples } = family;
  if (name.endsWith('_created')) return [];
  if (family.type === 'histogram' || family.type === 'summary') return readHistograms(family);
  const type =
    family.type === 'untyped'
      ? (resolveType(name) ?? (name.endsWith('_total') ? 'counter' : undefined))
      : family.type;
  if (type === undefined) return [];
  return samples
    .filter((sample) => Number.isFinite(sample.value))
    .flatMap(({ labels, value }): SeriesChange[] => {
      if (type === 'gauge') return [{ kind: 'gauge', name, labels, points: [{ time, value }] }];
      return value < 0 ? [] : [{ kind: 'counter', name, labels, increase: value }];
    });
}

interface Parts {
  readonly labels: Labels;
  readonly buckets: { upperBound: number; count: number }[];
  count?: number;
  sum?: number;
}

const BUCKET_LABELS = ['le', 'quantile'];

function readHistograms({ name, samples }: MetricFamily): HistogramChange[] {
  const series = new Map<string, Parts>();
  for (const sample of samples) {
    const key = seriesKey(name, sample.labels, BUCKET_LABELS);
    const parts = series.get(key) ?? { labels: withoutBucketLabels(sample.labels), buckets: [] };
    series.set(key, parts);
    addSample(parts, sample);
  }
  return [...series.values()].flatMap((parts) => finishHistogram(name, parts) ?? []);
}

/** Null when nothing says how many observations there were. */
function finishHistogram(name: string, parts: Parts): HistogramChange | null {
  const { labels, buckets, count, sum } = parts;
  const result = createBucketHistogram(buckets, sum);
  const total = count ?? (result.ok ? countObservations(result.histogram) : undefined);
  if (total === undefined || !(total >= 0) || total === Infinity) return null;
  return {
    kind: 'histogram',
    name,
    labels,
    count: total,
    ...(sum !== undefined && Number.isFinite(sum) ? { sum } : {}),
    ...(result.ok ? { buckets: result.histogram } : {}),
  };
}

function addSample(parts: Parts, { name, labels, value }: Sample): void {
  if (name.endsWith('_bucket')) {
    parts.buckets.push({ upperBound: parseBound(labelOf(labels, 'le')), count: value });
  } else if (name.endsWith('_count')) parts.count = value;
  else if (name.endsWith('_sum')) parts.sum = value;
}

/** `+Inf` and `Inf` in any case, or a number as Go and Python write it. */
function parseBound(text: string): number {
  if (/^\+?inf(?:inity)?$/iu.test(text)) return Infinity;
  return text.trim() === '' ? Number.NaN : Number(text);
}

function withoutBucketLabels(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([name]) => !BUCKET_LABELS.includes(name)),
  );
}
