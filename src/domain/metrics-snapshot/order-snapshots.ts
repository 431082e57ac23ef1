/** Which of two snapshots of one server is the earlier one, and how much time lies between them. */
import { seriesKey } from './labels';
import type { MetricsSnapshot } from './metrics-snapshot';
import type { SeriesChange } from './metrics-window';

/** One value of a family that has exactly one series: `process_start_time_seconds`. Undefined for none, or for several. */
function readSingleValue(snapshot: MetricsSnapshot, name: string): number | undefined {
  const family = snapshot.families.find((entry) => entry.name === name);
  const [sample, ...others] = family?.samples ?? [];
  return sample && others.length === 0 && Number.isFinite(sample.value) ? sample.value : undefined;
}

/** The start of the process, Unix time in seconds, where the server has one process and says so. */
export function readProcessStart(snapshot: MetricsSnapshot): number | undefined {
  return readSingleValue(snapshot, 'process_start_time_seconds');
}

/** The clock of a process may be read anew at each scrape; only more than this is another start. */
const START_TOLERANCE = 1;

/** Whether the two processes are different ones; false when nothing says so. */
export function hasRestarted(a: MetricsSnapshot, b: MetricsSnapshot): boolean {
  const [startA, startB] = [readProcessStart(a), readProcessStart(b)];
  return (
    startA !== undefined && startB !== undefined && Math.abs(startA - startB) > START_TOLERANCE
  );
}

type SnapshotOrder = 'first' | 'second' | 'same' | 'unknown';

/**
 * Which snapshot is the earlier one: by their timestamps, else by the start of the process, else by the counters, which only
 * grow. `same` when nothing has moved; `unknown` when some counters grew and others fell, as after a restart.
 */
export function findEarlier(
  first: { readonly snapshot: MetricsSnapshot; readonly series: readonly SeriesChange[] },
  second: { readonly snapshot: MetricsSnapshot; readonly series: readonly SeriesChange[] },
): SnapshotOrder {
  const times = [first.snapshot.takenAt, second.snapshot.takenAt] as const;
  if (times[0] !== undefined && times[1] !== undefined && times[0] !== times[1]) {
    return times[0] < times[1] ? 'first' : 'second';
  }
  if (hasRestarted(first.snapshot, second.snapshot)) {
    const [a = 0, b = 0] = [readProcessStart(first.snapshot), readProcessStart(second.snapshot)];
    return a < b ? 'first' : 'second';
  }
  const before = new Map(first.series.map((change) => [keyOf(change), amountOf(change)]));
  let grown = 0;
  let fallen = 0;
  for (const change of second.series) {
    const [previous, amount] = [before.get(keyOf(change)), amountOf(change)];
    if (previous === undefined || amount === undefined) continue;
    if (amount > previous) grown += 1;
    if (amount < previous) fallen += 1;
  }
  if (grown > 0 && fallen > 0) return 'unknown';
  if (grown === 0 && fallen === 0) return 'same';
  return grown > 0 ? 'first' : 'second';
}

function keyOf({ name, labels }: SeriesChange): string {
  return seriesKey(name, labels);
}

function amountOf(change: SeriesChange): number | undefined {
  if (change.kind === 'counter') return change.increase;
  return change.kind === 'histogram' ? change.count : undefined;
}
