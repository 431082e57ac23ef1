import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { distribution as distributionSchema } from '../../../../src/domain/investigation/versions/v1/measurement';
import {
  bucketIndex,
  bucketLowerBound,
  createDistribution,
  deserialiseDistribution,
  mergeDistributions,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';
import {
  computeDistributionInterval,
  computeDistributionQuantile,
  computeShareAtMost,
  countAtMost,
} from '../../../../src/domain/stats/distribution-reading';
import { computeQuantile } from '../../../../src/domain/stats/quantile';
import { computeQuantileInterval } from '../../../../src/domain/stats/quantile-interval';
import { nextDown, nextUp, relativeError } from '../support/golden';

/** Zeros, ties, and anything from nanoseconds to weeks. */
const values = fc
  .array(
    fc.oneof(
      fc.constant(0),
      fc.constantFrom(0.25, 0.5, 1, 1.5),
      fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
    ),
    { minLength: 1, maxLength: 300 },
  )
  .map((list) => Float64Array.from(list));
/** As fine as the finest statistic a record can name. */
const level = fc.integer({ min: 0, max: 100_000_000 }).map((n) => n / 100_000_000);

describe('buckets', () => {
  it('start at powers of two with 128 parts each', () => {
    // 1 = 2^0: exponent field 1023, so index 1023 × 128; the next bucket starts at 1 + 1/128.
    expect(bucketIndex(1)).toBe(1023 * 128);
    expect(bucketLowerBound(1023 * 128)).toBe(1);
    expect(bucketLowerBound(1023 * 128 + 1)).toBe(1 + 1 / 128);
    expect(bucketLowerBound(1023 * 128 - 1)).toBe(1 - 1 / 256);
  });

  it('include their lower bound and exclude their upper one', () => {
    const bound = 1 + 1 / 128;
    expect(bucketIndex(bound)).toBe(bucketIndex(1) + 1);
    expect(bucketIndex(nextDown(bound))).toBe(bucketIndex(1));
    expect(bucketIndex(nextUp(bound))).toBe(bucketIndex(bound));
  });

  it('hold every normal double within 1 part in 128', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -1022, max: 1e300, noNaN: true }), (value) => {
        const index = bucketIndex(value);
        const low = bucketLowerBound(index);
        const high = bucketLowerBound(index + 1);
        expect(low <= value && value < high && high / low <= 1 + 1 / 128).toBe(true);
      }),
    );
  });
});

describe('createDistribution', () => {
  it('keeps zeros apart and the exact extremes and sum', () => {
    expect(createDistribution(Float64Array.of(0, 2, 0, 1, 1))).toEqual({
      count: 5,
      zeros: 2,
      sum: 4,
      min: 0,
      max: 2,
      buckets: [
        [1023 * 128, 2],
        [1024 * 128, 1],
      ],
    });
    expect(createDistribution(Float64Array.of())).toEqual({
      count: 0,
      zeros: 0,
      sum: 0,
      min: 0,
      max: 0,
      buckets: [],
    });
    expect(createDistribution(Float64Array.of(0, 0)).zeros).toBe(2);
  });

  it('refuses values that are negative or not finite', () => {
    for (const value of [-1, -Number.MIN_VALUE, Number.NaN, Infinity]) {
      expect(() => createDistribution(Float64Array.of(1, value))).toThrow(RangeError);
    }
  });

  it('survives a record', () => {
    fc.assert(
      fc.property(values, (list) => {
        const distribution = createDistribution(list);
        const serialised = serialiseDistribution(distribution);
        const stored: unknown = JSON.parse(JSON.stringify(serialised));
        expect(deserialiseDistribution(v.parse(distributionSchema, stored))).toEqual(distribution);
      }),
    );
  });
});

describe('mergeDistributions', () => {
  it('equals the distribution of all values, in any order and grouping', () => {
    fc.assert(
      fc.property(values, values, values, (first, second, third) => {
        const [a, b, c] = [first, second, third].map(createDistribution);
        if (!a || !b || !c) throw new Error('three distributions');
        const all = createDistribution(Float64Array.from([...first, ...second, ...third]));
        const left = mergeDistributions(mergeDistributions(a, b), c);
        const right = mergeDistributions(a, mergeDistributions(b, c));
        expect(mergeDistributions(a, b)).toEqual(mergeDistributions(b, a));
        // Only the sum depends on the order of additions, in its last digits.
        expect(relativeError(left.sum, all.sum)).toBeLessThan(1e-12);
        expect({ ...left, sum: 0 }).toEqual({ ...right, sum: 0 });
        expect({ ...left, sum: 0 }).toEqual({ ...all, sum: 0 });
      }),
    );
  });

  it('has the empty one as its neutral element', () => {
    const empty = createDistribution(Float64Array.of());
    const one = createDistribution(Float64Array.of(0.3));
    expect(mergeDistributions(empty, one)).toEqual(one);
    expect(mergeDistributions(one, empty)).toEqual(one);
  });
});

