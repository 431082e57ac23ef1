/**
 * Locust counts response times after rounding them to two significant digits (`log_response_time` in locust/stats.py): below 100 ms to
 * 1 ms, below 1 s to 10 ms, below 10 s to 100 ms, above that to 1 s. So each key stands for an interval, and all of them for a
 * histogram.
 */
import type { BucketHistogram } from '../../domain/stats/bucket-histogram';
import type { JsonObject } from '../fields';
import { countOf } from '../fields';
import { millisecondsToSeconds } from '../shared/convert';

/** Undefined when there is nothing in it, or when the keys are not rounded as Locust does it (scripts can replace that). */
export function createResponseTimeHistogram(
  counts: JsonObject,
  totalMilliseconds: number | undefined,
): BucketHistogram | undefined {
  const times = Object.keys(counts)
    .flatMap((key): [number, number][] => {
      const time = Number(key);
      const count = countOf(counts, key);
      return key.trim() !== '' && Number.isFinite(time) && time >= 0 && count
        ? [[time, count]]
        : [];
    })
    .sort(([a], [b]) => a - b);
  if (times.length === 0 || !times.every(([time]) => isRounded(time))) return undefined;
  const bounds: number[] = [];
  const perBucket: number[] = [];
  const addBucket = (bound: number, count: number): void => {
    bounds.push(bound);
    perBucket.push(count);
  };
  for (const [time, count] of times) {
    const lower = millisecondsToSeconds(time - stepBelow(time) / 2);
    if (lower > (bounds.at(-1) ?? 0)) addBucket(lower, 0);
    addBucket(millisecondsToSeconds(time + stepAt(time) / 2), count);
  }
  addBucket(Number.POSITIVE_INFINITY, 0);
  return {
    bounds,
    counts: perBucket,
    ...(totalMilliseconds === undefined ? {} : { sum: millisecondsToSeconds(totalMilliseconds) }),
  };
}

/** The distance to the next larger key. */
function stepAt(time: number): number {
  if (time < 100) return 1;
  if (time < 1_000) return 10;
  return time < 10_000 ? 100 : 1_000;
}

/** The distance to the next smaller key: at 100, 1,000 and 10,000 the finer rounding reaches up to the key. */
function stepBelow(time: number): number {
  if (time <= 100) return 1;
  if (time <= 1_000) return 10;
  return time <= 10_000 ? 100 : 1_000;
}

function isRounded(time: number): boolean {
  return time % stepAt(time) === 0;
}
