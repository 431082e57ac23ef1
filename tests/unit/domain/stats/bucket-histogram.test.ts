import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BucketHistogram } from '../../../../src/domain/stats/bucket-histogram';
import {
  checkBucketHistogram,
  computeHistogramMean,
  countObservations,
  createBucketHistogram,
  mergeBucketHistograms,
  subtractBucketHistograms,
} from '../../../../src/domain/stats/bucket-histogram';
import { aHistogram, bucketise, bucketSamples } from '../support/histograms';

const create = (...buckets: readonly (readonly [number, number])[]) =>
  createBucketHistogram(buckets.map(([upperBound, count]) => ({ upperBound, count })));

describe('from cumulative buckets', () => {
  it('takes the differences, in ascending order of bounds', () => {
    expect(create([Infinity, 12], [0.1, 5], [0.25, 9])).toEqual({
      ok: true,
      lifted: false,
      histogram: { bounds: [0.1, 0.25, Infinity], counts: [5, 4, 3] },
    });
  });

  it('adds up equal bounds, as le="1" and le="1.0" of two servers', () => {
    expect(create([1, 3], [1, 4], [Infinity, 9])).toMatchObject({
      histogram: { bounds: [1, Infinity], counts: [7, 2] },
    });
  });

  it('lifts a decrease to the count before it, and says so', () => {
    // 10, 8, 20 becomes 10, 10, 20.
    expect(create([0.1, 10], [0.25, 8], [Infinity, 20])).toEqual({
      ok: true,
      lifted: true,
      histogram: { bounds: [0.1, 0.25, Infinity], counts: [10, 0, 10] },
    });
  });

  it('takes counts that differ by rounding for equal, in either direction', () => {
    const up = 100 * (1 + 1e-12);
    const down = 100 * (1 - 1e-12);
    for (const nearly of [up, down]) {
      expect(create([1, 100], [2, nearly], [Infinity, 100])).toEqual({
        ok: true,
        lifted: false,
        histogram: { bounds: [1, 2, Infinity], counts: [100, 0, 0] },
      });
    }
    // Relative to the sum of both, 3e-12 of one is 1.5e-12: no rounding any more.
    expect(create([1, 100], [2, 100 * (1 - 3e-12)], [Infinity, 100])).toMatchObject({
      lifted: true,
    });
  });

  it.each([
    ['no +Inf bucket', [[0.1, 5] as const, [0.25, 9] as const]],
    ['no +Inf bucket', []],
    ['fewer than two buckets', [[Infinity, 9] as const]],
    ['fewer than two buckets', [[Infinity, 9] as const, [Infinity, 1] as const]],
    ['a bound or count is not a number', [[NaN, 5] as const, [Infinity, 9] as const]],
    ['a bound or count is not a number', [[0.1, NaN] as const, [Infinity, 9] as const]],
    ['a bound or count is not a number', [[0.1, -1] as const, [Infinity, 9] as const]],
    ['a bound or count is not a number', [[0.1, 1] as const, [Infinity, Infinity] as const]],
  ])('refuses with the reason "%s"', (reason, buckets) => {
    const result = create(...buckets);
    expect(result).toMatchObject({ ok: false, reason });
    expect(result.ok ? '' : result.message).toMatch(/^The histogram has .*\.$/u);
  });

  it('keeps a sum that is a number', () => {
    const buckets = [
      { upperBound: 1, count: 3 },
      { upperBound: Infinity, count: 4 },
    ];
    const sumOf = (sum?: number) => {
      const result = createBucketHistogram(buckets, sum);
      return result.ok ? result.histogram.sum : 'refused';
    };
    expect(sumOf(2.5)).toBe(2.5);
    expect(sumOf(NaN)).toBeUndefined();
    expect(sumOf()).toBeUndefined();
  });

  it('makes a histogram that can be read of anything that it does not refuse', () => {
    const bucket = fc.record({ upperBound: fc.double(), count: fc.double({ min: 0, max: 1e12 }) });
    fc.assert(
      fc.property(fc.array(bucket, { maxLength: 12 }), (buckets) => {
        const result = createBucketHistogram([...buckets, { upperBound: Infinity, count: 5 }]);
        if (!result.ok || result.histogram.bounds[0] === -Infinity) return;
        expect(checkBucketHistogram(result.histogram)).toEqual([]);
      }),
    );
  });
});