describe('computeDistributionQuantile', () => {
  it('bounds the true quantile and estimates it within 1 %', () => {
    fc.assert(
      fc.property(values, level, (list, p) => {
        const truth = computeQuantile(list.toSorted(), p);
        const { value, low, high } = computeDistributionQuantile(createDistribution(list), p);
        expect(low <= truth && truth <= high).toBe(true);
        expect(low <= value && value <= high).toBe(true);
        expect(Math.abs(value - truth)).toBeLessThanOrEqual(0.01 * truth);
      }),
      { numRuns: 500 },
    );
  });

  it('is exact at both ends, for one value, and refuses none', () => {
    const distribution = createDistribution(Float64Array.of(0.3, 0.7, 1.1));
    expect(computeDistributionQuantile(distribution, 0)).toEqual({
      value: 0.3,
      low: 0.3,
      high: 0.3,
    });
    expect(computeDistributionQuantile(distribution, 1)).toEqual({
      value: 1.1,
      low: 1.1,
      high: 1.1,
    });
    const one = createDistribution(Float64Array.of(0.3));
    expect(computeDistributionQuantile(one, 0.99).value).toBe(0.3);
    const none = createDistribution(Float64Array.of());
    expect(() => computeDistributionQuantile(none, 0.5)).toThrow(RangeError);
    expect(() => computeShareAtMost(none, 1)).toThrow(RangeError);
  });
});

describe('computeDistributionInterval', () => {
  it('holds the interval of the order statistics', () => {
    const list = Float64Array.from({ length: 1000 }, (_, i) => 0.1 + i / 1000);
    const { low, high } = computeDistributionInterval(createDistribution(list), 0.95);
    const ranks = computeQuantileInterval(1000, 0.95);
    const exact = [list[(ranks.low ?? 0) - 1] ?? 0, list[(ranks.high ?? 0) - 1] ?? 0];
    expect(low).toBeLessThanOrEqual(exact[0] ?? 0);
    expect(high).toBeGreaterThanOrEqual(exact[1] ?? Infinity);
    expect(relativeError(low ?? 0, exact[0] ?? 0)).toBeLessThan(1 / 128);
    expect(relativeError(high ?? 0, exact[1] ?? 0)).toBeLessThan(1 / 128);
  });

  it('has no bound where the samples give none', () => {
    const few = createDistribution(Float64Array.of(1, 2, 3));
    // P(B ≤ 1) = 3 × 0.99 × 0.01² + 0.01³ = 0.000298 ≤ 0.025 < P(B ≤ 2) = 1 − 0.99³ = 0.0297: the lower rank is 2.
    expect(computeDistributionInterval(few, 0.99)).toEqual({ low: 2, high: null });
    // For the median of three even the extremes are too likely: 0.5³ = 0.125 > 0.025.
    expect(computeDistributionInterval(few, 0.5)).toEqual({ low: null, high: null });
  });
});

describe('countAtMost', () => {
  it('bounds the true count for any threshold', () => {
    fc.assert(
      fc.property(
        values,
        fc.oneof(fc.constantFrom(0, 0.25, 1), fc.double({ min: 0, max: 10, noNaN: true })),
        (list, threshold) => {
          const truth = list.filter((value) => value <= threshold).length;
          const { low, high } = countAtMost(createDistribution(list), threshold);
          expect(low <= truth && truth <= high).toBe(true);
        },
      ),
    );
  });

  it('is exact below the smallest and from the largest value on', () => {
    const distribution = createDistribution(Float64Array.of(0.3, 0.7));
    expect(countAtMost(distribution, nextDown(0.3))).toEqual({ low: 0, high: 0 });
    expect(countAtMost(distribution, 0.7)).toEqual({ low: 2, high: 2 });
    expect(countAtMost(distribution, nextDown(0.7))).toEqual({ low: 1, high: 2 });
    expect(computeShareAtMost(distribution, 0.5)).toEqual({ low: 0.5, high: 0.5 });
  });
});
