/** Turns a table of results (a row per metric, statistic or run) into runs with reported values, by a mapping. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf, convertToCanonical } from '../../domain/units/foreign-units';
import { ImportError } from '../import-error';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import type { TableRow } from './collect-rows';
import { isMissing } from './guess-layout';
import { guessRow } from './guess-summary';
import type { ColumnRole, RowMeaning, RunTotal, TableMapping } from './mapping';
import { isSampleCountName, readStatisticName } from './metric-names';
import { readQuantityText } from './number-text';
import { parseTableUnit } from './units';

/** A table of results that is longer than this is none. */
const MAX_SUMMARY_ROWS = 10_000;
const MAX_LABEL = 120;

/** What a cell holds, put together from its row and its column. */
interface Place {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  readonly unit: ForeignUnit;
}

interface Run {
  readonly builder: RunBuilder;
  readonly totals: Map<RunTotal, number>;
  /** Samples of a metric, which a line of its own may name after the values. */
  readonly samples: Map<AnyMetricId, number>;
  readonly values: Map<string, Place & { readonly value: number; readonly n: number | undefined }>;
}

export class SummaryCollector {
  readonly #headers: readonly string[];
  readonly #columns: readonly ColumnRole[];
  readonly #mapping: TableMapping;
  readonly #decimalComma: boolean;
  readonly #report: ReportBuilder;
  readonly #runs = new Map<string, Run>();
  readonly #valueColumns: number;
  readonly #hasStatistics: boolean;
  readonly #meanings: ReadonlyMap<string, RowMeaning>;
  #rows = 0;

