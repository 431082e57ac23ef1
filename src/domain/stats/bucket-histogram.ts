/**
 * A histogram with the bounds that its source chose, as Prometheus exposes it: all that is known of a value is the bucket that it
 * fell into, so a quantile is an interval and not a number.
 *
 * A bucket holds its upper bound and not its lower one: (lower, upper]. Histograms can be added and subtracted; quantiles cannot
 * be averaged, over replicas or over time, and nothing here offers it. `bucket-histogram-reading.ts` reads them.
 */

export interface BucketHistogram {
  /** Upper bounds, inclusive, ascending, in the metric's canonical unit; the last one is Infinity. */
  readonly bounds: readonly number[];
  /** Observations in each bucket, not cumulative; as many as there are bounds. */
  readonly counts: readonly number[];
  /** Sum of all observations, where the source has it. */
  readonly sum?: number;
}

/** One `_bucket` series: observations up to and including `upperBound` (the label `le`), which is Infinity for `+Inf`. */
export interface CumulativeBucket {
  readonly upperBound: number;
  readonly count: number;
}

export type HistogramRefusal =
  | 'no +Inf bucket'
  | 'fewer than two buckets'
  | 'a bound or count is not a number'
  | 'different bounds';

interface Refused {
  readonly ok: false;
  readonly reason: HistogramRefusal;
  /** For the reader: what is wrong, in one sentence. */
  readonly message: string;
}

export type HistogramResult =
  | {
      readonly ok: true;
      readonly histogram: BucketHistogram;
      /** Whether a count was lower than the one before it and was lifted to it; Prometheus adds an annotation then. */
      readonly lifted: boolean;
    }
  | Refused;

export type HistogramDifference =
  | {
      readonly ok: true;
      readonly histogram: BucketHistogram;
      /** Whether the counters started anew in between, so that the difference is the later value alone. */
      readonly reset: boolean;
    }
  | Refused;

export type HistogramSum = { readonly ok: true; readonly histogram: BucketHistogram } | Refused;

const REFUSALS: Readonly<Record<HistogramRefusal, string>> = {
  'no +Inf bucket':
    'The histogram has no +Inf bucket, so nothing says how many observations there are in all.',
  'fewer than two buckets':
    'The histogram has one bucket only, so it says nothing about where its values lie.',
  'a bound or count is not a number':
    'The histogram has a bound that is not a number, or a count that is negative or not finite.',
  'different bounds':
    'The two histograms have different bucket bounds, so their counts cannot be put together.',
};

/** Counts that differ by less, relative to their sum, differ by rounding only. Prometheus: `smallDeltaTolerance`. */
const SMALL_DELTA = 1e-12;

/**
 * A histogram from cumulative buckets in any order, with the repairs that Prometheus makes before `histogram_quantile`
 * (promql/quantile.go): equal bounds are added up, counts that differ by rounding are made equal, decreases are lifted. Not
 * usable, and refused with the reason: no +Inf bucket, fewer than two buckets, NaN.
 */
export function createBucketHistogram(
  buckets: readonly CumulativeBucket[],
  sum?: number,
): HistogramResult {
  const usable = buckets.every(
    ({ upperBound, count }) => !Number.isNaN(upperBound) && Number.isFinite(count) && count >= 0,
  );
  if (!usable) return refuse('a bound or count is not a number');
  const merged = mergeEqualBounds(buckets);
  if (merged.at(-1)?.upperBound !== Infinity) return refuse('no +Inf bucket');
  if (merged.length < 2) return refuse('fewer than two buckets');
  const { cumulative, lifted } = liftDecreases(merged.map(({ count }) => count));
  return {
    ok: true,
    lifted,
    histogram: {
      bounds: merged.map(({ upperBound }) => upperBound),
      counts: cumulative.map((count, index) => count - (cumulative[index - 1] ?? 0)),
      ...(sum !== undefined && Number.isFinite(sum) && { sum }),
    },
  };
}

function mergeEqualBounds(buckets: readonly CumulativeBucket[]): CumulativeBucket[] {
  const merged: CumulativeBucket[] = [];
  for (const bucket of [...buckets].sort(byBound)) {
    const last = merged.at(-1);
    if (last?.upperBound === bucket.upperBound) {
      merged[merged.length - 1] = { ...last, count: last.count + bucket.count };
    } else {
      merged.push(bucket);
    }
  }
  return merged;
}

