/** How far apart the points of a query are. */

/** Intervals that suffice: counters need their ends and their resets, gauges a mean over time. The answer stays small. */
const INTERVALS = 60;

/** Prometheus refuses more (`exceeded maximum resolution of 11,000 points per timeseries`, web/api/v1/api.go). */
export const MOST_INTERVALS = 11_000;

/**
 * Seconds between two points over a range of `length` seconds: a part of the range, so that its last point is at its end, and no
 * less than a second, because nobody scrapes more often. A counter that begins anew between two points and outgrows the first
 * before the second is not seen to have done so; a shorter range has finer points.
 */
export function chooseStep(length: number): number {
  const intervals = Math.max(1, Math.min(INTERVALS, Math.floor(length)));
  // Prometheus counts in milliseconds; rounded up, the last point would lie beyond the end.
  return Math.floor(toMilliseconds(length) / intervals) / 1000;
}

/** Points of a series, both ends included. */
export function countPoints(length: number, step: number): number {
  return Math.floor(toMilliseconds(length) / toMilliseconds(step)) + 1;
}

/** Whole ones, as Prometheus has them. */
function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
