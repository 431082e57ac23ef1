import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMeanInterval, computeMoments } from '../../../../src/domain/stats/moments';
import { computeWilsonInterval } from '../../../../src/domain/stats/proportion';
import { describeGolden, relativeError } from '../support/golden';

describe('computeMoments', () => {
  it('computes mean, sample deviation and range', () => {
    // AIPerf's documented runs: mean 151.2, s = 2.588.
    const moments = computeMoments(Float64Array.of(150, 152, 148, 155, 151));
    expect(moments).toMatchObject({ n: 5, mean: 151.2, min: 148, max: 155 });
    expect(moments.std).toBeCloseTo(2.588_435_821_108_957, 13);
  });

  it('has no deviation for one value, none above zero for ties, and does not cancel far from zero', () => {
    expect(computeMoments(Float64Array.of(3)).std).toBeNull();
    expect(computeMoments(Float64Array.of(0.1, 0.1, 0.1))).toMatchObject({ mean: 0.1, std: 0 });
    expect(computeMoments(Float64Array.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16)).std).toBeCloseTo(
      Math.sqrt(30),
      12,
    );
  });

  it('refuses no values and values that are not finite', () => {
    expect(() => computeMoments(Float64Array.of())).toThrow(RangeError);
    expect(() => computeMoments(Float64Array.of(1, Number.NaN))).toThrow(RangeError);
  });
});

describe('computeMeanInterval', () => {
  it('is mean ± t s / √n', () => {
    const interval = computeMeanInterval(computeMoments(Float64Array.of(150, 152, 148, 155, 151)));
    expect(interval?.low).toBeCloseTo(147.986_032_429_268, 9);
    expect(interval?.high).toBeCloseTo(154.413_967_570_732, 9);
  });

  it('does not exist for one value', () => {
    expect(computeMeanInterval(computeMoments(Float64Array.of(3)))).toBeNull();
  });
});

describe('computeWilsonInterval', () => {
  it.each([
    // Newcombe 1998, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (k, n, low, high) => {
    const interval = computeWilsonInterval(k, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is exactly 0 or 1 at the ends, and holds the share', () => {
    expect(computeWilsonInterval(0, 7).low).toBe(0);
    expect(computeWilsonInterval(7, 7).high).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (n, seed) => {
        const k = seed % (n + 1);
        const { low, high } = computeWilsonInterval(k, n);
        expect(low <= k / n && k / n <= high && low >= 0 && high <= 1).toBe(true);
      }),
    );
  });

  it('refuses what is no share', () => {
    expect(() => computeWilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => computeWilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => computeWilsonInterval(Number.NaN, 2)).toThrow(RangeError);
  });
});

interface ProportionGolden {
  readonly one_sample: readonly { k: number; n: number; wilson: readonly [number, number] }[];
}

describeGolden<ProportionGolden>('stats/proportions.json', ({ one_sample: rows }) => {
  it('Wilson equals scipy', () => {
    expect(rows.length).toBeGreaterThan(8);
    for (const { k, n, wilson } of rows) {
      const { low, high } = computeWilsonInterval(k, n);
      expect(relativeError(low, wilson[0]), `${k}/${n}`).toBeLessThan(1e-12);
      expect(relativeError(high, wilson[1]), `${k}/${n}`).toBeLessThan(1e-12);
    }
  });
});

interface TGolden {
  readonly cases: readonly { x: readonly number[]; ci?: readonly [number, number] }[];
}

describeGolden<TGolden>('stats/t_tests.json', ({ cases }) => {
  it('the interval of a mean equals scipy', () => {
    const withInterval = cases.filter(({ ci }) => ci);
    expect(withInterval.length).toBe(2);
    for (const { x, ci = [0, 0] } of withInterval) {
      const interval = computeMeanInterval(computeMoments(Float64Array.from(x)));
      expect(relativeError(interval?.low ?? 0, ci[0])).toBeLessThan(1e-9);
      expect(relativeError(interval?.high ?? 0, ci[1])).toBeLessThan(1e-9);
    }
  });
});