/** Subtracting would make NaN of two infinite bounds. */
function byBound(a: CumulativeBucket, b: CumulativeBucket): number {
  return a.upperBound === b.upperBound ? 0 : a.upperBound < b.upperBound ? -1 : 1;
}

function liftDecreases(counts: readonly number[]): { cumulative: number[]; lifted: boolean } {
  let lifted = false;
  let previous = 0;
  const cumulative = counts.map((count, index) => {
    if (index > 0 && (count < previous || isSameCount(count, previous))) {
      lifted ||= !isSameCount(count, previous);
    } else {
      previous = count;
    }
    return previous;
  });
  return { cumulative, lifted };
}

function isSameCount(a: number, b: number): boolean {
  return a === b || (a > 0 && b > 0 && Math.abs(a - b) / (a + b) < SMALL_DELTA);
}

/** Everything that is wrong with a histogram, one sentence each; an empty list means that it can be read. */
export function checkBucketHistogram({ bounds, counts, sum }: BucketHistogram): string[] {
  const problems: string[] = [];
  if (counts.length !== bounds.length) {
    problems.push(`it has ${bounds.length} bounds and ${counts.length} counts`);
  }
  if (bounds.length < 2) problems.push('it has fewer than two buckets');
  if (bounds.at(-1) !== Infinity) problems.push('its last bound is not infinite');
  // Written so that NaN fails as well.
  if (!bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? Infinity))) {
    problems.push('its bounds do not ascend');
  }
  if (Number.isNaN(bounds[0]) || bounds[0] === -Infinity) {
    problems.push(`its first bound is ${String(bounds[0])}`);
  }
  const bad = counts.find((count) => !(Number.isFinite(count) && count >= 0));
  if (bad !== undefined) problems.push(`it counts ${bad} observations in a bucket`);
  if (!Number.isFinite(countObservations({ bounds, counts })) && bad === undefined) {
    problems.push('its counts add up to more than a number can hold');
  }
  if (sum !== undefined && !Number.isFinite(sum)) problems.push(`its sum is ${sum}`);
  return problems;
}

/** Observations in all; not a whole number where the source extrapolates, as `increase()` does. */
export function countObservations({ counts }: BucketHistogram): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The arithmetic mean, exact; null without a sum or without observations. */
export function computeHistogramMean(histogram: BucketHistogram): number | null {
  const count = countObservations(histogram);
  return histogram.sum === undefined || count === 0 ? null : histogram.sum / count;
}

/** The observations of both, as of two replicas. Only equal bounds can be put together; the sum needs both sums. */
export function mergeBucketHistograms(a: BucketHistogram, b: BucketHistogram): HistogramSum {
  if (!haveSameBounds(a, b)) return refuse('different bounds');
  return {
    ok: true,
    histogram: {
      bounds: a.bounds,
      counts: a.counts.map((count, index) => count + (b.counts[index] ?? 0)),
      ...(a.sum !== undefined && b.sum !== undefined && { sum: a.sum + b.sum }),
    },
  };
}

/**
 * What was observed between two scrapes of one counter. A count that is lower than before means that the process was restarted;
 * then everything in the later scrape is new, and what happened between the earlier scrape and the restart is lost. It is how
 * Prometheus' `increase()` treats a reset, without its extrapolation to the ends of the window.
 */
export function subtractBucketHistograms(
  later: BucketHistogram,
  earlier: BucketHistogram,
): HistogramDifference {
  if (!haveSameBounds(later, earlier)) return refuse('different bounds');
  const counts = later.counts.map((count, index) => count - (earlier.counts[index] ?? 0));
  if (counts.some((count) => count < 0)) return { ok: true, histogram: later, reset: true };
  const sum =
    later.sum === undefined || earlier.sum === undefined ? undefined : later.sum - earlier.sum;
  return {
    ok: true,
    reset: false,
    // Of values that are not negative a sum cannot fall; if it did, it belongs to another process than the counts.
    histogram: { bounds: later.bounds, counts, ...(sum !== undefined && sum >= 0 && { sum }) },
  };
}

function haveSameBounds(a: BucketHistogram, b: BucketHistogram): boolean {
  return (
    a.bounds.length === b.bounds.length &&
    a.bounds.every((bound, index) => bound === b.bounds[index])
  );
}

function refuse(reason: HistogramRefusal): Refused {
  return { ok: false, reason, message: REFUSALS[reason] };
}
