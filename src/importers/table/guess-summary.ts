/** Guesses what the columns and rows of a table of results are, when its rows are no requests. */
import { getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf, listForeignUnits } from '../../domain/units/foreign-units';
import {
  columnOf,
  findMetricColumn,
  findStatisticColumn,
  isQuantityColumn,
  isRunHeader,
  isValueHeader,
} from './guess-layout';
import type { GuessInput } from './guess-mapping';
import { guessTimeUnit } from './guess-mapping';
import type { ColumnGuess, ColumnRole, RowGuess, RowMeaning, TableLayout } from './mapping';
import {
  isSampleCountName,
  readMetricName,
  readStatisticName,
  readTotalName,
} from './metric-names';
import { readQuantityText } from './number-text';
import { parseTableUnit } from './units';

type Guess = Omit<ColumnGuess, 'header'>;
type SummaryLayout = Exclude<TableLayout, 'requests'>;

const UNKNOWN: Guess = { role: { role: 'ignore' }, certain: true, reason: 'the name is not known' };

/** One guess per column. */
export function guessSummaryColumns(input: GuessInput, layout: SummaryLayout): ColumnGuess[] {
  const nameColumn =
    layout === 'metrics'
      ? findMetricColumn(input)
      : layout === 'statistics'
        ? findStatisticColumn(input)
        : -1;
  const guesses = input.headers.map((header, index): ColumnGuess => {
    const guess =
      layout === 'metrics'
        ? guessBesideMetrics(input, index, nameColumn === -1 ? 0 : nameColumn)
        : layout === 'statistics'
          ? guessBesideStatistics(input, index, nameColumn === -1 ? 0 : nameColumn)
          : guessOfRun(input, index);
    return { header, ...guess };
  });
  return guesses.map((guess) => (isRepeated(guess, guesses) ? doubt(guess) : guess));
}

/** One guess per name in the `row name` column. */
export function guessSummaryRows(input: GuessInput, columns: readonly ColumnRole[]): RowGuess[] {
  const nameColumn = columns.findIndex(({ role }) => role === 'row name');
  const unitColumn = columns.findIndex(({ role }) => role === 'unit name');
  const hasStatistics = columns.some(
    ({ role }) => role === 'statistic' || role === 'statistic name',
  );
  const seen = new Set<string>();
  return input.sample.flatMap((row) => {
    const name = row[nameColumn] ?? '';
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const values = columns.flatMap(({ role }, index) =>
      role === 'value' || role === 'statistic' ? [row[index] ?? ''] : [],
    );
    return [
      guessRow({
        name,
        unitCell: row[unitColumn] ?? '',
        values,
        hasStatistics,
        decimalComma: input.decimalComma,
      }),
    ];
  });
}

export interface RowToGuess {
  readonly name: string;
  readonly unitCell: string;
  readonly values: readonly string[];
  /** A column says which statistic the values are. */
  readonly hasStatistics: boolean;
  readonly decimalComma: boolean;
}

export function guessRow({
  name,
  unitCell,
  values,
  hasStatistics,
  decimalComma,
}: RowToGuess): RowGuess {
  const quantities = values.flatMap((text) => readQuantityText(text, decimalComma) ?? []);
  const writtenUnit = parseTableUnit(unitCell) ?? quantities.find(({ unit }) => unit)?.unit;
  const total = hasStatistics ? null : readTotalName(name);
  if (total) {
    const unit = total.unit ?? writtenUnit ?? 's';
    const isKnown =
      total.of !== 'duration' || total.unit !== undefined || writtenUnit !== undefined;
    return {
      name,
      meaning: { row: 'total', of: total.of, unit },
      certain: isKnown,
      reason: isKnown ? 'counted over the whole run' : 'the name has no unit',
    };
  }
  const found = readMetricName(name, writtenUnit);
  if (!found)
    return { name, meaning: { row: 'ignore' }, certain: true, reason: 'the name is not known' };
  const numbers = quantities.map(({ value }) => value);
  const unit = guessUnit(found.metric, found.unit ?? writtenUnit, numbers);
  const statistic = hasStatistics ? found.statistic : (found.statistic ?? usualOf(found.metric));
  const saysWhich = hasStatistics || found.statistic !== undefined || isOfTheRun(found.metric);
  const meaning: RowMeaning = {
    row: 'metric',
    metric: found.metric,
    unit: unit.unit,
    ...(statistic === undefined ? {} : { statistic }),
  };
  return {
    name,
    meaning,
    certain: unit.certain && saysWhich && !found.isVague,
    reason: found.isVague
      ? VAGUE
      : saysWhich
        ? unit.reason
        : 'it does not say which statistic this is',
  };
}

