/** Histograms of OTLP data points: reading, adding up, and what the buckets are as a `BucketHistogram`. */
import type { BucketHistogram } from '../../domain/stats/bucket-histogram';
import { isList } from '../fields';
import { field, readNumber } from './attributes';

export interface HistogramPoint {
  /** Upper bounds, inclusive, ascending, in the unit of the instrument; the last one is Infinity. */
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Of an exponential histogram. */
  readonly scale?: number;
}

const MAX_BUCKETS = 2_000;

/** Undefined for a point whose buckets do not fit to its bounds or hold negative counts. */
export function readHistogramPoint(point: unknown): HistogramPoint | undefined {
  const counts = readNumbers(field(point, 'bucketCounts', 'bucket_counts'));
  const explicit = readNumbers(field(point, 'explicitBounds', 'explicit_bounds'));
  const count = readNumber(field(point, 'count'));
  if (!counts || !explicit || count === undefined || count < 0) return undefined;
  // An exporter may leave the buckets out; then only the sum and the count are known.
  const hasBuckets = counts.length > 0;
  const bounds = [...(hasBuckets ? explicit : []), Number.POSITIVE_INFINITY];
  const used = hasBuckets ? counts : [count];
  return isHistogram(bounds, used)
    ? { bounds, counts: used, count, ...readExtremes(point) }
    : undefined;
}

/**
 * Buckets of base 2^(2^−scale): bucket i holds base^i < value ≤ base^(i+1) (OpenTelemetry, metrics data model, "Exponential
 * buckets"). Values of 0 go below the first bucket; negative ones are no measurement here.
 */
export function readExponentialPoint(point: unknown): HistogramPoint | undefined {
  const scale = readNumber(field(point, 'scale')) ?? 0;
  const count = readNumber(field(point, 'count'));
  const positive = field(point, 'positive');
  const counts = readNumbers(field(positive, 'bucketCounts', 'bucket_counts'));
  const offset = readNumber(field(positive, 'offset')) ?? 0;
  const zeros = readNumber(field(point, 'zeroCount', 'zero_count')) ?? 0;
  if (!counts || count === undefined || count < 0) return undefined;
  if (!Number.isInteger(scale) || !Number.isInteger(offset) || Math.abs(scale) > 20)
    return undefined;
  const upper = (index: number): number => 2 ** (index * 2 ** -scale);
  const bounds = [
    upper(offset),
    ...counts.map((_, i) => upper(offset + i + 1)),
    Number.POSITIVE_INFINITY,
  ];
  const filled = [zeros, ...counts, 0];
  return isHistogram(bounds, filled)
    ? { bounds, counts: filled, count, scale, ...readExtremes(point) }
    : undefined;
}

function readExtremes(point: unknown): Pick<HistogramPoint, 'sum' | 'min' | 'max'> {
  return {
    sum: readNumber(field(point, 'sum')),
    min: readNumber(field(point, 'min')),
    max: readNumber(field(point, 'max')),
  };
}

function readNumbers(value: unknown): number[] | undefined {
  if (value === undefined) return [];
  if (!isList(value) || value.length > MAX_BUCKETS) return undefined;
  const numbers = value.map(readNumber);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

function isHistogram(bounds: readonly number[], counts: readonly number[]): boolean {
  const isAscending = bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? bound));
  return bounds.length === counts.length && isAscending && counts.every((count) => count >= 0);
}

/** The sum of points, whose bounds must be the same; exponential ones are put side by side bound by bound. Null when they differ. */
export function addPoints(a: HistogramPoint, b: HistogramPoint): HistogramPoint | null {
  const merged = sameBounds(a.bounds, b.bounds)
    ? { bounds: a.bounds, counts: a.counts.map((count, i) => count + (b.counts[i] ?? 0)) }
    : a.scale !== undefined && a.scale === b.scale
      ? uniteBounds(a, b)
      : null;
  if (!merged) return null;
  return {
    ...merged,
    count: a.count + b.count,
    sum: a.sum === undefined || b.sum === undefined ? undefined : a.sum + b.sum,
    min: pick(Math.min, a.min, b.min),
    max: pick(Math.max, a.max, b.max),
    ...(a.scale === undefined ? {} : { scale: a.scale }),
  };
}

function sameBounds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((bound, i) => bound === b[i]);
}

/** Buckets of one scale have bounds of one grid, so that each count keeps its upper bound. */
function uniteBounds(
  a: HistogramPoint,
  b: HistogramPoint,
): Pick<HistogramPoint, 'bounds' | 'counts'> {
  const counts = new Map<number, number>();
  for (const { bounds, counts: own } of [a, b]) {
    bounds.forEach((bound, i) => counts.set(bound, (counts.get(bound) ?? 0) + (own[i] ?? 0)));
  }
  const bounds = [...counts.keys()].toSorted((x, y) => x - y);
  return { bounds, counts: bounds.map((bound) => counts.get(bound) ?? 0) };
}

function pick(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}

/** In canonical units; undefined when there are no buckets to speak of. */
export function toBucketHistogram(
  point: HistogramPoint,
  perUnit: (value: number) => number,
): BucketHistogram | undefined {
  if (point.bounds.length < 2) return undefined;
  return {
    bounds: point.bounds.map((bound) => (Number.isFinite(bound) ? perUnit(bound) : bound)),
    counts: point.counts,
    ...(point.sum === undefined ? {} : { sum: perUnit(point.sum) }),
  };
}
