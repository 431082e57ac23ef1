/** Tables that cProfile and pstats print, one or several in a file. See README.md for what is read and what is not. */
import type { Profile, ProfileFrame } from '../../domain/profile/profile';
import { PROFILE_LIMITS } from '../../domain/profile/profile';
import { selectTopFrames } from '../../domain/profile/select-frames';
import { isWaitingFrame } from '../../domain/profile/waiting';
import { formatWithUnit } from '../../domain/units';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { MAX_LINES_BYTES, MAX_RUNS } from '../limits';
import { cutName, shortenPath } from '../shared/frame-name';
import { plausible } from '../shared/plausible';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { readLines } from '../source';
import { CALLS_LINE, TABLE_HEADER } from './detect';

/** Rows of one table; a Python program has some ten thousand functions. */
const MAX_ROWS_PER_TABLE = 500_000;

const TOOL = { id: 'cprofile', name: 'cProfile' };
const ORDERED = /^\s*Ordered by: (.+?)\s*$/u;
const REDUCED = /^\s*List reduced from (\d+) to (\d+) due to restriction/u;
/** `17/8  0.002  0.000  0.002  0.000 _parser.py:516(_parse)`; calls that never returned print no time per call. */
const ROW =
  /^\s*(\d+)(?:\/(\d+))?\s+(\d[\d.e+-]*)\s+(?:\d[\d.e+-]*|nan|inf)?\s+(\d[\d.e+-]*)\s+(?:\d[\d.e+-]*|nan|inf)?\s*(\S.*)$/u;
const PLACE = /^(.*):(\d+)\((.+)\)$/u;

interface Table {
  readonly calls?: number;
  readonly seconds?: number;
  order?: string;
  /** Functions in the profile, where the list is shorter. */
  functions?: number;
  readonly rows: ProfileFrame[];
  recursive: number;
}

