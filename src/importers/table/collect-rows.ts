/** Turns the rows of a table into requests, by a mapping. */
import type { BenchmarkRun, RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import {
  canonicalUnitOf,
  convertToCanonical,
  createConverter,
} from '../../domain/units/foreign-units';
import { tooManyRows } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { isMissing } from './guess-layout';
import type { ColumnRole, TableMapping, TimestampUnit } from './mapping';
import { readQuantityText } from './number-text';
import { parseErrorCell, parseOutcome } from './status';
import { parseTimestampText } from './timestamps';

/** A row of any kind of table; cells that are not there are empty and NaN. */
export interface TableRow {
  readonly length: number;
  text(index: number): string;
  number(index: number): number;
  /** `# …`, which is a comment unless it has all cells of a row. */
  readonly startsWithHash?: boolean;
}

interface Column<Role extends ColumnRole['role']> {
  readonly index: number;
  readonly name: string;
  readonly role: Extract<ColumnRole, { role: Role }>;
}

/** An attribute with more values than this is an identifier, not a group. */
const MAX_ATTRIBUTE_VALUES = 1_000;
const MAX_ATTRIBUTE_LENGTH = 100;

export class RowCollector {
  readonly #report: ReportBuilder;
  readonly #metrics: readonly Column<'metric'>[];
  readonly #converters: readonly ((value: number) => number)[];
  /** The metrics of the columns, then those that may be derived; and the row's values of them. */
  readonly #valueMetrics: readonly AnyMetricId[];
  readonly #values: Float64Array;
  readonly #latency: number;
  /** Places in `#values`; −1 for a column that the table does not have. */
  readonly #derivation: {
    readonly latency: number;
    readonly ttft: number;
    readonly tokens: number;
    readonly tpot: number;
  };
  readonly #statuses: readonly Column<'status'>[];
  readonly #attributes: readonly Column<'attribute'>[];
  readonly #start: Column<'start time'> | undefined;
  readonly #end: Column<'end time'> | undefined;
  readonly #attributeValues = new Map<string, Map<string, readonly [string, string]>>();
  readonly #rowAttributes: (readonly [string, string])[] = [];
  readonly #rows = new RequestTableBuilder();
  readonly #outcomes = {
    outcome: new Map<string, RequestStatus | null>(),
    error: new Map<string, RequestStatus | null>(),
  };
  readonly #counts = { succeeded: 0, failed: 0, cancelled: 0 };
  readonly #width: number;
  readonly #decimalComma: boolean;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #derived = false;

  constructor(
    headers: readonly string[],
    mapping: TableMapping,
    decimalComma: boolean,
    report: ReportBuilder,
  ) {
    const pick = <Role extends ColumnRole['role']>(role: Role): Column<Role>[] =>
      mapping.columns.flatMap((column, index) =>
        isRole(column, role) ? [{ index, name: headers[index] ?? '', role: column }] : [],
      );
    this.#report = report;
    this.#width = headers.length;
    this.#decimalComma = decimalComma;
    this.#metrics = pick('metric');
    this.#statuses = pick('status');
    this.#attributes = pick('attribute');
    [this.#start] = pick('start time');
    [this.#end] = pick('end time');
    this.#converters = this.#metrics.map(({ role }) => createConverter(role.unit));
    const metrics = this.#metrics.map(({ role }) => role.metric);
    const place = (metric: AnyMetricId): number => {
      const at = metrics.indexOf(metric);
      return at === -1 ? metrics.push(metric) - 1 : at;
    };
    this.#latency = place('request_latency');
    this.#derivation = {
      latency: this.#latency,
      ttft: metrics.indexOf('time_to_first_token'),
      tokens: metrics.indexOf('output_tokens'),
      tpot: place('time_per_output_token'),
    };
    this.#valueMetrics = metrics;
    this.#values = new Float64Array(metrics.length);
    for (const { name } of pick('ignore')) report.unknownField(name);
    for (const { name, role } of this.#metrics) report.assume(`${name}: ${role.unit}`);
  }

  add(row: TableRow): void {
    this.#report.read(1);
    if (this.#rows.length === MAX_ROWS) throw tooManyRows();
    if (row.length > this.#width)
      this.#report.drop('cells beyond the last named column', row.length - this.#width);
    const status = this.#readStatus(row);
    if (status === null) {
      this.#report.drop('row whose status is not understood');
      return;
    }
    const start = this.#start && this.#readTime(row, this.#start);
    const end = this.#end && this.#readTime(row, this.#end);
    this.#values.fill(Number.NaN);
    if (status === 'succeeded' && !this.#readValues(row, start, end)) {
      this.#report.drop('row without a single value');
      return;
    }
    this.#report.keep(1);
    this.#counts[status] += 1;
    const latency = this.#values[this.#latency] ?? Number.NaN;
    this.#extendWindow(start, end ?? (start !== undefined ? start + latency : undefined));
    this.#rows.addValues(
      status,
      start ?? Number.NaN,
      this.#valueMetrics,
      this.#values,
      this.#readAttributes(row),
    );
  }

  #readStatus(row: TableRow): RequestStatus | null {
    let status: RequestStatus | null = 'succeeded';
    for (const { index, role } of this.#statuses) {
      status = this.#readOutcome(role.meaning, row.text(index));
      if (status !== 'succeeded') return status;
    }
    return status;
  }

  /** A run has few different outcomes, and a million cells that name them. */
  #readOutcome(meaning: 'outcome' | 'error', cell: string): RequestStatus | null {
    const known = this.#outcomes[meaning].get(cell);
    if (known !== undefined) return known;
    const status = meaning === 'error' ? parseErrorCell(cell) : parseOutcome(cell);
    if (this.#outcomes[meaning].size < MAX_ATTRIBUTE_VALUES)
      this.#outcomes[meaning].set(cell, status);
    return status;
  }

  /** Fills `#values`; false when the row has none. */
  #readValues(row: TableRow, start: number | undefined, end: number | undefined): boolean {
    const values = this.#values;
    let hasValue = false;
    for (let at = 0; at < this.#metrics.length; at += 1) {
      const column = this.#metrics[at];
      if (!column) continue;
      const { index, name, role } = column;
      const value = row.number(index);
      // Only what is no plain number is looked at again: `120 ms`.
      const written = Number.isNaN(value)
        ? this.#readQuantity(row.text(index), name, role.unit)
        : value;
      if (written === undefined) continue;
      if (written < 0) {
        this.#report.drop(`${name}: negative value`);
        continue;
      }
      const canonical = this.#converters[at]?.(written) ?? Number.NaN;
      if (!Number.isFinite(canonical)) continue;
      values[at] = canonical;
      hasValue = true;
    }
    const hasSpan = start !== undefined && end !== undefined && end >= start;
    if (hasSpan && Number.isNaN(values[this.#latency])) {
      values[this.#latency] = end - start;
      hasValue = true;
    }
    this.#deriveTimePerOutputToken();
    return hasValue;
  }

  /** The number of a cell that carries its unit, in the unit of the column; undefined for other text, which is counted. */
  #readQuantity(text: string, name: string, unit: ForeignUnit): number | undefined {
    if (isMissing(text)) return undefined;
    const quantity = readQuantityText(text, this.#decimalComma);
    if (!quantity || (quantity.unit && canonicalUnitOf(quantity.unit) !== canonicalUnitOf(unit))) {
      this.#report.drop(`${name}: not a number`);
      return undefined;
    }
    if (quantity.unit === undefined || quantity.unit === unit) return quantity.value;
    return convertToCanonical(quantity.value, quantity.unit) / convertToCanonical(1, unit);
  }

  /** Seconds since the epoch, or since whatever the column counts from; a date without a zone is read as UTC. */
  #readTime(
    row: TableRow,
    {
      index,
      name,
      role,
    }: {
      readonly index: number;
      readonly name: string;
      readonly role: { readonly unit: TimestampUnit };
    },
  ): number | undefined {
    const { unit } = role;
    const isDate = unit === 'iso' || unit === 'day first' || unit === 'month first';
    const seconds = isDate
      ? parseTimestampText(row.text(index), unit)
      : convertToCanonical(row.number(index), unit);
    if (Number.isFinite(seconds)) return seconds;
    if (!isMissing(row.text(index))) this.#report.drop(`${name}: not a point in time`);
    return undefined;
  }

  #deriveTimePerOutputToken(): void {
    const { latency, ttft, tokens, tpot } = this.#derivation;
    const values = this.#values;
    if (ttft === -1 || tokens === -1 || !Number.isNaN(values[tpot])) return;
    const derived = computeTimePerOutputToken(
      values[latency] ?? Number.NaN,
      values[ttft] ?? Number.NaN,
      values[tokens] ?? Number.NaN,
    );
    if (derived === null) return;
    values[tpot] = derived;
    this.#derived = true;
  }

  /** The same array for every row: the builder keeps none of it. */
  #readAttributes(row: TableRow): NonNullable<RequestRow['attributes']> {
    const found = this.#rowAttributes;
    found.length = 0;
    for (const { index, name } of this.#attributes) {
      const text = row.text(index);
      if (text === '') continue;
      const known = this.#attributeValues.get(name)?.get(text);
      const pair = known ?? this.#rememberAttribute(name, text);
      if (pair) found.push(pair);
    }
    return found;
  }

  /** Null for a text too many. */
  #rememberAttribute(name: string, text: string): readonly [string, string] | null {
    const seen = this.#attributeValues.get(name) ?? new Map<string, readonly [string, string]>();
    this.#attributeValues.set(name, seen);
    if (seen.size >= MAX_ATTRIBUTE_VALUES) {
      this.#report.drop(`${name}: more than ${MAX_ATTRIBUTE_VALUES} different values to group by`);
      return null;
    }
    const pair = [name, text.slice(0, MAX_ATTRIBUTE_LENGTH)] as const;
    seen.set(text, pair);
    return pair;
  }

  #extendWindow(start: number | undefined, end: number | undefined): void {
    if (start !== undefined && start < this.#first) this.#first = start;
    // An end that is not known is NaN, and no comparison with it holds.
    if (end !== undefined && end > this.#last) this.#last = end;
  }

  finish(): BenchmarkRun[] {
    const { succeeded, failed, cancelled } = this.#counts;
    const requests = succeeded + failed + cancelled;
    if (requests === 0) return [];
    const models = this.#attributeValues.get('model');
    const run = new RunBuilder(`table of ${countWith(requests, 'request')}`, {
      id: 'table',
      name: 'Table of requests',
    });
    run
      .workload({
        model: models?.size === 1 ? [...models.values()][0]?.[1] : undefined,
        backend: undefined,
        dataset: undefined,
        requestRate: undefined,
        maxConcurrency: undefined,
        arrival: 'unknown',
        streaming: undefined,
        promptTokensMean: undefined,
        outputTokensMean: undefined,
      })
      .counts({ requests, succeeded, failed, cancelled })
      .startedAt(unixToIso(Number.isFinite(this.#first) ? this.#first : undefined))
      .duration(this.#last - this.#first)
      .requests(this.#rows.build());
    if (this.#statuses.length === 0) {
      run.note('The table has no status column, so each row counts as a request that succeeded.');
    }
    if (this.#derived) {
      run.define(
        'time_per_output_token',
        'Computed here: (request latency − time to first token) / (output tokens − 1).',
      );
    }
    return [run.build()];
  }
}

function isRole<Role extends ColumnRole['role']>(
  column: ColumnRole,
  role: Role,
): column is Extract<ColumnRole, { role: Role }> {
  return column.role === role;
}
