/** Collects requests row by row into the typed arrays of a `RequestTable`; a million rows cost no object each. */
import type { AnyMetricId } from '../metrics/metric';
import type { AttributeColumn, Column, RequestStatus, RequestTable } from './benchmark-run';
import { isPresent, statusCode } from './column';

const FIRST_CAPACITY = 256;

/** A column that grows by doubling. */
export class GrowingColumn {
  #values = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Fills up with missing entries, so that a column that first appears late has a value for each earlier row. */
  padTo(length: number): void {
    while (this.#length < length) this.push(Number.NaN);
  }

  /** The collected values, in an array of exactly their length. */
  finish(): Column {
    return this.#values.slice(0, this.#length);
  }
}

interface GrowingAttribute {
  readonly codes: number[];
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
  readonly #status: number[] = [];
  readonly #startTime = new GrowingColumn();
  readonly #columns = new Map<AnyMetricId, GrowingColumn>();
  readonly #attributes = new Map<string, GrowingAttribute>();

  get length(): number {
    return this.#status.length;
  }

  /** Adds one request. Negative and infinite values are not measurements: the caller counts and leaves them out. */
  add({ status, startTime, values, attributes }: RequestRow): void {
    const row = this.#status.length;
    this.#status.push(statusCode(status));
    this.#startTime.push(startTime ?? Number.NaN);
    for (const metric of metricsOf(values)) {
      const value = values[metric];
      if (!isPresent(value)) continue;
      const column = this.#columns.get(metric) ?? new GrowingColumn();
      this.#columns.set(metric, column);
      column.padTo(row);
      column.push(value);
    }
    for (const [name, text] of attributes ?? []) this.#addAttribute(row, name, text);
  }

  #addAttribute(row: number, name: string, text: string): void {
    const attribute: GrowingAttribute = this.#attributes.get(name) ?? {
      codes: [],
      dictionary: new Map(),
    };
    this.#attributes.set(name, attribute);
    while (attribute.codes.length < row) attribute.codes.push(-1);
    const code = attribute.dictionary.get(text) ?? attribute.dictionary.size;
    attribute.dictionary.set(text, code);
    attribute.codes.push(code);
  }

  /** The table, or undefined when no request was added: an empty table says nothing. */
  build(): RequestTable | undefined {
    const length = this.#status.length;
    if (length === 0) return undefined;
    const columns: Partial<Record<AnyMetricId, Column>> = {};
    for (const [metric, column] of this.#columns) {
      column.padTo(length);
      columns[metric] = column.finish();
    }
    const startTime = relativeToEarliest(this.#startTime.finish());
    return {
      length,
      status: Uint8Array.from(this.#status),
      ...(startTime ? { startTime } : {}),
      columns,
      attributes: [...this.#attributes].map(([name, attribute]) =>
        finishAttribute(name, attribute, length),
      ),
    };
  }
}

/** `Object.keys` with the type of the keys, which TypeScript widens to string although the record can hold no others. */
function metricsOf(values: RequestRow['values']): AnyMetricId[] {
  return Object.keys(values) as AnyMetricId[];
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

/** Start times relative to the earliest one; undefined when no request has one. */
function relativeToEarliest(times: Column): Column | undefined {
  let earliest = Number.POSITIVE_INFINITY;
  for (const time of times) if (isPresent(time) && time < earliest) earliest = time;
  return Number.isFinite(earliest) ? times.map((time) => time - earliest) : undefined;
}
