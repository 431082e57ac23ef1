/** Guesses what the columns of a table are from their names, the units in the names, and the first rows. */
import { findMetric, getMetric } from '../../domain/metrics/catalogue';
import type { MetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf } from '../../domain/units/foreign-units';
import { parseUnitName } from '../shared/convert';
import type { ColumnGuess, ColumnRole, TimestampUnit } from './mapping';
import { readNumberText } from './scan-delimited';
import { isOutcome } from './status';

/** Names that mean a metric in a table of requests, although they would be too vague for the catalogue. */
const VAGUE_NAMES: Readonly<Record<string, MetricId>> = {
  elapsed: 'request_latency',
  duration: 'request_latency',
  'response time': 'request_latency',
  'total time': 'request_latency',
  'total latency': 'request_latency',
  latency: 'request_latency',
  'end to end latency': 'request_latency',
  e2e: 'request_latency',
  e2el: 'request_latency',
  'e2e latency': 'request_latency',
  'first token': 'time_to_first_token',
  'num input tokens': 'prompt_tokens',
  'number input tokens': 'prompt_tokens',
  'input token count': 'prompt_tokens',
  'prompt token count': 'prompt_tokens',
  'num output tokens': 'output_tokens',
  'number output tokens': 'output_tokens',
  'output token count': 'output_tokens',
  'completion tokens': 'output_tokens',
  'generated tokens': 'output_tokens',
};

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
    const cells = sample.map((row) => row[i] ?? '').filter((cell) => cell !== '');
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
  const metric =
    findMetric(name) ?? (Object.hasOwn(VAGUE_NAMES, name) ? VAGUE_NAMES[name] : undefined);
  if (metric !== undefined && (isNumeric || cells.length === 0)) {
    return { header, ...guessMetric(metric, unit, numbers) };
  }
  if (ATTRIBUTE_NAMES.test(name) && !isNumeric) {
    return { header, role: { role: 'attribute' }, certain: true, reason: 'a name to group by' };
  }
  return { header, role: { role: 'ignore' }, certain: true, reason: 'the name is not known' };
}

type Guess = Omit<ColumnGuess, 'header'>;

function guessMetric(
  metric: MetricId,
  unit: ForeignUnit | undefined,
  numbers: readonly number[],
): Guess {
  const canonical = getMetric(metric).unit;
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
  if (canonical === 'tokens' || canonical === 'count' || canonical === 'requests') {
    return {
      role: { role: 'metric', metric, unit: canonical },
      certain: unit === undefined,
      reason: 'a count needs no unit',
    };
  }
  if (canonical !== 'seconds') {
    return { role: { role: 'ignore' }, certain: true, reason: 'not a value of one request' };
  }
  const guessed = guessTimeUnit(numbers);
  return {
    role: { role: 'metric', metric, unit: guessed },
    certain: false,
    reason: `the name has no unit; the size of the values suggests ${guessed}`,
  };
}

/** No request to a language model takes more than 30 s in the median without someone writing a unit; below 1 it is no ms. */
function guessTimeUnit(numbers: readonly number[]): ForeignUnit {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return middle >= 30 ? 'ms' : 's';
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
  const written = isNumeric ? timestampUnitOf(unit, numbers) : 'iso';
  if (!isNumeric && !cells.every((cell) => !Number.isNaN(Date.parse(cell)))) return null;
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

/** `ttft_ms`, `latency (s)`, `TTFT [ms]`, `latencyMs`, `metrics.ttft_ms` → plain name and unit. */
export function splitHeader(header: string): { name: string; unit: ForeignUnit | undefined } {
  const plain = header.trim().replace(/([a-z])([A-Z])/g, '$1 $2');
  const [, before = plain, bracketed] = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/.exec(plain) ?? [];
  const words = before
    .toLowerCase()
    .replace(/^.*\./, '')
    .split(/[\s_\-.]+/)
    .filter((word) => word !== '');
  const bracketUnit = bracketed === undefined ? undefined : parseUnitName(bracketed);
  if (bracketUnit !== undefined) return { name: words.join(' '), unit: bracketUnit };
  const last = words.at(-1) ?? '';
  const unit =
    words.length > 1 && last !== 'tokens' && last !== 'requests' && last !== 'count'
      ? parseUnitName(last)
      : undefined;
  const named = unit === undefined ? words : words.slice(0, words.at(-2) === 'in' ? -2 : -1);
  return { name: named.join(' '), unit };
}
