/** Points in time as tables write them. A date whose day and month could be swapped is read only when somebody has said how. */
import type { TimestampUnit } from './mapping';

/** Time of day behind a date: `T10:00:00.123Z`, ` 10:00:00,123 +01:00`, ` 3:04 PM`. */
const TIME = String.raw`(?:(?:[T:]|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AP]M)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`, 'i');
const NAMED_DAY_FIRST = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})[-/\s]([a-z]{3,9})\.?[-/\s](\d{4})${TIME}$`,
  'i',
);
const NAMED_MONTH_FIRST = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${TIME}$`,
  'i',
);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Seconds since 1970; NaN for other text. Without a zone it is UTC. A date between points (`24.11.2026`) has the day first; one
 * between other signs needs `order` unless one of its numbers can only be a day.
 */
export function parseTimestampText(text: string, order?: TimestampUnit): number {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return toSeconds(iso[1], iso[2], iso[3], iso.slice(4));
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [, first, sign, second, year] = last;
    const isChosen = order === 'day first' || order === 'month first';
    const chosen = sign === '.' ? 'day first' : isChosen ? order : orderOf(first, second);
    if (chosen === 'day first') return toSeconds(year, second, first, last.slice(5));
    return chosen === 'month first' ? toSeconds(year, first, second, last.slice(5)) : Number.NaN;
  }
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  if (dayFirst) return toSeconds(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst.slice(4));
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  if (!monthFirst) return Number.NaN;
  return toSeconds(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst.slice(4));
}

/**
 * How the dates of a column are written: null when not all of them are dates, `unclear` when nothing in the column tells the day
 * from the month. One date that does speaks for the others.
 */
export function detectDateOrder(
  cells: readonly string[],
): 'iso' | 'day first' | 'month first' | 'unclear' | null {
  const orders = new Set<string | undefined>();
  for (const cell of cells) {
    if (
      Number.isNaN(parseTimestampText(cell, 'day first')) &&
      Number.isNaN(parseTimestampText(cell, 'month first'))
    )
      return null;
    const last = YEAR_LAST.exec(cell);
    if (last && last[2] !== '.') orders.add(orderOf(last[1], last[3]));
    else orders.add('iso');
  }
  const isDayFirst = orders.has('day first');
  const isMonthFirst = orders.has('month first');
  if (isDayFirst && isMonthFirst) return null;
  if (isDayFirst) return 'day first';
  if (isMonthFirst) return 'month first';
  return orders.has(undefined) ? 'unclear' : 'iso';
}

function orderOf(first = '', second = ''): 'day first' | 'month first' | undefined {
  if (Number(first) > 12) return 'day first';
  return Number(second) > 12 ? 'month first' : undefined;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function toSeconds(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour = '0', minute = '0', second = '0', fraction = '0', half, zone]: readonly (
    string | undefined
  )[],
): number {
  const [y, m, d, s] = [Number(year), Number(month), Number(day), Number(second)];
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const midnight = Date.UTC(y, m - 1, d);
  const date = new Date(midnight);
  // 31 April, month 13, hour 25: no point in time. A leap second (60) is one.
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return Number.NaN;
  if (h > 23 || Number(minute) > 59 || s > 60) return Number.NaN;
  const seconds = midnight / 1e3 + h * 3600 + Number(minute) * 60 + s;
  return seconds + Number(`0.${fraction}`) - zoneSeconds(zone);
}

function zoneSeconds(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0;
  return (Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1);
}
