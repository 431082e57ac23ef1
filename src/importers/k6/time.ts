/** Points in time as k6 writes them: RFC 3339 with up to nine decimals, or Unix time in the unit of K6_CSV_TIME_FORMAT. */
import { parseMicroseconds, parseMoment, parseNanoseconds } from '../shared/moment';

interface PointTime {
  /** Unix time in seconds; a double holds it to about 0.2 µs. */
  readonly seconds: number;
  /** The file gives whole seconds, so that starts and the duration are known to a second only. */
  readonly isCoarse: boolean;
}

/** Undefined for other text. The unit of a whole number follows from its size: a Unix time has 10 digits in seconds. */
export function parsePointTime(text: string): PointTime | undefined {
  const trimmed = text.trim();
  const digits = /^\d+$/u.test(trimmed) ? trimmed.length : undefined;
  // Numbers of 16 and 19 digits are read as whole numbers: as doubles they would lose their last digits.
  const parse =
    digits === undefined || digits < 15
      ? parseMoment
      : digits < 18
        ? parseMicroseconds
        : parseNanoseconds;
  const moment = parse(trimmed);
  if (!moment) return undefined;
  const isCoarse = digits === undefined ? !/\d\.\d/u.test(trimmed) : digits <= 11;
  return { seconds: moment.seconds + moment.nanos / 1e9, isCoarse };
}
