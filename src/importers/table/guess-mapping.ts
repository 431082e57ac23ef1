/** Guesses what the columns of a table of requests are from their names, the units in the names, and the first rows. */
import { findMetric, getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf } from '../../domain/units/foreign-units';
import { isMissing } from './guess-layout';
import type { ColumnGuess, ColumnRole, TimestampUnit } from './mapping';
import { findTableMetric } from './metric-names';
import { readNumberText, readQuantityText } from './number-text';
import { isOutcome } from './status';
import { detectDateOrder } from './timestamps';
import { splitHeader } from './units';

const OUTCOME_NAMES =
  /^(?:status|success|successful|ok|outcome|result|status code|http status|http code|http status code|response code|code|passed)$/;
const ERROR_NAMES =
  /^(?:error|errors|error message|error type|error code|err|failed|failure|is error|exception)$/;
const START_NAMES =
  /^(?:start|start time|started|started at|request start|request start time|timestamp|time ?stamp|ts|time|date|datetime|sent|sent at|send time|arrival|arrival time|arrived at|created|created at)$/;
const END_NAMES =
  /^(?:end|end time|ended|ended at|finish|finished|finished at|request end|request end time|completed at|completion time)$/;
const ATTRIBUTE_NAMES =
  /^(?:model|model name|route|endpoint|path|method|tenant|customer|team|tier|region|zone|service|scenario|dataset|task|backend|server|host|pod|replica|gpu|kind|type|name|label|group|phase|version|variant)$/;

/** Bounds of the Unix time of the years 2001 to 2286 in seconds. */
const EPOCH_SECONDS = 1e9;
const EPOCH_SECONDS_END = 1e10;

export interface GuessInput {
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly decimalComma: boolean;
}

/** One guess per column. Two columns that would be the same metric are both left to the reader. */
export function guessMapping({ headers, sample, decimalComma }: GuessInput): ColumnGuess[] {
  const guesses = headers.map((header, i) => {
    const cells = sample.map((row) => row[i] ?? '').filter((cell) => !isMissing(cell));
    return guessColumn(header, cells, decimalComma);
  });
  const settled = guesses.map((guess) => (hasBetter(guess, guesses) ? ignoreGap(guess) : guess));
  return settled.map((guess) => (isRepeated(guess, settled) ? doubt(guess) : guess));
}

/** An inter-token latency per request beside a time per output token is the weaker of two names for the same thing. */
function hasBetter(guess: ColumnGuess, guesses: readonly ColumnGuess[]): boolean {
  const isTpot = ({ role }: ColumnGuess): boolean =>
    role.role === 'metric' && role.metric === 'time_per_output_token';
  const isGap = (other: ColumnGuess): boolean =>
    findMetric(splitHeader(other.header).name) === 'inter_token_latency';
  return isTpot(guess) && isGap(guess) && guesses.some((other) => isTpot(other) && !isGap(other));
}

function ignoreGap(guess: ColumnGuess): ColumnGuess {
  return {
    ...guess,
    role: { role: 'ignore' },
    certain: true,
    reason: 'the table has a time per output token',
  };
}

function isRepeated(guess: ColumnGuess, guesses: readonly ColumnGuess[]): boolean {
  const key = roleKey(guess.role);
  return key !== null && guesses.some((other) => other !== guess && roleKey(other.role) === key);
}

function roleKey(role: ColumnRole): string | null {
  if (role.role === 'metric') return role.metric;
  return role.role === 'start time' || role.role === 'end time' ? role.role : null;
}

function doubt(guess: ColumnGuess): ColumnGuess {
  return { ...guess, certain: false, reason: 'another column looks the same' };
}

function guessColumn(header: string, cells: readonly string[], decimalComma: boolean): ColumnGuess {
  const { name, unit } = splitHeader(header);
  const numbers = cells.map((cell) => readNumberText(cell, decimalComma));
  const isNumeric = cells.length > 0 && numbers.every((number) => !Number.isNaN(number));
  const time = guessTime(name, unit, cells, numbers, isNumeric);
  if (time) return { header, ...time };
  if (ERROR_NAMES.test(name)) {
    return {
      header,
      role: { role: 'status', meaning: 'error' },
      certain: true,
      reason: 'a text here means a failure',
    };
  }
  if (OUTCOME_NAMES.test(name)) {
    return cells.every(isOutcome)
      ? {
          header,
          role: { role: 'status', meaning: 'outcome' },
          certain: true,
          reason: 'the words are outcomes',
        }
      : {
          header,
          role: { role: 'ignore' },
          certain: false,
          reason: 'not all words in it are known outcomes',
        };
  }
  const metric = findTableMetric(name);
  const cellUnit = isNumeric ? undefined : commonUnit(cells, decimalComma);
  if (metric !== undefined && (isNumeric || cellUnit !== undefined || cells.length === 0)) {
    return { header, ...guessMetric(metric, unit ?? cellUnit, numbers) };
  }
  if (ATTRIBUTE_NAMES.test(name) && !isNumeric) {
    return { header, role: { role: 'attribute' }, certain: true, reason: 'a name to group by' };
  }
  return { header, role: { role: 'ignore' }, certain: true, reason: 'the name is not known' };
}

