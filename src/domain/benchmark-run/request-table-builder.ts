/**
 * Collects requests row by row into the typed arrays of a `RequestTable`; a million rows cost no object each. Beyond that every
 * k-th row is kept beside the distribution of all of them, so that memory does not grow with the file.
 */
import type { AnyMetricId } from '../metrics/metric';
import { DistributionBuilder } from '../stats/distribution-builder';
import type { AttributeColumn, Column, RequestStatus, RequestTable } from './benchmark-run';
import { isPresent, statusCode } from './column';
import { GrowingColumn } from './growing-column';

/** Rows that are kept at most. */
export const MOST_ROWS = 1_048_576;

const CODES: Readonly<Record<RequestStatus, number>> = {
  succeeded: statusCode('succeeded'),
  failed: statusCode('failed'),
  cancelled: statusCode('cancelled'),
};

interface GrowingAttribute {
  codes: number[];
  readonly dictionary: Map<string, number>;
}

export interface RequestRow {
  readonly status: RequestStatus;
  /** Seconds on any clock; the table keeps them relative to the earliest one. */
  readonly startTime?: number | undefined;
  /** Canonical units; undefined and NaN both mean missing. */
  readonly values: Partial<Record<AnyMetricId, number | undefined>>;
  /** Name and text; pairs, because a name from a file must not become a property. */
  readonly attributes?: readonly (readonly [name: string, text: string])[];
}

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
  #earliest = Number.POSITIVE_INFINITY;
  #plan: { metrics: readonly AnyMetricId[]; columns: (GrowingColumn | undefined)[] } = {
    metrics: [],
    columns: [],
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
    if (attributes) for (const [name, text] of attributes) this.#addAttribute(row, name, text);
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
    if (attributes) for (const [name, text] of attributes) this.#addAttribute(row, name, text);
    if (this.#kept === this.mostRows) this.#thin();
  }

  #pushStatus(row: number, code: number): void {
    if (row === this.#status.length) {
      const larger = new Uint8Array(row * 2);
      larger.set(this.#status);
      this.#status = larger;
    }
    this.#status[row] = code;
  }

  #addAttribute(row: number, name: string, text: string): void {
    let attribute = this.#attributes.get(name);
    if (!attribute) this.#attributes.set(name, (attribute = { codes: [], dictionary: new Map() }));
    const { codes, dictionary } = attribute;
    while (codes.length < row) codes.push(-1);
    const code = dictionary.get(text) ?? dictionary.size;
    if (code === dictionary.size) dictionary.set(text, code);
    // The last text of a name counts when a row has several.
    codes[row] = code;
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
    for (const attribute of this.#attributes.values())
      attribute.codes = attribute.codes.filter((_, row) => row % 2 === 0);
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
      ? this.#startTime.finish().map((time) => time - this.#earliest)
      : undefined;
    return {
      length,
      status: this.#status.slice(0, length),
      ...(startTime ? { startTime } : {}),
      columns,
      attributes: [...this.#attributes].map(([name, attribute]) =>
        finishAttribute(name, attribute, length),
      ),
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

function finishAttribute(
  name: string,
  attribute: GrowingAttribute,
  length: number,
): AttributeColumn {
  const codes = new Int32Array(length).fill(-1);
  codes.set(attribute.codes);
  return { name, dictionary: [...attribute.dictionary.keys()], codes };
}
