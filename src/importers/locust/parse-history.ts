/**
 * Locust's history: `PREFIX_stats_history.csv`, the state of the run at each second or so. The last row over all endpoints has the
 * totals of the whole run; the rows before it show how many users there were.
 */
import { ImportError } from '../import-error';
import type { ParseContext, ParseResult } from '../format';
import { millisecondsToSeconds, unixToIso } from '../shared/convert';
import { readCsvRows } from '../shared/csv-rows';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { LocustRow, readColumns } from './columns';
import { createLocustRun, noteLocustCounts, readLocustCounts } from './describe';

/** What is remembered of the rows; the rows themselves are not. */
interface History {
  first: LocustRow | undefined;
  last: LocustRow | undefined;
  /** Rows with `--csv-full-history` have one line per endpoint, and percentiles of the last ten seconds. */
  isFull: boolean;
  users: { sum: number; rows: number; min: number; max: number };
  highestRate: number;
}

export async function parseLocustHistory(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  report.secret('names of endpoints');
  let columns: ReturnType<typeof readColumns> | undefined;
  let width = 0;
  let history = startHistory();
  for await (const cells of readCsvRows(source, context)) {
    if (!columns) {
      columns = readColumns(cells);
      width = cells.length;
      for (const name of columns.unknown) report.unknownField(name);
      continue;
    }
    report.read(1);
    const row = new LocustRow(cells, columns);
    if (!row.isWhole(width) || row.number('time') === undefined) {
      report.drop('a row that is cut off');
      continue;
    }
    report.keep(1);
    if (!row.isAggregated()) {
      history.isFull = true;
      continue;
    }
    // Counts only fall when the statistics were reset: with --reset-stats, or for a second test from the web page.
    const before = history.last?.count('requests') ?? 0;
    if ((row.count('requests') ?? before) < before) {
      report.note('The statistics were reset during the run; what was before is left out.');
      history = { ...startHistory(), isFull: history.isFull };
    }
    addRow(history, row);
  }
  if (!history.last && history.isFull) {
    throw new ImportError(
      'damaged',
      'The history has no row “Aggregated”; copy the file again after the run has ended.',
    );
  }
  return { runs: history.last ? [createRun(history, history.last)] : [] };
}

function startHistory(): History {
  return {
    first: undefined,
    last: undefined,
    isFull: false,
    users: { sum: 0, rows: 0, min: Number.POSITIVE_INFINITY, max: 0 },
    highestRate: 0,
  };
}

function addRow(history: History, row: LocustRow): void {
  history.first ??= row;
  history.last = row;
  history.highestRate = Math.max(history.highestRate, row.number('rate') ?? 0);
  const users = row.count('users') ?? 0;
  if (users === 0) return;
  history.users.sum += users;
  history.users.rows += 1;
  history.users.min = Math.min(history.users.min, users);
  history.users.max = Math.max(history.users.max, users);
}

function createRun(
  { first, isFull, users, highestRate }: History,
  last: LocustRow,
): ReturnType<ReturnType<typeof createLocustRun>['build']> {
  const start = first?.number('time');
  const end = last.number('time');
  const requests = last.count('requests');
  const counts = readLocustCounts(requests, last.count('failures'));
  const hasUsers = users.rows > 0;
  const run = createLocustRun(
    hasUsers ? `up to ${countWith(users.max, 'user')}` : 'history of a run',
    hasUsers ? users.max : undefined,
  );
  run
    .counts(counts)
    .startedAt(unixToIso(start))
    .duration(start === undefined || end === undefined ? undefined : end - start)
    .note('The duration is the time from the first row to the last one, in whole seconds.');
  if (hasUsers) {
    run.report('concurrency', 'mean', users.sum / users.rows, users.rows);
    run.report('concurrency', 'min', users.min, users.rows);
    run.report('concurrency', 'max', users.max, users.rows);
    if (users.min < users.max) {
      run.note(
        `The number of users changed during the run (${users.min} to ${users.max}), and the values are over all of it.`,
      );
    }
  }
  if (!noteLocustCounts(run, counts)) return run.build();
  if (highestRate > 0) {
    run.note(
      `At its highest there were ${highestRate} requests per second, over about ten seconds.`,
    );
  }
  const report = (statistic: Parameters<typeof run.report>[1], value: number | undefined): void => {
    if (value !== undefined)
      run.report('request_latency', statistic, millisecondsToSeconds(value), requests);
  };
  report('mean', last.number('mean'));
  report('min', last.number('min'));
  report('max', last.number('max'));
  if (isFull) {
    run.note(
      'With --csv-full-history the percentiles of each row are those of the last ten seconds and not of the run, so they are left out; drop _stats.csv of the same run for them.',
    );
  } else {
    for (const [statistic, value] of last.percentiles()) report(statistic, value);
  }
  report('p50', last.number('median'));
  return run.build();
}
