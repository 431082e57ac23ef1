/**
 * Intervals of time on one line: how much of it they cover, and the holes between them. Any unit, the same for all; an interval
 * holds its start and not its end, so that two which touch leave no gap. An end before its start counts as the start.
 */

export interface Intervals {
  readonly starts: Float64Array;
  /** As many as `starts`. */
  readonly ends: Float64Array;
}

export interface IntervalUnion {
  /** Length that at least one interval covers. */
  readonly busy: number;
  /** The smallest start and the largest end; both 0 without intervals. */
  readonly start: number;
  readonly end: number;
}

export interface IntervalGap {
  readonly start: number;
  readonly duration: number;
  /** Index of the interval that ended last before the gap, and of the one that ends it. */
  readonly after: number;
  readonly before: number;
}

/** Length of the union of the intervals: never more than their sum, and together with all gaps exactly their span. */
export function computeIntervalUnion(
  intervals: Intervals,
  order = orderByStart(intervals),
): IntervalUnion {
  let busy = 0;
  const span = walk(intervals, order, {
    onCovered: (length) => {
      busy += length;
    },
  });
  return { busy, ...span };
}

/** The longest gaps between the intervals, the longest first; of equally long ones the earliest. */
export function computeGaps(
  intervals: Intervals,
  limit: number,
  order = orderByStart(intervals),
): IntervalGap[] {
  let longest: IntervalGap[] = [];
  let threshold = 0;
  const shorten = (): void => {
    longest = longest
      .toSorted((a, b) => b.duration - a.duration || a.start - b.start)
      .slice(0, limit);
    if (longest.length === limit) threshold = longest.at(-1)?.duration ?? 0;
  };
  walk(intervals, order, {
    onGap: (gap) => {
      if (gap.duration <= threshold) return;
      longest.push(gap);
      // Sorting at each gap would cost more than keeping a few hundred.
      if (longest.length >= 16 * (limit + 1)) shorten();
    },
  });
  shorten();
  return longest;
}

/** Indices of the intervals by their start; traces are nearly always in that order already. */
export function orderByStart({ starts }: Intervals): Uint32Array {
  const order = Uint32Array.from(starts, (_, index) => index);
  const isSorted = starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0));
  return isSorted ? order : order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
}

interface Visitor {
  readonly onCovered?: (length: number) => void;
  readonly onGap?: (gap: IntervalGap) => void;
}

/** Goes over the intervals by start, with the end reached so far and who reached it. */
function walk(
  { starts, ends }: Intervals,
  order: Uint32Array,
  { onCovered, onGap }: Visitor,
): { start: number; end: number } {
  const first = order[0];
  if (first === undefined) return { start: 0, end: 0 };
  const begin = starts[first] ?? 0;
  let reached = begin;
  let last = first;
  for (const index of order) {
    const start = starts[index] ?? 0;
    const end = Math.max(start, ends[index] ?? start);
    if (start > reached) {
      onGap?.({ start: reached, duration: start - reached, after: last, before: index });
    }
    if (end > reached || start > reached) {
      onCovered?.(end - Math.max(start, reached));
      reached = end;
      last = index;
    }
  }
  return { start: begin, end: reached };
}
