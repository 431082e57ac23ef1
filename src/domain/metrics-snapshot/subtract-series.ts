/** The run between two snapshots of one server. */
import { subtractBucketHistograms } from '../stats/bucket-histogram';
import { seriesKey } from './labels';
import type { CounterChange, HistogramChange, SeriesChange } from './metrics-window';

export interface SeriesDifference {
  readonly changes: readonly SeriesChange[];
  /** Series that began anew in between: what they counted before that is lost. */
  readonly resets: number;
}

/**
 * What was added between two readings. A counter that is smaller than before was reset, and then all of its later value was added
 * since, as in Prometheus' `increase` (which extrapolates to the window's edges as well; this does not). The same holds for a
 * series that only the later reading has. Gauges are taken from the later one.
 *
 * @param restarted the process is another one: every counter began anew, even those that are already larger than before
 */
export function subtractSeries(
  earlier: readonly SeriesChange[],
  later: readonly SeriesChange[],
  restarted = false,
): SeriesDifference {
  const before = new Map(
    restarted ? [] : earlier.map((change) => [seriesKey(change.name, change.labels), change]),
  );
  let resets = 0;
  const changes = later.map((change): SeriesChange => {
    const previous = before.get(seriesKey(change.name, change.labels));
    if (!previous) return change;
    const difference = subtract(change, previous);
    if (difference === null) resets += 1;
    return difference ?? change;
  });
  return { changes, resets };
}

/** Null when the counter began anew. */
function subtract(later: SeriesChange, earlier: SeriesChange): SeriesChange | null {
  if (later.kind === 'counter' && earlier.kind === 'counter')
    return subtractCounter(later, earlier);
  if (later.kind === 'histogram' && earlier.kind === 'histogram') {
    return subtractHistogram(later, earlier);
  }
  return later;
}

function subtractCounter(later: CounterChange, earlier: CounterChange): CounterChange | null {
  if (later.increase < earlier.increase) return null;
  return { ...later, increase: later.increase - earlier.increase };
}

function subtractHistogram(
  later: HistogramChange,
  earlier: HistogramChange,
): HistogramChange | null {
  if (later.count < earlier.count) return null;
  const buckets =
    later.buckets && earlier.buckets
      ? subtractBucketHistograms(later.buckets, earlier.buckets)
      : undefined;
  if (buckets?.ok && buckets.reset) return null;
  const { name, labels, kind } = later;
  const sum =
    later.sum !== undefined && earlier.sum !== undefined ? later.sum - earlier.sum : undefined;
  return {
    kind,
    name,
    labels,
    count: later.count - earlier.count,
    ...(sum === undefined ? {} : { sum }),
    ...(buckets?.ok ? { buckets: buckets.histogram } : {}),
  };
}
