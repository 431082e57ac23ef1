/** The names that tools give to units, and what they print as times, in canonical units (seconds, tokens, ratio). */
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { convertToCanonical } from '../../domain/units/foreign-units';

const NAMES: Readonly<Record<string, ForeignUnit>> = {
  ns: 'ns',
  nanoseconds: 'ns',
  us: 'us',
  µs: 'us',
  microseconds: 'us',
  ms: 'ms',
  msec: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'min',
  minutes: 'min',
  tok: 'tokens',
  token: 'tokens',
  tokens: 'tokens',
  request: 'requests',
  requests: 'requests',
  count: 'count',
  ratio: 'ratio',
  '%': 'percent',
  pct: 'percent',
  percent: 'percent',
  bytes: 'bytes',
  usd: 'usd',
  'requests/s': 'requests/s',
  'requests/sec': 'requests/s',
  'requests/second': 'requests/s',
  'req/s': 'requests/s',
  // genai-perf's CSV does not say of what; the name of the metric does.
  'per sec': 'requests/s',
  'tokens/s': 'tokens/s',
  'tokens/sec': 'tokens/s',
  'tokens/second': 'tokens/s',
  'tok/s': 'tokens/s',
  'tokens/sec/user': 'tokens/s',
  'tokens/second/user': 'tokens/s',
};

/** The unit that a tool or a column header names; undefined when it is none that is known. */
export function parseUnitName(name: string): ForeignUnit | undefined {
  const key = name.trim().toLowerCase();
  return Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
}

/** The value in the canonical unit of the unit that a tool names; undefined when the unit is not known. */
export function toCanonical(value: number, unitName: string): number | undefined {
  const unit = parseUnitName(unitName);
  return unit && convertToCanonical(value, unit);
}

export function millisecondsToSeconds(milliseconds: number): number {
  return convertToCanonical(milliseconds, 'ms');
}

export function nanosecondsToSeconds(nanoseconds: number): number {
  return convertToCanonical(nanoseconds, 'ns');
}

/**
 * ISO 8601 in UTC of a Unix time in seconds; undefined outside the years 2000 to 2100, where a number is no date but the reading
 * of a monotonic clock.
 */
export function unixToIso(seconds: number | undefined): string | undefined {
  if (seconds === undefined || seconds < 946_684_800 || seconds > 4_102_444_800) return undefined;
  return new Date(seconds * 1e3).toISOString();
}
