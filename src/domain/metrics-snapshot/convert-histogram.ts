/** Buckets of a foreign unit in the canonical one. */
import type { BucketHistogram } from '../stats/bucket-histogram';

/** The same histogram with bounds and sum converted; the last bound stays Infinity. */
export function convertHistogram(
  { bounds, counts, sum }: BucketHistogram,
  convert: (value: number) => number,
): BucketHistogram {
  return {
    bounds: bounds.map((bound) => (Number.isFinite(bound) ? convert(bound) : bound)),
    counts,
    ...(sum === undefined ? {} : { sum: convert(sum) }),
  };
}
