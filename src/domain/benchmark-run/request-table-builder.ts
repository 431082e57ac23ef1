/**
 * Collects requests row by row into the typed arrays of a `RequestTable`; a million rows cost no object each. Beyond that every
 * k-th row is kept beside the distribution of all of them, so that memory does not grow with the file.
 */
import type { AnyMetricId } from '../metrics/metric';
import { DistributionBuilder } from '../stats/distribution-builder';
import type { Column, RequestStatus, RequestTable } from './benchmark-run';
import { REQUEST_STATUSES } from './benchmark-run';
import { isPresent, statusCode } from './column';
import { GrowingAttribute } from './growing-attribute';
import { GrowingColumn } from './growing-column';

/** Rows that are kept at most. */
export const MOST_ROWS = 1_048_576;

const CODES: Readonly<Record<RequestStatus, number>> = {
  succeeded: statusCode('succeeded'),
  failed: statusCode('failed'),
  cancelled: statusCode('cancelled'),
};

export interface RequestRow {
  readonly status: RequestStatus;
  /** Seconds on any clock; the table keeps them relative to the earliest one. */
  readonly startTime?: number | undefined;
  /** Canonical units; undefined and NaN both mean missing. */
  readonly values: Partial<Record<AnyMetricId, number | undefined>>;
  /** Name and text; pairs, because a name from a file must not become a property. */
  readonly attributes?: readonly (readonly [name: string, text: string])[];
}

/** An attribute of the rows of a block. */
export interface BlockAttribute {
  readonly name: string;
  /** For each row the place of its text in `texts`. */
  readonly codes: Uint16Array;
  /** An empty text, or none, is no attribute. May grow, but what is in it stays. */
  readonly texts: readonly (string | undefined)[];
}

/** Rows column by column. The builder copies them, so the arrays may be filled again, and should be: it knows them by then. */
export interface RequestBlock {
  readonly metrics: readonly AnyMetricId[];
  /** Codes as in a `RequestTable`. */
  readonly status: Uint8Array;
  /** Seconds on any clock; NaN is missing. */
  readonly startTime: Float64Array;
  /** A column for each of the metrics; NaN is missing. */
  readonly values: readonly Float64Array[];
  readonly attributes: readonly BlockAttribute[];
}

/** An attribute's code for a text that is none. */
const NONE = -1;

