/** Windows and times of waiting as people type them: `28d`, `4 weeks`, `1h30m`, `90 min`. */
import { formatWholeDuration } from '@site/src/domain/units/format-whole-duration';
import type { ParseResult } from '@site/src/ui/fields/ParsedField';

const DAY = 86_400;

const UNITS: readonly { readonly names: RegExp; readonly seconds: number }[] = [
  { names: /^(?:s|secs?|seconds?)$/u, seconds: 1 },
  { names: /^(?:m|mins?|minutes?)$/u, seconds: 60 },
  { names: /^(?:h|hrs?|hours?)$/u, seconds: 3600 },
  { names: /^(?:d|days?)$/u, seconds: DAY },
  { names: /^(?:w|wks?|weeks?)$/u, seconds: 7 * DAY },
];

export interface DurationRange {
  /** Seconds of the unit of a number that has none. */
  readonly bareUnit: number;
  /** Whole seconds, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** For messages: `"30 days" or "4w"`. */
  readonly examples: string;
}

/** @returns whole seconds, as Prometheus has windows in. `formatWholeDuration` is the way back. */
export function parseDuration(text: string, range: DurationRange): ParseResult<number> {
  const seconds = readSeconds(text.normalize('NFKC').trim().toLowerCase(), range.bareUnit);
  if (seconds === null) return refuse(`Type a length of time, such as ${range.examples}.`);
  if (!Number.isInteger(seconds))
    return refuse('Prometheus counts in whole seconds here: type a length without fractions.');
  if (seconds < range.least)
    return refuse(`The shortest length here is ${formatWholeDuration(range.least)}.`);
  if (seconds > range.most)
    return refuse(`The longest length here is ${formatWholeDuration(range.most)}.`);
  return { ok: true, value: seconds };
}

const refuse = (message: string): ParseResult<number> => ({ ok: false, message });

function readSeconds(text: string, bareUnit: number): number | null {
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return toNumber(text) * bareUnit;
  const part = /(\d+(?:[.,]\d+)?)\s*([a-z]+)\s*/uy;
  let total = 0;
  let read = 0;
  while (read < text.length) {
    part.lastIndex = read;
    const [whole = '', digits = '', name = ''] = part.exec(text) ?? [];
    const unit = UNITS.find(({ names }) => names.test(name));
    if (unit === undefined) return null;
    total += toNumber(digits) * unit.seconds;
    read += whole.length;
  }
  return read === 0 ? null : total;
}

function toNumber(digits: string): number {
  return Number(digits.replace(',', '.'));
}
