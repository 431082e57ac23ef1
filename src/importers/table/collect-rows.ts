/** Turns the rows of a table into requests, by a mapping. */
import type { BenchmarkRun, RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf, convertToCanonical } from '../../domain/units/foreign-units';
import { tooManyRows } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { BlockCollector } from './collect-block';
import { isMissing } from './guess-layout';
import type { TableMapping } from './mapping';
import { readQuantityText } from './number-text';
import { PlainRows } from './plain-rows';
import type { RequestColumns, TimeColumn } from './request-columns';
import { RequestTally, isDateUnit, plainKinds, planColumns, readOutcome } from './request-columns';
import type { RowBlocks } from './scan-requests';
import { parseTimestampText } from './timestamps';

/** A row of any kind of table; cells that are not there are empty and NaN. */
export interface TableRow {
  readonly length: number;
  text(index: number): string;
  number(index: number): number;
  /** `# …`, which is a comment unless it has all cells of a row. */
  readonly startsWithHash?: boolean;
}

/** An attribute with more values than this is an identifier, not a group. */
const MAX_ATTRIBUTE_VALUES = 1_000;
const MAX_ATTRIBUTE_LENGTH = 100;

export class RowCollector {
  readonly #report: ReportBuilder;
  readonly #columns: RequestColumns;
  /** The row's values of `valueMetrics`. */
  readonly #values: Float64Array;
  readonly #attributeValues = new Map<string, Map<string, readonly [string, string]>>();
  readonly #rowAttributes: (readonly [string, string])[] = [];
  readonly #rows = new RequestTableBuilder();
  readonly #outcomes = {
    outcome: new Map<string, RequestStatus | null>(),
    error: new Map<string, RequestStatus | null>(),
  };
  readonly #tally = new RequestTally();
  readonly #decimalComma: boolean;

  constructor(
    headers: readonly string[],
    mapping: TableMapping,
    decimalComma: boolean,
    report: ReportBuilder,
  ) {
    this.#report = report;
    this.#decimalComma = decimalComma;
    this.#columns = planColumns(headers, mapping);
    this.#values = new Float64Array(this.#columns.valueMetrics.length);
    for (const { name } of this.#columns.ignored) report.unknownField(name);
    for (const { name, role } of this.#columns.metrics) report.assume(`${name}: ${role.unit}`);
    if (this.#columns.statuses.some(({ role }) => role.meaning === 'error'))
      report.secret('texts of errors');
  }

  /**
   * Blocks of rows, of which each is taken as `add` takes it; null when the table has a column
   * that can only be read as text. For delimited text only.
   */
  createBlocks(delimiter: string): RowBlocks | null {
    const kinds = plainKinds(this.#columns);
    if (!kinds) return null;
    const rows = new PlainRows(kinds, delimiter, this.#decimalComma);
    const collector = new BlockCollector(
      rows,
      this.#columns,
      this.#tally,
      (name, text) => this.#attributeValues.get(name)?.get(text)?.[1],
    );
    return {
      rows,
      takeRows: () => {
        this.#addBlock(rows, collector);
      },
    };
  }

  #addBlock(rows: PlainRows, collector: BlockCollector): void {
    const { count } = rows;
    const fits = this.#rows.length + count <= MAX_ROWS;
    if (fits) collector.load();
    for (let at = 0; at < count; at += 1) {
      const end = fits ? collector.endOfRun(at) : at;
      if (end > at) {
        collector.count(at, end);
        this.#report.read(end - at);
        this.#report.keep(end - at);
        this.#rows.addBlock(collector.block, at, end);
      }
      at = end;
      if (at === count) break;
      rows.current = at;
      this.add(rows);
    }
    rows.count = 0;
  }

  /** What has been added is this share of the file. */
  expectShare(share: number): void {
    if (share > 0) this.#rows.expect(Math.ceil(this.#rows.length / share));
  }

  add(row: TableRow): void {
    this.#report.read(1);
    if (this.#rows.length === MAX_ROWS) throw tooManyRows();
    const { width, start: startColumn, end: endColumn, valueMetrics, places } = this.#columns;
    if (row.length > width)
      this.#report.drop('cells beyond the last named column', row.length - width);
    const status = this.#readStatus(row);
    if (status === null) {
      this.#report.drop('row whose status is not understood');
      return;
    }
    const start = startColumn && this.#readTime(row, startColumn);
    const end = endColumn && this.#readTime(row, endColumn);
    this.#values.fill(Number.NaN);
    if (status === 'succeeded' && !this.#readValues(row, start, end)) {
      this.#report.drop('row without a single value');
      return;
    }
    this.#report.keep(1);
    this.#tally.counts[status] += 1;
    const latency = this.#values[places.latency] ?? Number.NaN;
    this.#extendWindow(start, end ?? (start !== undefined ? start + latency : undefined));
    this.#rows.addValues(
      status,
      start ?? Number.NaN,
      valueMetrics,
      this.#values,
      this.#readAttributes(row),
    );
  }

  #readStatus(row: TableRow): RequestStatus | null {
    let status: RequestStatus | null = 'succeeded';
    for (const { index, role } of this.#columns.statuses) {
      status = this.#readOutcome(role.meaning, row.text(index));
      if (status !== 'succeeded') return status;
    }
    return status;
  }

  /** A run has few different outcomes, and a million cells that name them. */
  #readOutcome(meaning: 'outcome' | 'error', cell: string): RequestStatus | null {
    const known = this.#outcomes[meaning].get(cell);
    if (known !== undefined) return known;
    const status = readOutcome(meaning, cell);
    if (this.#outcomes[meaning].size < MAX_ATTRIBUTE_VALUES)
      this.#outcomes[meaning].set(cell, status);
    return status;
  }

  /** Fills `#values`; false when the row has none. */
  #readValues(row: TableRow, start: number | undefined, end: number | undefined): boolean {
    const values = this.#values;
    const { metrics, converters, places } = this.#columns;
    let hasValue = false;
    for (let at = 0; at < this.#columns.metrics.length; at += 1) {
      const column = metrics[at];
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
      const canonical = converters[at]?.(written) ?? Number.NaN;
      if (!Number.isFinite(canonical)) continue;
      values[at] = canonical;
      hasValue = true;
    }
    const hasSpan = start !== undefined && end !== undefined && end >= start;
    if (hasSpan && Number.isNaN(values[places.latency])) {
      values[places.latency] = end - start;
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
  #readTime(row: TableRow, { index, name, role }: TimeColumn): number | undefined {
    const { unit } = role;
    const seconds = isDateUnit(unit)
      ? parseTimestampText(row.text(index), unit)
      : convertToCanonical(row.number(index), unit);
    if (Number.isFinite(seconds)) return seconds;
    if (!isMissing(row.text(index))) this.#report.drop(`${name}: not a point in time`);
    return undefined;
  }

  #deriveTimePerOutputToken(): void {
    const { latency, ttft, tokens, tpot } = this.#columns.places;
    const values = this.#values;
    if (ttft === -1 || tokens === -1 || !Number.isNaN(values[tpot])) return;
    const derived = computeTimePerOutputToken(
      values[latency] ?? Number.NaN,
      values[ttft] ?? Number.NaN,
      values[tokens] ?? Number.NaN,
    );
    if (derived === null) return;
    values[tpot] = derived;
    this.#tally.derived = true;
  }

  /** The same array for every row: the builder keeps none of it. */
  #readAttributes(row: TableRow): NonNullable<RequestRow['attributes']> {
    const found = this.#rowAttributes;
    found.length = 0;
    for (const { index, name } of this.#columns.attributes) {
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
    if (start !== undefined && start < this.#tally.first) this.#tally.first = start;
    // An end that is not known is NaN, and no comparison with it holds.
    if (end !== undefined && end > this.#tally.last) this.#tally.last = end;
  }

  finish(): BenchmarkRun[] {
    const { succeeded, failed, cancelled } = this.#tally.counts;
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
      .startedAt(unixToIso(Number.isFinite(this.#tally.first) ? this.#tally.first : undefined))
      .duration(this.#tally.last - this.#tally.first)
      .requests(this.#rows.build());
    if (this.#columns.statuses.length === 0) {
      run.note('The table has no status column, so each row counts as a request that succeeded.');
    }
    if (this.#tally.derived) {
      run.define(
        'time_per_output_token',
        'Computed here: (request latency − time to first token) / (output tokens − 1).',
      );
    }
    return [run.build()];
  }
}