export class RequestTableBuilder {
  #status = new Uint8Array(256);
  readonly #startTime = new GrowingColumn();
  readonly #columns = new Map<string, GrowingColumn>();
  readonly #attributes = new Map<string, GrowingAttribute>();
  readonly #counts: Record<RequestStatus, number> = { succeeded: 0, failed: 0, cancelled: 0 };
  #distributions: Map<string, DistributionBuilder> | null = null;
  #kept = 0;
  #total = 0;
  #stride = 1;
  #expected = 0;
  #earliest = Number.POSITIVE_INFINITY;
  #plan: { metrics: readonly AnyMetricId[]; columns: (GrowingColumn | undefined)[] } = {
    metrics: [],
    columns: [],
  };

  /** For each attribute of a block the code in the table of a text's place in the block. */
  #blockCodes: { readonly block: RequestBlock | null; readonly codes: (number | undefined)[][] } = {
    block: null,
    codes: [],
  };

  constructor(readonly mostRows = MOST_ROWS) {}

  /** Requests added so far, kept or not. */
  get length(): number {
    return this.#total;
  }

  /**
   * As `add`, for many rows with the same metrics: no object for each of a million rows.
   * @param metrics the same array for every row
   * @param values one for each of the metrics; NaN is missing
   */
  addValues(
    status: RequestStatus,
    startTime: number,
    metrics: readonly AnyMetricId[],
    values: Float64Array,
    attributes: RequestRow['attributes'],
  ): void {
    const isKept = this.#total % this.#stride === 0;
    this.#total += 1;
    this.#counts[status] += 1;
    if (startTime < this.#earliest) this.#earliest = startTime;
    const isCounted = this.#distributions !== null && status === 'succeeded';
    if (isCounted) {
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i] ?? Number.NaN;
        const metric = metrics[i];
        if (value === value && metric !== undefined) this.#countOne(metric, value);
      }
    }
    if (!isKept) return;
    const row = this.#kept;
    this.#kept = row + 1;
    this.#pushStatus(row, CODES[status]);
    this.#startTime.push(startTime);
    const columns = this.#columnsOf(metrics);
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] ?? Number.NaN;
      // NaN alone is not equal to itself.
      if (value !== value) continue;
      const column = columns[i] ?? this.#beginColumn(metrics, i);
      if (column.length < row) column.padTo(row);
      column.push(value);
    }
    if (attributes) for (const [name, text] of attributes) this.#attribute(name).set(row, text);
    if (this.#kept === this.mostRows) this.#thin();
  }

  #columnsOf(metrics: readonly AnyMetricId[]): (GrowingColumn | undefined)[] {
    if (this.#plan.metrics !== metrics)
      this.#plan = { metrics, columns: metrics.map((metric) => this.#columns.get(metric)) };
    return this.#plan.columns;
  }

  /** Columns stand in the order in which they first had a value. */
  #beginColumn(metrics: readonly AnyMetricId[], index: number): GrowingColumn {
    const metric = metrics[index] ?? 'request_latency';
    const column = this.#columns.get(metric) ?? new GrowingColumn();
    this.#columns.set(metric, column);
    this.#plan.columns[index] = column;
    return column;
  }

  /** Adds one request. Negative and infinite values are not measurements: the caller counts and leaves them out. */
  add({ status, startTime, values, attributes }: RequestRow): void {
    const isKept = this.#total % this.#stride === 0;
    this.#total += 1;
    this.#counts[status] += 1;
    if (startTime !== undefined && startTime < this.#earliest) this.#earliest = startTime;
    if (this.#distributions && status === 'succeeded') {
      for (const metric in values) {
        const value = values[metric as AnyMetricId];
        if (isPresent(value)) this.#countOne(metric, value);
      }
    }
    if (!isKept) return;
    const row = this.#kept;
    this.#kept = row + 1;
    this.#pushStatus(row, CODES[status]);
    this.#startTime.push(startTime ?? Number.NaN);
    // `in`, because a list of the keys of each of a million rows is most of the work.
    for (const metric in values) {
      const value = values[metric as AnyMetricId];
      if (!isPresent(value)) continue;
      let column = this.#columns.get(metric);
      if (!column) this.#columns.set(metric, (column = new GrowingColumn()));
      column.padTo(row);
      column.push(value);
    }
    if (attributes) for (const [name, text] of attributes) this.#attribute(name).set(row, text);
    if (this.#kept === this.mostRows) this.#thin();
  }

  #pushStatus(row: number, code: number): void {
    if (row === this.#status.length) this.#reserveStatus(row + 1);
    this.#status[row] = code;
  }

  #reserveStatus(length: number): void {
    const larger = new Uint8Array(Math.max(length, this.#status.length * 2));
    larger.set(this.#status);
    this.#status = larger;
  }

  /** How many rows there will be in all, as far as that is known: blocks make room for them at once. */
  expect(rows: number): void {
    this.#expected = rows;
  }

  /** As `addValues` for the rows from `from` to before `to` of a block, column by column. */
  addBlock(block: RequestBlock, from: number, to: number): void {
    for (let start = from; start < to;) {
      const end = Math.min(to, start + this.#rowsUntilFull());
      if (this.#beginsColumn(block, start, end)) this.#addSingly(block, start, end);
      else this.#addColumns(block, start, end);
      start = end;
    }
  }

  /** Rows that can be added before every second one is left out. */
  #rowsUntilFull(): number {
    const more = this.mostRows - this.#kept;
    return this.#rowsUntilKept() + (more - 1) * this.#stride + 1;
  }

  /** Rows to come that are not kept before one that is. */
  #rowsUntilKept(): number {
    return (this.#stride - (this.#total % this.#stride)) % this.#stride;
  }

  /** Columns stand in the order of the rows in which they begin, so those rows are added one by one. */
  #beginsColumn({ metrics, values }: RequestBlock, from: number, to: number): boolean {
    const columns = this.#columnsOf(metrics);
    return values.some((column, i) => {
      const isCounted = this.#distributions?.has(metrics[i] ?? '') ?? true;
      if (columns[i] && isCounted) return false;
      return column.subarray(from, to).some(isPresent);
    });
  }

  #addSingly(block: RequestBlock, from: number, to: number): void {
    const values = new Float64Array(block.metrics.length);
    for (let row = from; row < to; row += 1) {
      for (const [i, column] of block.values.entries()) values[i] = column[row] ?? Number.NaN;
      const status = REQUEST_STATUSES[block.status[row] ?? 0] ?? 'failed';
      const attributes = block.attributes.flatMap(({ name, codes, texts }) => {
        const text = texts[codes[row] ?? 0] ?? '';
        return text === '' ? [] : [[name, text] as const];
      });
      this.addValues(status, block.startTime[row] ?? NaN, block.metrics, values, attributes);
    }
  }

  #addColumns(block: RequestBlock, from: number, to: number): void {
    const { metrics, status, startTime, values } = block;
    const step = this.#stride;
    const firstKept = from + this.#rowsUntilKept();
    this.#count(block, from, to);
    const row = this.#kept;
    const expected = Math.min(this.#expected, this.mostRows);
    this.#startTime.append(startTime, firstKept, to, step, expected);
    this.#kept = this.#startTime.length;
    if (this.#kept > this.#status.length) this.#reserveStatus(Math.max(this.#kept, expected));
    for (let i = firstKept, at = row; i < to; i += step, at += 1) this.#status[at] = status[i] ?? 0;
    const columns = this.#columnsOf(metrics);
    for (const [i, column] of columns.entries()) {
      const added = values[i];
      if (!column || !added) continue;
      column.padTo(row);
      column.append(added, firstKept, to, step, expected);
    }
    this.#addAttributes(block, firstKept, to, row);
    if (this.#kept === this.mostRows) this.#thin();
  }

  /** Counts the rows, kept or not. */
  #count({ metrics, status, startTime, values }: RequestBlock, from: number, to: number): void {
    this.#total += to - from;
    let earliest = this.#earliest;
    let succeeded = 0;
    let failed = 0;
    for (let row = from; row < to; row += 1) {
      const start = startTime[row] ?? Number.NaN;
      if (start < earliest) earliest = start;
      if (status[row] === CODES.succeeded) succeeded += 1;
      else if (status[row] === CODES.failed) failed += 1;
    }
    this.#earliest = earliest;
    this.#counts.succeeded += succeeded;
    this.#counts.failed += failed;
    this.#counts.cancelled += to - from - succeeded - failed;
    if (!this.#distributions) return;
    for (const [i, column] of values.entries()) {
      const distribution = this.#distributions.get(metrics[i] ?? '');
      if (!distribution) continue;
      for (let row = from; row < to; row += 1) {
        const value = column[row] ?? Number.NaN;
        if (value === value && status[row] === CODES.succeeded) distribution.add(value);
      }
    }
  }

  /** Row by row, because attributes and their texts stand in the order in which they first occurred. */
  #addAttributes(block: RequestBlock, from: number, to: number, firstRow: number): void {
    const { attributes } = block;
    if (this.#blockCodes.block !== block)
      this.#blockCodes = { block, codes: attributes.map(() => []) };
    const { codes: known } = this.#blockCodes;
    for (let i = from, row = firstRow; i < to; i += this.#stride, row += 1) {
      for (let a = 0; a < attributes.length; a += 1) {
        const attribute = attributes[a];
        const codes = known[a];
        if (!attribute || !codes) continue;
        const text = attribute.codes[i] ?? 0;
        const code = codes[text] ?? this.#learnCode(attribute, codes, text);
        if (code !== NONE) this.#attribute(attribute.name).setCode(row, code);
      }
    }
  }

  #learnCode({ name, texts }: BlockAttribute, codes: (number | undefined)[], at: number): number {
    const text = texts[at] ?? '';
    const code = text === '' ? NONE : this.#attribute(name).codeOf(text);
    while (codes.length < at) codes.push(undefined);
    codes[at] = code;
    return code;
  }

  #attribute(name: string): GrowingAttribute {
    let attribute = this.#attributes.get(name);
    if (!attribute) this.#attributes.set(name, (attribute = new GrowingAttribute()));
    return attribute;
  }

  #countOne(metric: string, value: number): void {
    let distribution = this.#distributions?.get(metric);
    if (!distribution) {
      distribution = new DistributionBuilder();
      this.#distributions?.set(metric, distribution);
    }
    distribution.add(value);
  }

  /** Keeps every second of the rows, and counts all that come from now on. */
  #thin(): void {
    this.#distributions ??= this.#distributionsOfRows();
    for (const column of [this.#startTime, ...this.#columns.values()]) {
      column.padTo(this.#kept);
      column.halve();
    }
    for (const attribute of this.#attributes.values()) attribute.halve();
    for (let row = 0; 2 * row < this.#kept; row += 1)
      this.#status[row] = this.#status[2 * row] ?? 0;
    this.#kept = Math.ceil(this.#kept / 2);
    this.#stride *= 2;
  }

  #distributionsOfRows(): Map<string, DistributionBuilder> {
    const succeeded = statusCode('succeeded');
    return new Map(
      [...this.#columns].map(([metric, column]) => {
        const distribution = new DistributionBuilder();
        column.finish().forEach((value, row) => {
          if (isPresent(value) && this.#status[row] === succeeded) distribution.add(value);
        });
        return [metric, distribution];
      }),
    );
  }

  /** The table, or undefined when no request was added: an empty table says nothing. */
  build(): RequestTable | undefined {
    const length = this.#kept;
    if (length === 0) return undefined;
    const columns: Partial<Record<AnyMetricId, Column>> = {};
    for (const [metric, column] of this.#columns) {
      column.padTo(length);
      columns[metric as AnyMetricId] = column.finish();
    }
    const startTime = Number.isFinite(this.#earliest)
      ? this.#startTime.finishFrom(this.#earliest)
      : undefined;
    return {
      length,
      status: this.#status.slice(0, length),
      ...(startTime ? { startTime } : {}),
      columns,
      attributes: [...this.#attributes].map(([name, attribute]) => attribute.finish(name, length)),
      ...(this.#distributions && {
        sampledFrom: {
          total: this.#total,
          counts: { ...this.#counts },
          distributions: Object.fromEntries(
            [...this.#distributions].map(([metric, distribution]) => [
              metric,
              distribution.build(),
            ]),
          ),
        },
      }),
    };
  }
}