export async function parseCprofile(
  source: ImportSource,
  context: ParseContext,
): Promise<ParsedFile> {
  const { report } = context;
  report.secret('folders of source files, except the last two');
  const tables: Table[] = [];
  let isInTable = false;
  for await (const line of readLines(source, MAX_LINES_BYTES, context)) {
    const calls = CALLS_LINE.exec(line);
    if (calls) {
      if (tables.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} tables; split it.`);
      }
      tables.push(startTable(calls));
      isInTable = false;
      continue;
    }
    if (TABLE_HEADER.test(line)) {
      if (isInTable || tables.length === 0) tables.push({ rows: [], recursive: 0 });
      isInTable = true;
      continue;
    }
    const table = tables.at(-1);
    if (table === undefined || line.trim() === '') continue;
    if (isInTable) readRow(line, table, report);
    else readPreamble(line, table);
  }
  const profiles = tables.flatMap((table, index) =>
    table.rows.length === 0 ? [] : [createProfile(table, tables.length > 1 ? index : null)],
  );
  if (profiles.length === 0) {
    throw new ImportError(
      'no requests',
      'The table of functions is empty; print it again with more rows, such as stats.print_stats(100).',
    );
  }
  return { runs: [], profiles };
}

function startTable([, calls = '', , seconds = '']: RegExpExecArray): Table {
  const time = plausible(Number(seconds));
  const count = Number(calls.replaceAll(',', ''));
  return {
    ...(Number.isSafeInteger(count) && { calls: count }),
    ...(time !== undefined && { seconds: time }),
    rows: [],
    recursive: 0,
  };
}

function readPreamble(line: string, table: Table): void {
  const order = ORDERED.exec(line)?.[1];
  if (order !== undefined) table.order = order;
  const from = REDUCED.exec(line)?.[1];
  // Of several restrictions the first says how many there were.
  const functions = Number(from);
  if (Number.isSafeInteger(functions)) table.functions ??= functions;
}

function readRow(line: string, table: Table, report: ParseContext['report']): void {
  const row = ROW.exec(line);
  if (!row) {
    // What a program prints after its profile is not part of it.
    if (/^\s*\d+(?:\/\d+)?\s/u.test(line)) {
      report.read(1);
      report.drop('lines that cannot be read');
    }
    return;
  }
  report.read(1);
  const [, ncalls = '', primitive, tottime = '', cumtime = '', place = ''] = row;
  const self = plausible(Number(tottime));
  const total = plausible(Number(cumtime));
  const calls = Number(ncalls);
  if (self === undefined || total === undefined || table.rows.length >= MAX_ROWS_PER_TABLE) {
    report.drop('lines that cannot be read');
    return;
  }
  if (primitive !== undefined && primitive !== ncalls) table.recursive += 1;
  table.rows.push({
    ...readPlace(place),
    self,
    total,
    ...(Number.isSafeInteger(calls) && { calls }),
  });
  report.keep(1);
}

/** `app.py:4(handle)`; built-in functions stand in braces, without a place. */
function readPlace(text: string): Pick<ProfileFrame, 'name' | 'location'> {
  const [, path, line, name] = PLACE.exec(text.trim()) ?? [];
  if (path === undefined || line === undefined || name === undefined) {
    return { name: cutName(text.trim().replace(/ at 0x[0-9a-f]+/giu, '')) };
  }
  return { name: cutName(name), location: `${shortenPath(path)}:${line}` };
}

function createProfile(table: Table, index: number | null): Profile {
  const { rows, seconds, functions } = table;
  const listed = rows.reduce((sum, { self = 0 }) => sum + self, 0);
  const total = seconds ?? listed;
  return {
    label: index === null ? 'all calls' : `table ${index + 1}`,
    tool: TOOL,
    measures: 'traced time',
    total,
    frames: selectTopFrames(rows, PROFILE_LIMITS.frames),
    frameCount: Math.max(functions ?? 0, rows.length),
    gaps: [],
    ...(seconds !== undefined && { duration: seconds }),
    notes: createNotes(table, listed),
  };
}

function createNotes(table: Table, listed: number): string[] {
  const { rows, seconds, calls, functions, recursive, order } = table;
  return [
    seconds === undefined
      ? 'The line with the total time is absent: shares are of the listed functions together.'
      : `Shares are of the ${formatWithUnit(seconds, 'seconds')} of the first line${calls === undefined ? '' : ` (${countWith(calls, 'call')})`}.`,
    ...(functions !== undefined && functions > rows.length
      ? [
          `The list was cut to ${rows.length} of ${countWith(functions, 'function')}${order === undefined ? '' : `, ordered by ${cutName(order)}`}: the rest has ${seconds === undefined ? 'the remaining time' : formatWithUnit(Math.max(0, seconds - listed), 'seconds')} of own time.`,
        ]
      : []),
    ...(recursive > 0
      ? [
          `Recursive: ${countWith(recursive, 'function')}. Of ncalls such as 17/8 the 17 are kept, which are all calls; the cumulative time counts the outer ones.`,
        ]
      : []),
    ...noteWaiting(rows),
    'Printed with three decimals: a function shown as 0.000 took less than 0.5 ms in all.',
  ];
}

/** The event loop of an asyncio program waits in the selector that the system has. */
const SELECTOR = /\b(?:select|poll|epoll|kqueue|control)\b/u;

function noteWaiting(rows: readonly ProfileFrame[]): string[] {
  const waiting = rows.filter(({ name, self = 0 }) => self > 0 && isWaitingFrame(name));
  if (waiting.length === 0) return [];
  const named = waiting
    .slice(0, 5)
    .map(({ name, self = 0 }) => `${name} ${formatWithUnit(self, 'seconds')}`);
  const waited = waiting.reduce((sum, { self = 0 }) => sum + self, 0);
  const all = waiting.length > 1 ? `; all of it together ${formatWithUnit(waited, 'seconds')}` : '';
  const loop = waiting.some(({ name }) => SELECTOR.test(name))
    ? ' In an asyncio program a selector waits when the event loop has nothing to do.'
    : '';
  return [`Waiting, not work: ${named.join(', ')}${all}.${loop}`];
}