/** The unit that the cells themselves carry (`120 ms`); undefined when a cell has none or is no number. */
function commonUnit(cells: readonly string[], decimalComma: boolean): ForeignUnit | undefined {
  const units = cells.map((cell) => readQuantityText(cell, decimalComma)?.unit);
  return units.includes(undefined) ? undefined : units[0];
}

type Guess = Omit<ColumnGuess, 'header'>;

function guessMetric(
  metric: AnyMetricId,
  unit: ForeignUnit | undefined,
  numbers: readonly number[],
): Guess {
  const { unit: canonical, shape } = getMetric(metric);
  if (shape !== 'per_request' && shape !== 'per_chunk')
    return { role: { role: 'ignore' }, certain: true, reason: 'not a value of one request' };
  if (metric === 'inter_token_latency') {
    const role: ColumnRole = {
      role: 'metric',
      metric: 'time_per_output_token',
      unit: unit ?? 'ms',
    };
    return {
      role,
      certain: false,
      reason:
        'one value per request is a time per output token only if it is (latency − TTFT) / (tokens − 1)',
    };
  }
  if (unit !== undefined && canonicalUnitOf(unit) === canonical) {
    return {
      role: { role: 'metric', metric, unit },
      certain: true,
      reason: 'name and unit are known',
    };
  }
  if (canonical === 'tokens' || canonical === 'count') {
    return {
      role: { role: 'metric', metric, unit: canonical },
      certain: unit === undefined,
      reason: 'a count needs no unit',
    };
  }
  if (canonical !== 'seconds') {
    return { role: { role: 'ignore' }, certain: true, reason: 'not a value of one request' };
  }
  const guessed = guessTimeUnit(metric, numbers);
  return {
    role: { role: 'metric', metric, unit: guessed },
    certain: false,
    reason: `the name has no unit; the size of the values suggests ${guessed}`,
  };
}

/**
 * No request to a language model takes more than 30 s in the median without someone writing a unit, and no token more than 1 s;
 * below that it is no ms.
 */
export function guessTimeUnit(metric: AnyMetricId, numbers: readonly number[]): 'ms' | 's' {
  const isPerToken = metric === 'time_per_output_token' || metric === 'inter_token_latency';
  const sorted = numbers.filter((number) => !Number.isNaN(number)).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return middle >= (isPerToken ? 1 : 30) ? 'ms' : 's';
}

function guessTime(
  name: string,
  unit: ForeignUnit | undefined,
  cells: readonly string[],
  numbers: readonly number[],
  isNumeric: boolean,
): Guess | null {
  const role = START_NAMES.test(name) ? 'start time' : END_NAMES.test(name) ? 'end time' : null;
  if (!role || cells.length === 0) return null;
  if (!isNumeric) {
    const order = detectDateOrder(cells);
    if (order === null) return null;
    return order === 'unclear'
      ? {
          role: { role, unit: 'day first' },
          certain: false,
          reason: `${cells[0] ?? ''} can have the day or the month first`,
        }
      : { role: { role, unit: order }, certain: true, reason: 'points in time' };
  }
  const written = timestampUnitOf(unit, numbers);
  return written === null
    ? { role: { role, unit: 's' }, certain: false, reason: 'the name has no unit' }
    : { role: { role, unit: written }, certain: true, reason: 'points in time' };
}

function timestampUnitOf(
  unit: ForeignUnit | undefined,
  numbers: readonly number[],
): TimestampUnit | null {
  if (unit === 'ns' || unit === 'us' || unit === 'ms' || unit === 's') return unit;
  const [first = 0] = numbers;
  const scales: readonly [TimestampUnit, number][] = [
    ['s', 1],
    ['ms', 1e3],
    ['us', 1e6],
    ['ns', 1e9],
  ];
  for (const [name, scale] of scales) {
    if (first >= EPOCH_SECONDS * scale && first < EPOCH_SECONDS_END * scale) return name;
  }
  return null;
}
