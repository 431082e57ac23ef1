import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeQuantileInterval,
  minimumSamples,
} from '../../../../src/domain/stats/quantile-interval';
import { describeGolden, relativeError } from '../support/golden';

describe('computeQuantileInterval', () => {
  it.each([
    // Ranks of scipy.stats.quantile_test at 95 %.
    [1000, 0.5, 469, 532],
    [1000, 0.95, 936, 964],
    [1000, 0.99, 983, 997],
    [5000, 0.99, 4936, 4964],
    // Penn State STAT 415: n = 9, median, ranks 2 and 8, coverage .9609375.
    [9, 0.5, 2, 8],
  ])('n = %d, p = %d: ranks %d to %d', (n, p, low, high) => {
    expect(computeQuantileInterval(n, p)).toMatchObject({ low, high });
  });

  it('has no bound where the samples are too few, and none at all without samples', () => {
    expect(computeQuantileInterval(300, 0.99)).toMatchObject({ low: 293, high: null });
    expect(computeQuantileInterval(1, 0.5)).toEqual({ low: null, high: null, coverage: 1 });
    expect(computeQuantileInterval(0, 0.5)).toEqual({ low: null, high: null, coverage: 1 });
  });

  it('gains its upper bound exactly at the minimum number of samples', () => {
    for (const p of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const least = minimumSamples(p);
      expect(computeQuantileInterval(least - 1, p).high).toBeNull();
      expect(computeQuantileInterval(least, p).high).toBe(least);
    }
  });

  it('covers at least what it promises, and widens with confidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (n, p) => {
          const narrow = computeQuantileInterval(n, p, 0.9);
          const wide = computeQuantileInterval(n, p, 0.99);
          expect(narrow.coverage).toBeGreaterThanOrEqual(0.9 - 1e-12);
          expect(wide.coverage).toBeGreaterThanOrEqual(0.99 - 1e-12);
          expect(wide.low ?? 0).toBeLessThanOrEqual(narrow.low ?? 0);
          expect(wide.high ?? n + 1).toBeGreaterThanOrEqual(narrow.high ?? n + 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('minimumSamples', () => {
  it.each([
    [0.5, 6],
    [0.9, 36],
    [0.95, 72],
    [0.99, 368],
    [0.999, 3688],
  ])('a 95 %% interval of quantile %d needs %d', (p, n) => {
    expect(minimumSamples(p)).toBe(n);
  });

  it('knows each side: p10 needs one sample above, but 36 below', () => {
    expect(minimumSamples(0.1, 0.95, 'lower')).toBe(36);
    // 0.1^2 = 0.01 is the first power at or below 0.025.
    expect(minimumSamples(0.1, 0.95, 'upper')).toBe(2);
  });
});

interface IntervalGolden {
  readonly table: readonly {
    readonly n: number;
    readonly p: number;
    readonly confidence: number;
    readonly lo_order: number | null;
    readonly hi_order: number | null;
    readonly coverage: number;
  }[];
  readonly min_n: Readonly<Record<string, { readonly two_sided_both_finite: number }>>;
}

describeGolden<IntervalGolden>('stats/quantile_order_stat_ci.json', ({ table, min_n }) => {
  it('every rank and coverage equals scipy', () => {
    expect(table.length).toBe(390);
    for (const row of table) {
      const interval = computeQuantileInterval(row.n, row.p, row.confidence);
      const name = `n ${row.n}, p ${row.p}, ${row.confidence}`;
      expect([interval.low, interval.high], name).toEqual([row.lo_order, row.hi_order]);
      expect(relativeError(interval.coverage, row.coverage), name).toBeLessThan(1e-9);
    }
  });

  it('every minimum equals the table', () => {
    const entries = Object.entries(min_n);
    expect(entries.length).toBe(18);
    for (const [key, { two_sided_both_finite: expected }] of entries) {
      const [, p = '', confidence = ''] = /^p=(\S+) conf=(\S+)$/u.exec(key) ?? [];
      expect(minimumSamples(Number(p), Number(confidence)), key).toBe(expected);
    }
  });
});
