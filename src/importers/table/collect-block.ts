/**
 * Turns a block of plain rows into requests, column by column. Rows with something that happens for the first time, or that has to
 * be reported, are left to `RowCollector.add`, which takes them one by one.
 */
import { REQUEST_STATUSES } from '../../domain/benchmark-run/benchmark-run';
import { statusCode } from '../../domain/benchmark-run/column';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestBlock } from '../../domain/benchmark-run/request-table-builder';
import { createConverter } from '../../domain/units/foreign-units';
import { MOST_TEXTS } from './cell-texts';
import type { PlainRows } from './plain-rows';
import { BLOCK_ROWS } from './plain-rows';
import type { Column, RequestColumns, RequestTally } from './request-columns';
import { isDateUnit, readOutcome } from './request-columns';

const SUCCEEDED = statusCode('succeeded');
const FAILED = statusCode('failed');
const CANCELLED = statusCode('cancelled');
const NOT_UNDERSTOOD = REQUEST_STATUSES.length;

type Convert = (value: number) => number;

/** A column of numbers of the plain rows, and the column of canonical values that it becomes. */
interface NumberColumn {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly convert: Convert;
}

interface StatusColumn {
  readonly codes: Uint16Array;
  readonly texts: readonly string[];
  readonly meaning: Column<'status'>['role']['meaning'];
  /** 1 + status of each text; 0 for one that has not been looked at. */
  readonly known: Uint8Array;
}

interface AttributeColumn {
  readonly name: string;
  readonly codes: Uint16Array;
  readonly cells: readonly string[];
  /** What the table keeps of each text; undefined for one that `RowCollector` has not seen. */
  readonly texts: (string | undefined)[];
}

export class BlockCollector {
  readonly block: RequestBlock;
  readonly #numbers: readonly NumberColumn[];
  readonly #statuses: readonly StatusColumn[];
  readonly #attributes: readonly AttributeColumn[];
  readonly #places: RequestColumns['places'];
  readonly #status = new Uint8Array(BLOCK_ROWS);
  readonly #start = createColumn();
  readonly #end = createColumn();
  readonly #values: readonly Float64Array[];
  /** Values that no column of the file has. */
  readonly #derivedValues: readonly Float64Array[];
  /** 1 for the rows that are left to `RowCollector.add`. */
  readonly #isLeft = new Uint8Array(BLOCK_ROWS);
  readonly #tally: RequestTally;

