/** Histograms with a server's buckets for tests. */
import fc from 'fast-check';
import type { BucketHistogram } from '../../../../src/domain/stats/bucket-histogram';

/** Finite bounds and one count more. */
export function aHistogram(
  bounds: readonly number[],
  counts: readonly number[],
  sum?: number,
): BucketHistogram {
  return { bounds: [...bounds, Infinity], counts, ...(sum !== undefined && { sum }) };
}

/** Counts samples into buckets in the plainest way: each goes to the first bound that is not below it. */
export function bucketise(bounds: readonly number[], samples: readonly number[]): BucketHistogram {
  const all = [...bounds, Infinity];
  const counts = all.map(
    (bound, index) =>
      samples.filter((value) => value <= bound && value > (all[index - 1] ?? -Infinity)).length,
  );
  return { bounds: all, counts, sum: samples.reduce((total, value) => total + value, 0) };
}

/** Samples in milliseconds up to 1 s, many of them on a bound, and ascending bounds up to 900 ms. */
export const bucketSamples = fc
  .record({
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }),
    samples: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 }),
  })
  .map(({ bounds, samples }) => ({
    bounds: bounds.sort((a, b) => a - b).map((bound) => bound / 1000),
    samples: samples.map((value) => value / 1000),
  }));
