/** A bound on the numbers of profiles, so that no sum of them overflows. */

/** Nanoseconds since 1970 are about 2e18. */
const LARGEST = 1e20;

/** The number, or undefined for one that no clock, counter or memory has. */
export function plausible(value: number | undefined): number | undefined {
  return value !== undefined && Math.abs(value) <= LARGEST ? value : undefined;
}
