/**
 * Points in time to the nanosecond. A Unix time in seconds as one double is exact to 0.2 µs only, which would show in the difference
 * of two of them; whole seconds and nanoseconds apart are exact.
 */

export interface Moment {
  /** Whole seconds since 1970-01-01 UTC. */
  readonly seconds: number;
  /** 0 ≤ nanos < 1e9. */
  readonly nanos: number;
}

const NANOS_PER_SECOND = 1_000_000_000n;
/** 2000-01-01 and 2100-01-01: a number outside is no date, whatever its unit. */
const EARLIEST = 946_684_800;
const LATEST = 4_102_444_800;

/** A count of nanoseconds since 1970, as a number or as text (a JSON number of this size is exact to about 256 ns); 0 means "not set". */
export function parseNanoseconds(value: unknown): Moment | undefined {
  return fromUnits(value, NANOS_PER_SECOND);
}

/** A count of microseconds since 1970: Jaeger and Zipkin. */
export function parseMicroseconds(value: unknown): Moment | undefined {
  return fromUnits(value, 1_000_000n);
}

function fromUnits(value: unknown, perSecond: bigint): Moment | undefined {
  const count = toCount(value);
  if (count === undefined || count === 0n) return undefined;
  return {
    seconds: Number(count / perSecond),
    nanos: Number((count % perSecond) * (NANOS_PER_SECOND / perSecond)),
  };
}

function toCount(value: unknown): bigint | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) && value > 0 && value < 1e19
      ? BigInt(Math.round(value))
      : undefined;
  }
  return typeof value === 'string' && /^\d{1,19}$/.test(value.trim())
    ? BigInt(value.trim())
    : undefined;
}

const ISO =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:[.,](\d{1,12}))?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A date as these products write it: ISO 8601 (without a zone it is UTC) or a Unix time, whose unit (s, ms, µs, ns) follows from
 * its size. Undefined for anything else and for dates outside 2000 to 2100.
 */
export function parseMoment(value: unknown): Moment | undefined {
  if (typeof value === 'number') return parseUnixTime(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^"(.*)"$/, '$1');
  if (/^\d+(?:\.\d+)?$/.test(text)) return parseUnixTime(Number(text));
  const [, day, minutes, second = '00', fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || minutes === undefined) return undefined;
  const milliseconds = Date.parse(`${day}T${minutes}:${second}${normaliseZone(zone)}`);
  if (Number.isNaN(milliseconds)) return undefined;
  const nanos = Number(fraction.slice(0, 9).padEnd(9, '0'));
  return inRange({ seconds: milliseconds / 1e3, nanos });
}

function normaliseZone(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Dates of this century have 10 digits in seconds, 13 in milliseconds, 16 in microseconds and 19 in nanoseconds. */
function parseUnixTime(value: number): Moment | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  if (value >= 1e17) return inRange(parseNanoseconds(value));
  if (value >= 1e14) return inRange(parseMicroseconds(value));
  const seconds = value >= 1e11 ? value / 1e3 : value;
  const whole = Math.floor(seconds);
  const nanos = Math.min(999_999_999, Math.round((seconds - whole) * 1e9));
  return inRange({ seconds: whole, nanos });
}

function inRange(moment: Moment | undefined): Moment | undefined {
  if (!moment || moment.seconds < EARLIEST || moment.seconds > LATEST) return undefined;
  return moment;
}

/** From the first to the second, in seconds; negative when the second is earlier. */
export function secondsBetween(from: Moment, to: Moment): number {
  return to.seconds - from.seconds + (to.nanos - from.nanos) / 1e9;
}

/** From the first to the second in seconds; undefined when one is absent or the second is earlier. */
export function elapsed(from: Moment | undefined, to: Moment | undefined): number | undefined {
  if (!from || !to) return undefined;
  const seconds = secondsBetween(from, to);
  return seconds >= 0 ? seconds : undefined;
}

/** Later by so many seconds. */
export function addSeconds({ seconds, nanos }: Moment, delta: number): Moment {
  const whole = Math.floor(delta);
  const sum = nanos + Math.round((delta - whole) * 1e9);
  const carry = Math.floor(sum / 1e9);
  return { seconds: seconds + whole + carry, nanos: sum - carry * 1e9 };
}

/** Unix time in seconds, exact to about 0.2 µs. */
export function toUnixSeconds({ seconds, nanos }: Moment): number {
  return seconds + nanos / 1e9;
}