describe('checkBucketHistogram', () => {
  const sound: BucketHistogram = { bounds: [0.1, 0.25, Infinity], counts: [1, 2, 3], sum: 1.5 };
  it.each<[string, Partial<BucketHistogram>]>([
    ['a missing count', { counts: [1, 2] }],
    ['a finite last bound', { bounds: [0.1, 0.25, 0.5] }],
    ['bounds that do not ascend', { bounds: [0.25, 0.1, Infinity] }],
    ['equal bounds', { bounds: [0.1, 0.1, Infinity] }],
    ['NaN among the bounds', { bounds: [0.1, NaN, Infinity] }],
    ['a first bound of minus infinity', { bounds: [-Infinity, 0.1, Infinity] }],
    ['a negative count', { counts: [1, -2, 3] }],
    ['NaN among the counts', { counts: [1, NaN, 3] }],
    ['counts too large to add', { counts: [1e308, 1e308, 1] }],
    ['an infinite sum', { sum: Infinity }],
  ])('finds %s', (_what, change) => {
    expect(checkBucketHistogram(sound)).toEqual([]);
    expect(checkBucketHistogram({ ...sound, ...change })).toHaveLength(1);
  });
});

describe('mean', () => {
  it('is the sum divided by the count', () => {
    expect(computeHistogramMean(aHistogram([1, 2], [3, 1, 0], 5))).toBe(1.25);
  });

  it('is null without a sum or without observations', () => {
    expect(computeHistogramMean(aHistogram([1, 2], [3, 1, 0]))).toBeNull();
    expect(computeHistogramMean(aHistogram([1, 2], [0, 0, 0], 0))).toBeNull();
  });
});

describe('adding and subtracting', () => {
  const before = aHistogram([0.1, 0.25], [5, 3, 1], 2);
  const after = aHistogram([0.1, 0.25], [9, 3, 2], 4.5);

  it('adds bucket by bucket, and the sums where both are known', () => {
    expect(mergeBucketHistograms(before, after)).toEqual({
      ok: true,
      histogram: aHistogram([0.1, 0.25], [14, 6, 3], 6.5),
    });
    expect(mergeBucketHistograms(before, aHistogram([0.1, 0.25], [1, 1, 1]))).toEqual({
      ok: true,
      histogram: aHistogram([0.1, 0.25], [6, 4, 2]),
    });
  });

  it('gives what was observed between two scrapes', () => {
    expect(subtractBucketHistograms(after, before)).toEqual({
      ok: true,
      reset: false,
      histogram: aHistogram([0.1, 0.25], [4, 0, 1], 2.5),
    });
  });

  it('takes the later scrape alone when any count fell, and says that the counter started anew', () => {
    const restarted = aHistogram([0.1, 0.25], [20, 2, 9], 8);
    expect(subtractBucketHistograms(restarted, before)).toEqual({
      ok: true,
      reset: true,
      histogram: restarted,
    });
  });

  it('leaves out a sum that fell although the counts rose', () => {
    const odd = aHistogram([0.1, 0.25], [9, 3, 2], 1);
    expect(subtractBucketHistograms(odd, before)).toEqual({
      ok: true,
      reset: false,
      histogram: aHistogram([0.1, 0.25], [4, 0, 1]),
    });
  });

  it.each([
    ['another bound', aHistogram([0.1, 0.5], [5, 3, 1])],
    ['a bound more', aHistogram([0.1, 0.25, 0.5], [5, 3, 1, 0])],
  ])('refuses histograms with %s', (_what, other) => {
    expect(mergeBucketHistograms(before, other)).toMatchObject({
      ok: false,
      reason: 'different bounds',
    });
    expect(subtractBucketHistograms(other, before)).toMatchObject({
      ok: false,
      reason: 'different bounds',
    });
  });

  it('adds in any order, and subtracting takes back what was added', () => {
    fc.assert(
      fc.property(bucketSamples, bucketSamples, ({ bounds, samples }, other) => {
        const a = bucketise(bounds, samples);
        const b = bucketise(bounds, other.samples);
        const ab = mergeBucketHistograms(a, b);
        const ba = mergeBucketHistograms(b, a);
        expect(ab).toEqual(ba);
        if (!ab.ok) throw new Error(ab.message);
        expect(countObservations(ab.histogram)).toBe(samples.length + other.samples.length);
        const back = subtractBucketHistograms(ab.histogram, b);
        if (!back.ok) throw new Error(back.message);
        expect(back.reset).toBe(false);
        expect(back.histogram.counts).toEqual(a.counts);
      }),
    );
  });
});