  /** @param find what the table keeps of an attribute's text; undefined for one that no row has had yet */
  constructor(
    readonly rows: PlainRows,
    columns: RequestColumns,
    tally: RequestTally,
    readonly find: (name: string, text: string) => string | undefined,
  ) {
    const { metrics, converters, statuses, attributes, valueMetrics, start, end } = columns;
    this.#tally = tally;
    this.#places = columns.places;
    this.#values = valueMetrics.map(createColumn);
    this.#derivedValues = this.#values.slice(metrics.length);
    const numberColumn = (index: number, to: Float64Array, convert: Convert): NumberColumn => ({
      from: rows.numbersOf(index),
      to,
      convert,
    });
    this.#numbers = [
      ...metrics.map(({ index }, at) =>
        numberColumn(index, this.#values[at] ?? createColumn(), converters[at] ?? Number),
      ),
      ...[
        { column: start, to: this.#start },
        { column: end, to: this.#end },
      ].flatMap(({ column, to }) =>
        column && !isDateUnit(column.role.unit)
          ? [numberColumn(column.index, to, createConverter(column.role.unit))]
          : [],
      ),
    ];
    this.#statuses = statuses.map(({ index, role }) => ({
      codes: rows.codesOf(index),
      texts: rows.textsOf(index),
      meaning: role.meaning,
      known: new Uint8Array(MOST_TEXTS),
    }));
    this.#attributes = attributes.map(({ index, name }) => ({
      name,
      codes: rows.codesOf(index),
      cells: rows.textsOf(index),
      texts: [],
    }));
    this.block = {
      metrics: valueMetrics,
      status: this.#status,
      startTime: this.#start,
      values: this.#values,
      attributes: this.#attributes,
    };
  }

  /** Makes requests of all rows of the block. */
  load(): void {
    const { count } = this.rows;
    this.#isLeft.fill(0, 0, count);
    const allSucceeded = this.#readStatuses(count);
    for (const column of this.#numbers) convertColumn(column, count);
    for (const values of this.#derivedValues) values.fill(Number.NaN, 0, count);
    if (!allSucceeded) this.#clearOthers(count);
    this.#deriveLatency(count);
    this.#leaveRowsWithoutValues(count);
    this.#deriveTimePerOutputToken(count);
    this.#leaveNewAttributes(count);
  }

  /** The first row from `from` on that is left, or the end of the block. */
  endOfRun(from: number): number {
    const { count } = this.rows;
    const next = this.#isLeft.indexOf(1, from);
    return next === -1 || next > count ? count : next;
  }

  /** Counts the rows from `from` to before `to`, none of which is left. */
  count(from: number, to: number): void {
    const status = this.#status;
    const starts = this.#start;
    const ends = this.#end;
    const latencies = this.#values[this.#places.latency] ?? ends;
    const tally = this.#tally;
    let { first, last } = tally;
    let failed = 0;
    let cancelled = 0;
    for (let row = from; row < to; row += 1) {
      if (status[row] === FAILED) failed += 1;
      else if (status[row] === CANCELLED) cancelled += 1;
      // What is not known is NaN, and no comparison with it holds.
      const start = starts[row] ?? Number.NaN;
      const end = ends[row] ?? Number.NaN;
      const lastSign = end === end ? end : start + (latencies[row] ?? Number.NaN);
      if (start < first) first = start;
      if (lastSign > last) last = lastSign;
    }
    tally.first = first;
    tally.last = last;
    tally.counts.failed += failed;
    tally.counts.cancelled += cancelled;
    tally.counts.succeeded += to - from - failed - cancelled;
  }

  /** True when all rows succeeded. A row is what its first column says that does not say that it succeeded. */
  #readStatuses(count: number): boolean {
    const status = this.#status;
    status.fill(SUCCEEDED, 0, count);
    let others = 0;
    for (const column of this.#statuses) {
      const { codes, known } = column;
      for (let row = 0; row < count; row += 1) {
        if (status[row] !== SUCCEEDED) continue;
        const code = codes[row] ?? 0;
        if (known[code] === 0) this.#lookUpStatus(column, code);
        const outcome = (known[code] ?? 0) - 1;
        if (outcome === SUCCEEDED) continue;
        status[row] = outcome;
        others += 1;
        if (outcome === NOT_UNDERSTOOD) this.#isLeft[row] = 1;
      }
    }
    return others === 0;
  }

  #lookUpStatus({ meaning, texts, known }: StatusColumn, code: number): void {
    const status = readOutcome(meaning, texts[code] ?? '');
    known[code] = 1 + (status === null ? NOT_UNDERSTOOD : statusCode(status));
  }

  /** A request that did not succeed has no values. */
  #clearOthers(count: number): void {
    const status = this.#status;
    for (const values of this.#values)
      for (let row = 0; row < count; row += 1)
        if (status[row] !== SUCCEEDED) values[row] = Number.NaN;
  }

  #deriveLatency(count: number): void {
    const status = this.#status;
    const starts = this.#start;
    const ends = this.#end;
    const latencies = this.#values[this.#places.latency];
    if (!latencies) return;
    for (let row = 0; row < count; row += 1) {
      const span = (ends[row] ?? Number.NaN) - (starts[row] ?? Number.NaN);
      // NaN alone is not equal to itself.
      if (span >= 0 && latencies[row] !== latencies[row] && status[row] === SUCCEEDED)
        latencies[row] = span;
    }
  }

  #leaveRowsWithoutValues(count: number): void {
    const status = this.#status;
    const [first] = this.#values;
    if (!first) return;
    for (let row = 0; row < count; row += 1) {
      if (first[row] === first[row] || status[row] !== SUCCEEDED) continue;
      if (this.#values.every((values) => Number.isNaN(values[row]))) this.#isLeft[row] = 1;
    }
  }

  #deriveTimePerOutputToken(count: number): void {
    const { latency, ttft, tokens, tpot } = this.#places;
    const latencies = this.#values[latency];
    const firstTokens = this.#values[ttft];
    const tokenCounts = this.#values[tokens];
    const derived = this.#values[tpot];
    if (!latencies || !firstTokens || !tokenCounts || !derived) return;
    // Called a million times: an imported function would be looked up in its module each time.
    const compute = computeTimePerOutputToken;
    for (let row = 0; row < count; row += 1) {
      if (derived[row] === derived[row]) continue;
      const value = compute(
        latencies[row] ?? Number.NaN,
        firstTokens[row] ?? Number.NaN,
        tokenCounts[row] ?? Number.NaN,
      );
      if (value === null) continue;
      derived[row] = value;
      this.#tally.derived = true;
    }
  }

  #leaveNewAttributes(count: number): void {
    for (const column of this.#attributes) {
      const { codes, texts } = column;
      for (let row = 0; row < count; row += 1) {
        const code = codes[row] ?? 0;
        if (texts[code] === undefined && !this.#knowsAttribute(column, code)) this.#isLeft[row] = 1;
      }
    }
  }

  #knowsAttribute({ name, cells, texts }: AttributeColumn, code: number): boolean {
    const cell = cells[code] ?? '';
    while (texts.length < code) texts.push(undefined);
    texts[code] = cell === '' ? '' : this.find(name, cell);
    return texts[code] !== undefined;
  }
}

function createColumn(): Float64Array {
  return new Float64Array(BLOCK_ROWS).fill(Number.NaN);
}

function convertColumn({ from, to, convert }: NumberColumn, count: number): void {
  // Conversions are proportional: one that leaves 1 as it is does so with every number.
  if (convert(1) === 1) to.set(from);
  else for (let row = 0; row < count; row += 1) to[row] = convert(from[row] ?? Number.NaN);
}
