import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeQuantile, computeQuantiles } from '../../../../src/domain/stats/quantile';
import { computeOrderStatistics } from '../../../../src/domain/stats/selection';
import { describeGolden, relativeError } from '../support/golden';

/** Positive latencies with many ties, long enough to reach the selection as well as the sort. */
const samples = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 1500,
    size: 'max',
  })
  .map((values) => Float64Array.from(values));

describe('computeQuantile', () => {
  it('interpolates linearly between order statistics', () => {
    // numpy.quantile(range(1, 11), [0, .1, .5, .9, 1]) = 1, 1.9, 5.5, 9.1, 10
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0, 0.1, 0.5, 0.9, 1].map((p) => computeQuantile(ten, p))).toEqual([
      1, 1.9, 5.5, 9.1, 10,
    ]);
  });

  it('gives the value itself for one value, and for ties', () => {
    expect(computeQuantile([42], 0.99)).toBe(42);
    expect(computeQuantile([7, 7, 7, 7], 0.3)).toBe(7);
  });

  it('refuses nothing, values that are not finite, and levels outside 0 to 1', () => {
    expect(() => computeQuantile([], 0.5)).toThrow(RangeError);
    expect(() => computeQuantiles(Float64Array.of(), [0.5])).toThrow(RangeError);
    expect(() => computeQuantiles(Float64Array.of(1, Number.NaN), [0.5])).toThrow(RangeError);
    expect(() => computeQuantiles(Float64Array.of(1, Infinity), [0.5])).toThrow(RangeError);
    expect(() => computeQuantile([1, 2], 1.01)).toThrow(RangeError);
    expect(() => computeQuantile([1, 2], Number.NaN)).toThrow(RangeError);
  });
});

describe('computeQuantiles', () => {
  it('equals the quantiles of the sorted values, and leaves the values alone', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const before = values.slice();
        const levels = [0.99, 0.5, 0, 1, 0.999, 0.25];
        const sorted = values.toSorted();
        expect(computeQuantiles(values, levels)).toEqual(
          levels.map((p) => computeQuantile(sorted, p)),
        );
        expect(values).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('selects in a hundred thousand values', () => {
    // A permutation of 0…99 999 (7919 is prime to 100 000), so that the quantile is known: 99 999 × p.
    const values = Float64Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_000);
    expect(computeQuantiles(values, [0.5, 0.99])).toEqual([49_999.5, 99_999 * 0.99]);
  });
});

describe('computeOrderStatistics', () => {
  it('gives the ranks in the order asked', () => {
    expect(computeOrderStatistics(Float64Array.of(3, 1, 2), [3, 1, 2, 1])).toEqual([3, 1, 2, 1]);
  });

  it('refuses ranks that do not exist', () => {
    expect(() => computeOrderStatistics(Float64Array.of(1), [0])).toThrow(RangeError);
    expect(() => computeOrderStatistics(Float64Array.of(1), [2])).toThrow(RangeError);
    expect(() => computeOrderStatistics(Float64Array.of(1), [1.5])).toThrow(RangeError);
  });

  it('equals sorting, for values in any pattern', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const ranks = [
          1,
          values.length,
          Math.ceil(values.length / 2),
          Math.ceil(values.length / 3),
        ];
        const sorted = values.toSorted();
        expect(computeOrderStatistics(values, ranks)).toEqual(
          ranks.map((rank) => sorted[rank - 1]),
        );
      }),
      { numRuns: 60 },
    );
    for (const pattern of [(i: number) => i, (i: number) => -i, () => 1, (i: number) => i % 2]) {
      const values = Float64Array.from({ length: 5000 }, (_, i) => pattern(i));
      expect(computeOrderStatistics(values, [1, 2500, 4999])).toEqual(
        [0, 2499, 4998].map((index) => values.toSorted()[index]),
      );
    }
  });
});

interface QuantileGolden {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly { readonly data: string; readonly p: number; readonly type7: number }[];
}

describeGolden<QuantileGolden>('stats/quantile_definitions.json', ({ data, cases }) => {
  it('type 7 equals numpy', () => {
    expect(cases.length).toBe(80);
    for (const { data: name, p, type7 } of cases) {
      const [value = Number.NaN] = computeQuantiles(Float64Array.from(data[name] ?? []), [p]);
      expect(relativeError(value, type7), `${name} ${p}`).toBeLessThan(1e-14);
    }
  });
});
