/** The columns of Locust's CSV files under the names of all versions, and the cells of a row by their meaning. */
import type { Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';

const NAMES = {
  time: ['timestamp'],
  users: ['user count'],
  method: ['type', 'method'],
  name: ['name'],
  // `# requests` before 1.0; `Total …` in the history.
  requests: ['request count', 'total request count', '# requests'],
  failures: ['failure count', 'total failure count', '# failures'],
  median: ['median response time', 'total median response time'],
  mean: ['average response time', 'total average response time'],
  min: ['min response time', 'total min response time'],
  max: ['max response time', 'total max response time'],
  size: ['average content size', 'total average content size'],
  rate: ['requests/s'],
  failureRate: ['failures/s', 'requests failed/s'],
} as const satisfies Record<string, readonly string[]>;

type ColumnName = keyof typeof NAMES;

interface LocustColumns {
  readonly index: Readonly<Partial<Record<ColumnName, number>>>;
  readonly percentiles: readonly { readonly statistic: Statistic; readonly index: number }[];
  readonly unknown: readonly string[];
}

export function readColumns(header: readonly string[]): LocustColumns {
  const index: Partial<Record<ColumnName, number>> = {};
  const percentiles: { statistic: Statistic; index: number }[] = [];
  const unknown: string[] = [];
  header.forEach((cell, i) => {
    const text = cell.replace(/^\ufeff/u, '').trim();
    const name = text.toLowerCase();
    const column = COLUMN_NAMES.find((key) => NAMES[key].some((known) => known === name));
    // `99.9%`: which percentiles there are is a setting of Locust (PERCENTILES_TO_REPORT).
    const statistic = /^[\d.]+%$/u.test(name) ? parseStatistic(name) : undefined;
    if (column) index[column] ??= i;
    else if (statistic) percentiles.push({ statistic, index: i });
    else if (text !== '') unknown.push(text);
  });
  return { index, percentiles, unknown };
}

const COLUMN_NAMES: readonly ColumnName[] = [
  'time',
  'users',
  'method',
  'name',
  'requests',
  'failures',
  'median',
  'mean',
  'min',
  'max',
  'size',
  'rate',
  'failureRate',
];

/** One row, by meaning. Times in milliseconds; undefined for a cell that is absent, empty, `N/A` or no number. */
export class LocustRow {
  readonly #cells: readonly string[];
  readonly #columns: LocustColumns;

  constructor(cells: readonly string[], columns: LocustColumns) {
    this.#cells = cells;
    this.#columns = columns;
  }

  text(column: ColumnName): string {
    const at = this.#columns.index[column];
    return at === undefined ? '' : (this.#cells[at]?.trim() ?? '');
  }

  number(column: ColumnName): number | undefined {
    return toNumber(this.text(column));
  }

  count(column: ColumnName): number | undefined {
    const value = this.number(column);
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  }

  percentiles(): readonly (readonly [Statistic, number])[] {
    return this.#columns.percentiles.flatMap(({ statistic, index }) => {
      const value = toNumber(this.#cells[index]?.trim() ?? '');
      return value === undefined ? [] : [[statistic, value] as const];
    });
  }

  /** The row over all endpoints: its type is empty and its name is `Aggregated` (`Total` in old versions). */
  isAggregated(): boolean {
    const method = this.text('method');
    return /^(?:aggregated|total)$/iu.test(this.text('name')) && /^(?:none)?$/iu.test(method);
  }

  /** Whether each column of the header has a cell; a row that is being written when the run is stopped has fewer. */
  isWhole(columns: number): boolean {
    return this.#cells.length >= columns;
  }
}

function toNumber(text: string): number | undefined {
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? undefined : value;
}
