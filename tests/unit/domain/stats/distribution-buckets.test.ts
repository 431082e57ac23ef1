import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution } from '../../../../src/domain/stats/distribution';
import { mergeBuckets } from '../../../../src/domain/stats/distribution-buckets';

describe('mergeBuckets', () => {
  it('gives nothing for no values', () => {
    expect(mergeBuckets(createDistribution(new Float64Array()), 40)).toEqual([]);
  });

  it('keeps zeros apart, in front', () => {
    const [zeros, rest] = mergeBuckets(createDistribution(new Float64Array([0, 0, 0.5])), 40);
    expect(zeros).toEqual({ low: 0, high: 0, count: 2 });
    expect(rest?.count).toBe(1);
  });

  it('counts every value once, in ascending buckets that hold it, and not more of them than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 8, max: 60 }),
        (values, most) => {
          const drawn = mergeBuckets(createDistribution(new Float64Array(values)), most);
          expect(drawn.length).toBeLessThanOrEqual(most);
          expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
          for (const [index, bucket] of drawn.entries()) {
            const next = drawn[index + 1];
            if (next !== undefined) expect(next.low).toBe(bucket.high);
            const inside = values.filter(
              (value) =>
                value >= bucket.low &&
                (next === undefined ? value <= bucket.high : value < bucket.high),
            );
            expect(inside.length).toBe(bucket.count);
          }
        },
      ),
    );
  });
});
