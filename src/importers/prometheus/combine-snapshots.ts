/** One snapshot as a run since the server's start, and two of the same server as the run between them. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { seriesKey } from '../../domain/metrics-snapshot/labels';
import type { MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';
import type { MetricsWindow, SeriesChange } from '../../domain/metrics-snapshot/metrics-window';
import {
  findEarlier,
  hasRestarted,
  readProcessStart,
} from '../../domain/metrics-snapshot/order-snapshots';
import { readSeries } from '../../domain/metrics-snapshot/read-series';
import { subtractSeries } from '../../domain/metrics-snapshot/subtract-series';
import { countWith } from '../shared/plural';
import type { CreatedRuns, WindowDescription } from './create-runs';
import { createRuns } from './create-runs';
import { ENGINES, RESOURCES, resolveKnownType } from './engines/tables';
import { changesOf } from './series-index';

const ONE_MOMENT =
  'Gauges (requests running and waiting, cache in use) are one moment, not an average.';

/**
 * The runs that a snapshot makes: between two of them, or with `earlier` null since the start of the server. The first must be
 * the earlier one; `combineSnapshots` finds that out.
 */
export function createRunsFromSnapshots(
  earlier: MetricsSnapshot | null,
  later: MetricsSnapshot,
): BenchmarkRun[] {
  return [...describeSnapshots(earlier, later).runs];
}

/** As `createRunsFromSnapshots`, with the names of the families that were understood. */
export function describeSnapshots(
  earlier: MetricsSnapshot | null,
  later: MetricsSnapshot,
): CreatedRuns {
  const changes = readSeries(later, resolveKnownType);
  if (!earlier) {
    const { window, description } = sinceStart(later, changes);
    return createRuns(window, description);
  }
  const restarted = hasRestarted(earlier, later);
  const difference = subtractSeries(readSeries(earlier, resolveKnownType), changes, restarted);
  const duration = secondsBetween(earlier, later);
  return createRuns(
    {
      changes: difference.changes,
      ...(duration === undefined ? {} : { duration }),
      ...(earlier.takenAt === undefined ? {} : { startedAt: earlier.takenAt }),
    },
    {
      label: 'between two scrapes',
      notes: [
        'The difference of two scrapes: what the server counted in between.',
        ...(duration === undefined ? [NO_RATES_BETWEEN] : []),
        ...resetNotes(difference.resets, restarted),
        ONE_MOMENT.replace('one moment', 'of the later scrape, one moment'),
      ],
    },
  );
}

const NO_RATES_BETWEEN =
  'Neither scrape says when it was taken, so there are no rates; scrape with curl -i, which prints the date.';

function resetNotes(resets: number, restarted: boolean): string[] {
  if (restarted) {
    return [
      'The server was restarted in between (or these are two servers of one model): only what it counted since the restart is here, and a rate over the whole time is too low.',
    ];
  }
  return resets === 0
    ? []
    : [
        `${countWith(resets, 'series', 'series')} began anew in between and count from 0, as in Prometheus’ increase; what they counted before the reset is lost.`,
      ];
}

function secondsBetween(earlier: MetricsSnapshot, later: MetricsSnapshot): number | undefined {
  if (earlier.takenAt === undefined || later.takenAt === undefined) return undefined;
  return later.takenAt > earlier.takenAt ? later.takenAt - earlier.takenAt : undefined;
}

function sinceStart(
  snapshot: MetricsSnapshot,
  changes: readonly SeriesChange[],
): { readonly window: MetricsWindow; readonly description: WindowDescription } {
  const startedAt = readProcessStart(snapshot);
  const { takenAt } = snapshot;
  const duration =
    startedAt !== undefined && takenAt !== undefined && takenAt > startedAt
      ? takenAt - startedAt
      : undefined;
  return {
    window: {
      changes,
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(duration === undefined ? {} : { duration }),
    },
    description: {
      label: 'since start',
      warmUp: 'included',
      notes: [
        'One scrape: everything since the server started, warm-up and idle time included. Drop a second scrape of the same server as well, and the difference is a run.',
        duration === undefined
          ? 'The scrape does not say both when the server started and when it was taken, so there are no rates.'
          : 'Rates are averages over the whole life of the server, idle time included.',
        ONE_MOMENT,
      ],
    },
  };
}

/** The run between two snapshots in any order; or why they do not make one, in a sentence for the reader. */
export function combineSnapshots(
  a: MetricsSnapshot,
  b: MetricsSnapshot,
): { readonly runs: BenchmarkRun[] } | { readonly reason: string } {
  const first = { snapshot: a, series: readSeries(a, resolveKnownType) };
  const second = { snapshot: b, series: readSeries(b, resolveKnownType) };
  if (!areOfOneServer(first.series, second.series)) {
    return {
      reason:
        'The two scrapes have no series of a server in common, so they are not of the same server and model; scrape one server before and after the test.',
    };
  }
  switch (findEarlier(first, second)) {
    case 'first':
      return { runs: createRunsFromSnapshots(a, b) };
    case 'second':
      return { runs: createRunsFromSnapshots(b, a) };
    case 'same':
      return {
        reason:
          'No counter moved between the two scrapes: the server did nothing in between, or they are copies of one scrape.',
      };
    case 'unknown':
      return {
        reason:
          'Some counters of the second scrape are larger than in the first and some are smaller, as after a restart, and neither scrape says when it was taken; scrape again before and after the test.',
      };
  }
}

/** Whether two snapshots have a series of a server (or, without servers, of a machine) in common. */
export function haveCommonServer(a: MetricsSnapshot, b: MetricsSnapshot): boolean {
  return areOfOneServer(readSeries(a, resolveKnownType), readSeries(b, resolveKnownType));
}

/** Series of servers, or of machines where there is no server; what every process exposes proves nothing. */
function areOfOneServer(a: readonly SeriesChange[], b: readonly SeriesChange[]): boolean {
  const [keysA, keysB] = [serverKeys(a), serverKeys(b)];
  return [...keysA].some((key) => keysB.has(key));
}

function serverKeys(changes: readonly SeriesChange[]): Set<string> {
  for (const tables of [ENGINES, RESOURCES]) {
    const own = tables.flatMap((table) => changesOf(table, changes));
    if (own.length > 0) return new Set(own.map(({ name, labels }) => seriesKey(name, labels)));
  }
  return new Set(changes.map(({ name, labels }) => seriesKey(name, labels)));
}
