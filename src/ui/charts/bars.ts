/** From the buckets of a latency histogram to the bars of a chart. */
import { max, min, sum } from 'd3-array';
import { createAxis, type Axis, type ScaleKind } from './axis';

/** From `low` to `high`; the first may start at 0 and the last may end at +∞, as in Prometheus. */
export interface Bucket {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Start, width and height are fractions of the drawing. */
export interface Bar extends Bucket {
  readonly x: number;
  readonly width: number;
  /** Share of the highest bar's density: the area of a bar, not its height, stands for its count. */
  readonly height: number;
}

/** More bars than this cannot be told apart at 340 px. */
const MAX_BARS = 56;

export function createDistributionAxis(
  buckets: readonly Bucket[],
  kind: ScaleKind,
  alsoShown: readonly number[] = [],
): Axis {
  const drawn = buckets.filter((bucket) => bucket.count > 0).map((bucket) => bounded(bucket, kind));
  const shown = alsoShown.filter(
    (value) => Number.isFinite(value) && (kind === 'linear' || value > 0),
  );
  const low = min([...drawn.map((bucket) => bucket.low), ...shown]) ?? (kind === 'log' ? 1 : 0);
  const high = max([...drawn.map((bucket) => bucket.high), ...shown]) ?? 10;
  // Air around the outermost value, so that a target at the end is seen to be one.
  return kind === 'log'
    ? createAxis({ kind, low: low / 1.08, high: high * 1.08 })
    : createAxis({ kind, low: low - (high - low) * 0.03, high: high + (high - low) * 0.03 });
}

/** The counts of the bars sum to the counts of the buckets. Few buckets are drawn as they are, many are gathered into equal bars. */
export function computeBars(buckets: readonly Bucket[], axis: Axis): Bar[] {
  const filled = buckets.filter((bucket) => bucket.count > 0);
  const spans = filled.map((bucket) => {
    const { low, high } = bounded(bucket, axis.kind);
    return { ...bucket, x: axis.position(low), end: axis.position(high) };
  });
  const merged = spans.length <= MAX_BARS ? spans : gather(spans, axis);
  const densest = max(merged, (bar) => bar.count / (bar.end - bar.x)) ?? 1;
  return merged.map(({ end, ...bar }) => ({
    ...bar,
    width: end - bar.x,
    height: bar.count / (end - bar.x) / densest,
  }));
}

interface Span extends Bucket {
  readonly x: number;
  readonly end: number;
}

/**
 * A bucket stays whole and goes to the bar in which it starts; a bar ends where its last bucket does. Counts stay integers, and
 * a bar that took one bucket more is wider by it, so that its density is right.
 */
function gather(spans: readonly Span[], axis: Axis): Span[] {
  const bars: Span[] = [];
  let slot = -1;
  for (const span of [...spans].sort((a, b) => a.x - b.x)) {
    const ownSlot = Math.min(Math.floor(span.x * MAX_BARS), MAX_BARS - 1);
    const last = bars.at(-1);
    const end = Math.max(span.end, (ownSlot + 1) / MAX_BARS);
    if (last !== undefined && ownSlot === slot) {
      bars[bars.length - 1] = {
        ...last,
        count: last.count + span.count,
        end: Math.max(last.end, end),
      };
    } else {
      const x = Math.max(ownSlot / MAX_BARS, last?.end ?? 0);
      bars.push({ ...span, x, end });
      slot = ownSlot;
    }
  }
  return bars.map((bar) => ({ ...bar, low: valueAt(axis, bar.x), high: valueAt(axis, bar.end) }));
}

function valueAt({ kind, low, high }: Axis, fraction: number): number {
  return kind === 'log' ? low * (high / low) ** fraction : low + (high - low) * fraction;
}

/** Ends that can be drawn: 0 has no place on a log axis, +∞ on none. Such a bucket is drawn one doubling wide. */
function bounded({ low, high }: Bucket, kind: ScaleKind): { low: number; high: number } {
  const end = Number.isFinite(high) ? high : low > 0 ? low * 2 : 1;
  const start = kind === 'log' && low <= 0 ? end / 2 : low;
  return { low: start, high: end > start ? end : start * 1.01 || 1 };
}

export interface CumulativePoint {
  /** Upper end of the bucket. */
  readonly value: number;
  /** Share of all counts at or below it. */
  readonly share: number;
}

/** In ascending order; starts at the lower end of the first filled bucket with a share of 0. */
export function computeCumulative(buckets: readonly Bucket[]): CumulativePoint[] {
  const total = sum(buckets, (bucket) => bucket.count);
  if (total === 0) return [];
  const sorted = [...buckets].sort((a, b) => a.low - b.low).filter((bucket) => bucket.count > 0);
  let below = 0;
  const points = sorted.map((bucket) => {
    below += bucket.count;
    return { value: bucket.high, share: below / total };
  });
  return [{ value: sorted[0]?.low ?? 0, share: 0 }, ...points];
}