const VAGUE = 'the tokens of the output alone, or those of the prompts as well';

function guessBesideMetrics(input: GuessInput, index: number, nameColumn: number): Guess {
  const header = input.headers[index] ?? '';
  if (index === nameColumn)
    return { role: { role: 'row name' }, certain: true, reason: 'its cells are metrics' };
  const statistic = readStatisticName(header);
  const cells = columnOf(input, index);
  if (isSampleCountName(header))
    return { role: { role: 'sample count' }, certain: true, reason: 'how many samples there are' };
  if (statistic !== undefined)
    return {
      role: { role: 'statistic', statistic },
      certain: true,
      reason: 'its name is a statistic',
    };
  if (
    cells.length > 0 &&
    cells.every((cell) => readQuantityText(cell, input.decimalComma) === null)
  ) {
    if (
      /^units?$/i.test(header.trim()) ||
      cells.every((cell) => parseTableUnit(cell) !== undefined)
    )
      return { role: { role: 'unit name' }, certain: true, reason: 'its cells are units' };
  }
  if (index === findStatisticColumn(input))
    return { role: { role: 'statistic name' }, certain: true, reason: 'its cells are statistics' };
  if (isRunHeader(header))
    return { role: { role: 'run name' }, certain: true, reason: 'tells runs apart' };
  if (!isQuantityColumn(input, index)) return UNKNOWN;
  if (isValueHeader(header))
    return {
      role: { role: 'value' },
      certain: true,
      reason: 'its name says that these are the values',
    };
  if (input.headers.some((other) => readStatisticName(other) !== undefined || isValueHeader(other)))
    return UNKNOWN;
  if (NO_RUN.test(header)) return { ...UNKNOWN, reason: 'not measured in a run' };
  return RUN_NAME.test(header.trim())
    ? { role: { role: 'value' }, certain: true, reason: 'its name is a run' }
    : { role: { role: 'value' }, certain: false, reason: 'its numbers may be those of a run' };
}

/** Numbers beside those of the runs: targets and comparisons. */
const NO_RUN =
  /target|slo\b|sla\b|threshold|limit|goal|budget|delta|change|diff|ratio|improve|speed ?up|reduction|factor|Δ|%|\bp-?value/i;
const RUN_NAME =
  /^(?:base ?line|candidate|before|after|control|treatment|old|new|current|previous|optimi[sz]ed|run ?[\w.-]{1,10}|test ?\d+)$/i;

function guessBesideStatistics(input: GuessInput, index: number, nameColumn: number): Guess {
  const header = input.headers[index] ?? '';
  if (index === nameColumn)
    return { role: { role: 'statistic name' }, certain: true, reason: 'its cells are statistics' };
  const found = readMetricName(header);
  if (found) {
    const numbers = input.sample.flatMap((row) => {
      // The line of counts says nothing of the size of the values.
      if (isSampleCountName(row[nameColumn] ?? '')) return [];
      return readQuantityText(row[index] ?? '', input.decimalComma)?.value ?? [];
    });
    const unit = guessUnit(found.metric, found.unit ?? cellUnitOf(input, index), numbers);
    return {
      role: { role: 'metric', metric: found.metric, unit: unit.unit },
      certain: unit.certain,
      reason: unit.reason,
    };
  }
  return isRunHeader(header) && !isQuantityColumn(input, index)
    ? { role: { role: 'run name' }, certain: true, reason: 'tells runs apart' }
    : UNKNOWN;
}

