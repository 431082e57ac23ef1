/** Guesses what a row of a table is: a request, a metric, a statistic or a run. */
import { getMetric } from '../../domain/metrics/catalogue';
import type { GuessInput } from './guess-mapping';
import type { TableLayout } from './mapping';
import {
  isSampleCountName,
  readMetricName,
  readStatisticName,
  readTotalName,
} from './metric-names';
import { readNumberText, readQuantityText } from './number-text';
import { parseTimestampText } from './timestamps';

const METRIC_HEADER = /^(?:metrics?(?: name)?|measures?|measurement|kpi|indicator|name)$/i;
const VALUE_HEADER = /^(?:values?|results?|measured|observed|actual)$/i;

export interface LayoutGuess {
  readonly layout: TableLayout;
  readonly certain: boolean;
  /** The column with the names of the metrics, or of the statistics; −1 in the layouts without one. */
  readonly nameColumn: number;
}

export function guessLayout(input: GuessInput): LayoutGuess {
  const statisticColumn = findStatisticColumn(input);
  const metricColumn = findMetricColumn(input);
  const hasMetricHeader = input.headers.some(
    (header, index) => index !== statisticColumn && readMetricName(header) !== null,
  );
  if (statisticColumn !== -1 && hasMetricHeader && metricColumn === -1)
    return { layout: 'statistics', certain: true, nameColumn: statisticColumn };
  if (metricColumn !== -1) {
    const isLong = statisticColumn !== -1 && statisticColumn !== metricColumn;
    const names = columnOf(input, metricColumn);
    // The same metric again and again, with nothing that tells its values apart, is a list of samples.
    const isRepeated = new Set(names).size < names.length && !isLong && !hasRunColumn(input);
    return { layout: 'metrics', certain: !isRepeated, nameColumn: metricColumn };
  }
  return guessFromHeaders(input);
}

/** The first column whose cells are mostly statistics: `p50`, `mean`, `count`; numbers alone are none. */
export function findStatisticColumn(input: GuessInput): number {
  return input.headers.findIndex((_, index) => {
    const cells = columnOf(input, index);
    const named = cells.filter(
      (cell) =>
        Number.isNaN(readNumberText(cell, input.decimalComma)) &&
        (readStatisticName(cell) !== undefined || isSampleCountName(cell)),
    );
    return new Set(named).size > 1 && named.length * 3 >= cells.length * 2;
  });
}

/** The first column that names metrics, when another one has numbers and something says that those are values of them. */
export function findMetricColumn(input: GuessInput): number {
  return input.headers.findIndex((header, index) => {
    const cells = columnOf(input, index);
    // A bare "throughput" is a metric once a unit stands beside it.
    const known = cells.filter((cell) => readMetricName(cell, 'tokens/s') ?? readTotalName(cell));
    const others = input.headers.filter((_, other) => other !== index);
    const isNamed = METRIC_HEADER.test(header.trim());
    const saysValues =
      isNamed ||
      others.some(
        (other) => readStatisticName(other) !== undefined || VALUE_HEADER.test(other.trim()),
      ) ||
      cells.some((cell) => readMetricName(cell)?.statistic !== undefined) ||
      new Set(known).size > 1;
    const share = cells.length === 0 ? 0 : known.length / cells.length;
    return known.length > 0 && saysValues && (share >= 0.5 || isNamed);
  });
}

function guessFromHeaders(input: GuessInput): LayoutGuess {
  const requests: LayoutGuess = { layout: 'requests', certain: true, nameColumn: -1 };
  const named = input.headers.map((header) => ({ header, found: readMetricName(header) }));
  const names = named.flatMap(({ found }) => found ?? []);
  const withStatistic = names.filter(
    // The mean gap of one request's answer is a value of that request.
    ({ metric, statistic }) => statistic !== undefined && metric !== 'inter_token_latency',
  );
  const plain = named.filter(
    ({ header, found }) =>
      found?.statistic === undefined &&
      found !== null &&
      getMetric(found.metric).unit === 'seconds' &&
      // The duration beside statistics is that of the run.
      (withStatistic.length === 0 || readTotalName(header) === null),
  );
  const rates = names.filter(
    ({ metric, statistic }) =>
      statistic === undefined && ['rate', 'share'].includes(getMetric(metric).shape),
  );
  const hasTimes = input.headers.some((_, index) => {
    const cells = columnOf(input, index);
    return (
      cells.length > 0 &&
      cells.every((cell) => !Number.isNaN(parseTimestampText(cell, 'day first')))
    );
  });
  const runs: LayoutGuess = { layout: 'runs', certain: !hasTimes, nameColumn: -1 };
  if (withStatistic.length > 0 && plain.length === 0) return runs;
  if (withStatistic.length > 0) return { ...requests, certain: false };
  return rates.length > 1 && plain.length === 0 && !hasTimes
    ? { ...runs, certain: false }
    : requests;
}

export function hasRunColumn({ headers }: GuessInput): boolean {
  return headers.some(isRunHeader);
}

/** Names of columns that tell runs apart. */
export function isRunHeader(header: string): boolean {
  return /^(?:run|run id|run name|config|configuration|experiment|scenario|system|model|variant|version|engine|backend|concurrency|max concurrency|request rate|batch size|users|clients|vus|gpu|hardware|dataset|label|name)$/.test(
    header.trim().toLowerCase().replaceAll(/[_-]+/g, ' '),
  );
}

export function isValueHeader(header: string): boolean {
  return VALUE_HEADER.test(header.trim());
}

/** The cells of a column that are not empty. */
export function columnOf({ sample }: GuessInput, index: number): string[] {
  return sample.map((row) => row[index] ?? '').filter((cell) => cell !== '');
}

export function isQuantityColumn(input: GuessInput, index: number): boolean {
  const cells = columnOf(input, index).filter((cell) => !isMissing(cell));
  const numbers = cells.filter((cell) => readQuantityText(cell, input.decimalComma) !== null);
  return numbers.length > 0 && numbers.length * 2 >= cells.length;
}

/** How tables write "no value". */
export function isMissing(cell: string): boolean {
  return /^(?:|-|–|—|n\/?a|nan|null|none|nil|\?)$/i.test(cell);
}
