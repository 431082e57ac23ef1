/** Recognises the table that cProfile and pstats print. */
import type { Detection } from '../format';
import type { Head } from '../head';

export const CALLS_LINE =
  /^\s*([\d,]+) function calls(?: \(([\d,]+) primitive calls\))? in ([\d.]+(?:e[+-]?\d+)?) (?:CPU )?seconds/u;
export const TABLE_HEADER = /^\s*ncalls\s+tottime\s+percall\s+cumtime\s+percall\s+/u;

export function detectCprofile({ lines }: Head): Detection | null {
  if (lines.some((line) => CALLS_LINE.test(line))) {
    return { reason: 'it has a line “function calls in … seconds”' };
  }
  return lines.some((line) => TABLE_HEADER.test(line))
    ? { reason: 'it has the columns ncalls, tottime and cumtime' }
    : null;
}