function guessOfRun(input: GuessInput, index: number): Guess {
  const header = input.headers[index] ?? '';
  if (isRunHeader(header))
    return { role: { role: 'run name' }, certain: true, reason: 'tells runs apart' };
  const total = readTotalName(header);
  if (total) {
    const isKnown = total.unit !== undefined;
    return {
      role: { role: 'total', of: total.of, unit: total.unit ?? 's' },
      certain: isKnown,
      reason: isKnown ? 'counted over the whole run' : 'the name has no unit',
    };
  }
  const found = readMetricName(header);
  if (!found || !isQuantityColumn(input, index)) return UNKNOWN;
  const numbers = columnOf(input, index).flatMap(
    (cell) => readQuantityText(cell, input.decimalComma)?.value ?? [],
  );
  const unit = guessUnit(found.metric, found.unit ?? cellUnitOf(input, index), numbers);
  const saysWhich = found.statistic !== undefined || isOfTheRun(found.metric);
  const statistic = found.statistic ?? usualOf(found.metric);
  return {
    role: { role: 'reported', metric: found.metric, statistic, unit: unit.unit },
    certain: unit.certain && saysWhich && !found.isVague,
    reason: found.isVague
      ? VAGUE
      : saysWhich
        ? unit.reason
        : 'it does not say which statistic this is',
  };
}

function cellUnitOf(input: GuessInput, index: number): ForeignUnit | undefined {
  return columnOf(input, index)
    .map((cell) => readQuantityText(cell, input.decimalComma)?.unit)
    .find((unit) => unit !== undefined);
}

/** A rate or share has one value in a run; of anything else there are several statistics. */
function isOfTheRun(metric: AnyMetricId): boolean {
  const { shape } = getMetric(metric);
  return shape === 'rate' || shape === 'share';
}

function usualOf(metric: AnyMetricId): Statistic {
  return isOfTheRun(metric) ? 'rate' : getMetric(metric).usualStatistic;
}

/** The unit that was written, when it fits the metric; else what the size of the numbers suggests, which the reader confirms. */
function guessUnit(
  metric: AnyMetricId,
  written: ForeignUnit | undefined,
  numbers: readonly number[],
): { readonly unit: ForeignUnit; readonly certain: boolean; readonly reason: string } {
  const canonical = getMetric(metric).unit;
  const [first] = listForeignUnits(canonical);
  if (written !== undefined && canonicalUnitOf(written) === canonical)
    return { unit: written, certain: true, reason: 'name and unit are known' };
  if (written !== undefined && first !== undefined)
    return { unit: first, certain: false, reason: `${written} is no unit of this metric` };
  if (canonical === 'seconds') {
    const unit = guessTimeUnit(metric, numbers);
    return {
      unit,
      certain: false,
      reason: `the name has no unit; the size of the values suggests ${unit}`,
    };
  }
  if (canonical === 'ratio') {
    const isZero = numbers.every((number) => number === 0);
    const unit = numbers.some((number) => number > 1) ? 'percent' : 'ratio';
    return {
      unit,
      certain: isZero,
      reason: isZero ? 'zero in any unit' : `the name has no unit; it may be a ${unit}`,
    };
  }
  return { unit: first ?? 'count', certain: true, reason: `in ${first ?? 'count'}, as usual` };
}

function isRepeated(guess: ColumnGuess, guesses: readonly ColumnGuess[]): boolean {
  const key = keyOf(guess.role);
  return key !== null && guesses.some((other) => other !== guess && keyOf(other.role) === key);
}

function keyOf(role: ColumnRole): string | null {
  if (role.role === 'reported') return `${role.metric} ${role.statistic}`;
  if (role.role === 'metric') return role.metric;
  if (role.role === 'statistic') return role.statistic;
  return role.role === 'total' ? role.of : null;
}

function doubt(guess: ColumnGuess): ColumnGuess {
  return { ...guess, certain: false, reason: 'another column looks the same' };
}