  constructor(
    headers: readonly string[],
    mapping: TableMapping,
    decimalComma: boolean,
    report: ReportBuilder,
  ) {
    this.#headers = headers;
    this.#columns = mapping.columns;
    this.#mapping = mapping;
    this.#decimalComma = decimalComma;
    this.#report = report;
    this.#valueColumns = mapping.columns.filter(({ role }) => role === 'value').length;
    this.#hasStatistics = mapping.columns.some(
      ({ role }) => role === 'statistic' || role === 'statistic name',
    );
    this.#meanings = new Map((mapping.rows ?? []).map(({ name, meaning }) => [name, meaning]));
    mapping.columns.forEach(({ role }, index) => {
      if (role === 'ignore') report.unknownField(headers[index] ?? '');
    });
  }

  add(row: TableRow): void {
    this.#report.read(1);
    this.#rows += 1;
    if (this.#rows > MAX_SUMMARY_ROWS) {
      throw new ImportError(
        'too large',
        `A table of results has at most ${MAX_SUMMARY_ROWS.toLocaleString('en-GB')} rows; if each row is a request, say so in the question about its columns.`,
      );
    }
    const taken = this.#readRow(row);
    if (taken) this.#report.keep(1);
  }

  /** Whether anything of the row was of use. */
  #readRow(row: TableRow): boolean {
    const cellOf = (wanted: ColumnRole['role']): string => {
      const index = this.#columns.findIndex(({ role }) => role === wanted);
      return index === -1 ? '' : row.text(index);
    };
    const name = cellOf('row name');
    const unitCell = cellOf('unit name');
    const meaning = this.#columns.some(({ role }) => role === 'row name')
      ? this.#meaningOf(row, name, unitCell)
      : undefined;
    if (meaning?.row === 'ignore') {
      if (name !== '') this.#report.unknownField(name);
      this.#report.drop('row whose name is not a known metric');
      return false;
    }
    const statisticCell = cellOf('statistic name');
    const statistic = readStatisticName(statisticCell);
    const isSampleLine = statistic === undefined && isSampleCountName(statisticCell);
    if (statisticCell !== '' && statistic === undefined && !isSampleLine) {
      this.#report.drop('row whose statistic is not known');
      return false;
    }
    const n = this.#readCount(cellOf('sample count'));
    let taken = 0;
    for (const [index, column] of this.#columns.entries()) {
      const cell = row.text(index);
      if (!isValueColumn(column) || isMissing(cell)) continue;
      const place = placeOf(column, meaning, statistic, parseTableUnit(unitCell));
      const wasTaken = isSampleLine
        ? this.#takeSamples(row, index, cell, column, meaning)
        : this.#take(row, index, cell, column, meaning, place, n);
      if (wasTaken) taken += 1;
    }
    if (taken === 0) this.#report.drop('row without a value that can be read');
    return taken > 0;
  }

  #meaningOf(row: TableRow, name: string, unitCell: string): RowMeaning {
    const chosen = this.#meanings.get(name);
    if (chosen) return chosen;
    const values = this.#columns.flatMap(({ role }, index) =>
      role === 'value' || role === 'statistic' ? [row.text(index)] : [],
    );
    const guess = guessRow({
      name,
      unitCell,
      values,
      hasStatistics: this.#hasStatistics,
      decimalComma: this.#decimalComma,
    });
    // Rows behind those that the reader was asked about: what is not certain is not read.
    return guess.certain ? guess.meaning : { row: 'ignore' };
  }

  #take(
    row: TableRow,
    index: number,
    cell: string,
    column: ColumnRole,
    meaning: RowMeaning | undefined,
    place: Place | null,
    n: number | undefined,
  ): boolean {
    const header = this.#headers[index] ?? '';
    const written = readQuantityText(cell, this.#decimalComma);
    if (!written) {
      this.#report.drop(`${header}: not a number`);
      return false;
    }
    if (written.value < 0) {
      this.#report.drop(`${header}: negative value`);
      return false;
    }
    const run = this.#runOf(row, column, header);
    const total = column.role === 'total' ? column : meaning?.row === 'total' ? meaning : undefined;
    if (total) return takeTotal(run, total.of, written.value, written.unit ?? total.unit);
    if (!place) return false;
    const unit = written.unit ?? place.unit;
    if (canonicalUnitOf(unit) !== getMetric(place.metric).unit) {
      this.#report.drop(`${header}: ${unit} is no unit of ${place.metric}`);
      return false;
    }
    const key = `${place.metric} ${place.statistic}`;
    if (run.values.has(key)) {
      this.#report.drop(`${key}: given more than once, the first is kept`);
      return false;
    }
    if (written.unit === undefined) this.#report.assume(`${place.metric}: ${unit}`);
    run.values.set(key, { ...place, value: convertToCanonical(written.value, unit), n });
    return true;
  }

  #takeSamples(
    row: TableRow,
    index: number,
    cell: string,
    column: ColumnRole,
    meaning: RowMeaning | undefined,
  ): boolean {
    const count = this.#readCount(cell);
    const metric =
      column.role === 'metric'
        ? column.metric
        : meaning?.row === 'metric'
          ? meaning.metric
          : undefined;
    if (count === undefined || metric === undefined) return false;
    this.#runOf(row, column, this.#headers[index] ?? '').samples.set(metric, count);
    return true;
  }

  #readCount(cell: string): number | undefined {
    const count = readQuantityText(cell, this.#decimalComma)?.value;
    return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
  }

  #runOf(row: TableRow, column: ColumnRole, header: string): Run {
    const named = this.#columns.flatMap(({ role }, index) => {
      const text = row.text(index);
      if (role !== 'run name' || text === '') return [];
      // `8` alone says nothing: `concurrency 8`.
      return [/^[\d.,]+$/.test(text) ? `${this.#headers[index] ?? ''} ${text}` : text];
    });
    if (column.role === 'value' && this.#valueColumns > 1) named.push(header);
    if (named.length === 0 && this.#mapping.layout === 'runs') named.push(`row ${this.#rows}`);
    const label = named.join(', ').slice(0, MAX_LABEL);
    const known = this.#runs.get(label);
    if (known) return known;
    if (this.#runs.size === MAX_RUNS)
      throw new ImportError('too large', `The table has more than ${MAX_RUNS} runs; split it.`);
    const builder = new RunBuilder(label === '' ? 'table of results' : label, {
      id: 'table',
      name: 'Table of results',
    });
    const run: Run = { builder, totals: new Map(), samples: new Map(), values: new Map() };
    this.#runs.set(label, run);
    return run;
  }

  finish(): BenchmarkRun[] {
    return [...this.#runs.values()].flatMap(({ builder, totals, samples, values }) => {
      if (values.size === 0 && totals.size === 0) return [];
      for (const { metric, statistic, value, n } of values.values())
        builder.report(metric, statistic, value, n ?? samples.get(metric));
      builder.counts(checkCounts(totals, this.#report)).duration(totals.get('duration'));
      builder.note(
        `Taken over from a table of ${countWith(values.size, 'value')}: how they were measured, and over how many requests, only its author knows.`,
      );
      return [builder.build()];
    });
  }
}

function isValueColumn({ role }: ColumnRole): boolean {
  return ['value', 'statistic', 'metric', 'reported', 'total'].includes(role);
}

/** What the column says first, then what the row says; null while the metric or the statistic is open. */
function placeOf(
  column: ColumnRole,
  meaning: RowMeaning | undefined,
  statistic: Statistic | undefined,
  unitOfRow: ForeignUnit | undefined,
): Place | null {
  if (column.role === 'reported')
    return {
      metric: column.metric,
      statistic: ofRate(column.metric, column.statistic),
      unit: column.unit,
    };
  if (column.role === 'metric')
    return statistic === undefined
      ? null
      : { metric: column.metric, statistic: ofRate(column.metric, statistic), unit: column.unit };
  if (meaning?.row !== 'metric') return null;
  const { metric } = meaning;
  const chosen =
    (column.role === 'statistic' ? column.statistic : statistic) ??
    meaning.statistic ??
    (isRate(metric) ? 'rate' : undefined);
  if (chosen === undefined) return null;
  const isFitting =
    unitOfRow !== undefined && canonicalUnitOf(unitOfRow) === getMetric(metric).unit;
  return { metric, statistic: ofRate(metric, chosen), unit: isFitting ? unitOfRow : meaning.unit };
}

function isRate(metric: AnyMetricId): boolean {
  const { shape } = getMetric(metric);
  return shape === 'rate' || shape === 'share';
}

/** The mean of a rate over a run is the rate of that run. */
function ofRate(metric: AnyMetricId, statistic: Statistic): Statistic {
  return statistic === 'mean' && isRate(metric) ? 'rate' : statistic;
}

function takeTotal(run: Run, of: RunTotal, value: number, unit: ForeignUnit): boolean {
  const isDuration = of === 'duration';
  if (isDuration !== (canonicalUnitOf(unit) === 'seconds')) return false;
  if (run.totals.has(of) || (!isDuration && !Number.isSafeInteger(value))) return false;
  run.totals.set(of, isDuration ? convertToCanonical(value, unit) : value);
  return true;
}

/** More ended than were sent: then "requests" is another count, such as that of the answers. */
function checkCounts(
  totals: ReadonlyMap<RunTotal, number>,
  report: ReportBuilder,
): Parameters<RunBuilder['counts']>[0] {
  const [succeeded, failed, cancelled] = [
    totals.get('succeeded'),
    totals.get('failed'),
    totals.get('cancelled'),
  ];
  const ended = (succeeded ?? 0) + (failed ?? 0) + (cancelled ?? 0);
  const requests = totals.get('requests');
  if (requests === undefined || ended <= requests)
    return { requests, succeeded, failed, cancelled };
  report.drop(`requests: ${requests} are fewer than the ${ended} that ended`);
  return { requests: undefined, succeeded, failed, cancelled };
}
