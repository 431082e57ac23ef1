import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BucketHistogram } from '../../../../src/domain/stats/bucket-histogram';
import {
  countObservations,
  createBucketHistogram,
} from '../../../../src/domain/stats/bucket-histogram';
import {
  computeHistogramInterval,
  computeHistogramQuantile,
  computeQuantileBounds,
  computeShareAtMost,
  countHistogramAtMost,
  findBucket,
} from '../../../../src/domain/stats/bucket-histogram-reading';
import { computeQuantileInterval } from '../../../../src/domain/stats/quantile-interval';
import { describeGolden } from '../support/golden';
import { aHistogram, bucketise, bucketSamples } from '../support/histograms';

interface GoldenHistogram {
  readonly name: string;
  readonly buckets: readonly (readonly [number | '+Inf', number])[];
  readonly quantiles: Readonly<Record<string, number | 'NaN' | '+Inf' | '-Inf'>>;
  readonly fractionLE: Readonly<
    Record<
      string,
      { readonly onBoundary: boolean; readonly low: number; readonly high: number } | null
    >
  >;
  readonly trueSample?: {
    readonly quantiles: Readonly<Record<string, number>>;
    readonly fractionLE: Readonly<Record<string, number>>;
  };
}

function read({ buckets }: GoldenHistogram): BucketHistogram {
  const result = createBucketHistogram(
    buckets.map(([bound, count]) => ({ upperBound: bound === '+Inf' ? Infinity : bound, count })),
  );
  if (!result.ok) throw new Error(result.message);
  return result.histogram;
}

describeGolden<readonly GoldenHistogram[]>('slo/derived/histogram_golden.json', (golden) => {
  it.each(golden.map((entry) => [entry.name, entry] as const))(
    'gives the quantiles of promtool to the bit: %s',
    (_name, entry) => {
      const words = { NaN: null, '+Inf': Infinity, '-Inf': -Infinity };
      for (const [q, expected] of Object.entries(entry.quantiles)) {
        const quantile = computeHistogramQuantile(read(entry), Number(q));
        expect(quantile, q).toBe(typeof expected === 'number' ? expected : words[expected]);
      }
    },
  );

  it.each(golden.map((entry) => [entry.name, entry] as const))(
    'bounds the share at or below a threshold: %s',
    (_name, entry) => {
      const histogram = read(entry);
      for (const [threshold, expected] of Object.entries(entry.fractionLE)) {
        if (expected === null) {
          expect(() => computeShareAtMost(histogram, Number(threshold))).toThrow(RangeError);
          continue;
        }
        const share = computeShareAtMost(histogram, Number(threshold));
        expect(share, threshold).toEqual({
          low: expected.low,
          high: expected.high,
          exact: expected.low === expected.high,
        });
        if (expected.onBoundary) expect(share.exact).toBe(true);
      }
    },
  );

  it('holds the true values of the samples behind it', () => {
    const known = golden.filter((entry) => entry.trueSample !== undefined);
    expect(known.length).toBeGreaterThan(2);
    for (const entry of known) {
      const histogram = read(entry);
      for (const [q, truth] of Object.entries(entry.trueSample?.quantiles ?? {})) {
        const bounds = computeQuantileBounds(histogram, Number(q));
        expect(truth, `${entry.name} ${q}`).toBeGreaterThan(bounds?.low ?? -1);
        expect(truth, `${entry.name} ${q}`).toBeLessThanOrEqual(bounds?.high ?? Infinity);
      }
      for (const [threshold, truth] of Object.entries(entry.trueSample?.fractionLE ?? {})) {
        const { low, high } = computeShareAtMost(histogram, Number(threshold));
        expect(truth, `${entry.name} ${threshold}`).toBeGreaterThanOrEqual(low);
        expect(truth, `${entry.name} ${threshold}`).toBeLessThanOrEqual(high);
      }
    }
  });
});

/** The histogram of Prometheus' own tests: 50 up to 0.1, 20 up to 0.2, 40 up to 1, 10 above. */
const TEST = aHistogram([0.1, 0.2, 1], [50, 20, 40, 10]);

describe('histogram_quantile', () => {
  it('interpolates in a bucket: rank 60 of 120 is 10 of the 20 between 0.1 and 0.2', () => {
    expect(computeHistogramQuantile(TEST, 0.5)).toBe(0.150_000_000_000_000_02);
  });

  it('starts the first bucket at 0, unless it ends there or below', () => {
    expect(computeHistogramQuantile(TEST, 0.05)).toBe(0.012);
    expect(computeHistogramQuantile(aHistogram([-1, 1], [5, 5, 0]), 0.5)).toBe(-1);
  });

  it('stops at the highest finite bound', () => {
    expect(computeHistogramQuantile(TEST, 0.99)).toBe(1);
  });

  it('is null where Prometheus says NaN', () => {
    expect(computeHistogramQuantile(aHistogram([1], [0, 0]), 0.5)).toBeNull();
    expect(computeHistogramQuantile(TEST, NaN)).toBeNull();
    expect(computeHistogramQuantile(aHistogram([0.1, 1], [0, 4, 0]), 0)).toBeNull();
  });

  it('is infinite outside 0 to 1', () => {
    expect(computeHistogramQuantile(TEST, -0.1)).toBe(-Infinity);
    expect(computeHistogramQuantile(TEST, 1.1)).toBe(Infinity);
  });
});

describe('the bucket of a quantile', () => {
  it('is the one that holds its rank; a rank on the last of a bucket belongs to it', () => {
    // 50 / 120 exactly is rank 50, the last of the first bucket.
    expect(computeQuantileBounds(TEST, 50 / 120)).toEqual({ low: 0, high: 0.1 });
    expect(computeQuantileBounds(TEST, 51 / 120)).toEqual({ low: 0.1, high: 0.2 });
    expect(computeQuantileBounds(TEST, 0.9)).toEqual({ low: 0.2, high: 1 });
  });

  it('has no upper end in the +Inf bucket, and no lower one where values may be negative', () => {
    expect(computeQuantileBounds(TEST, 0.99)).toEqual({ low: 1, high: null });
    expect(computeQuantileBounds(aHistogram([0, 1], [5, 5, 0]), 0.5)).toEqual({
      low: null,
      high: 0,
    });
  });

  it('passes over empty buckets to the smallest value', () => {
    expect(computeQuantileBounds(aHistogram([0.1, 0.2, 1], [0, 4, 1, 0]), 0)).toEqual({
      low: 0.1,
      high: 0.2,
    });
  });

  it('is null without observations', () => {
    expect(computeQuantileBounds(aHistogram([1], [0, 0]), 0.5)).toBeNull();
  });

  it('holds the sample of that rank, and the estimate, whatever the samples are', () => {
    fc.assert(
      fc.property(
        bucketSamples,
        fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
        ({ bounds, samples }, q) => {
          const histogram = bucketise(bounds, samples);
          const edges = computeQuantileBounds(histogram, q);
          const sorted = [...samples].sort((a, b) => a - b);
          const truth = sorted.find((_, index) => index + 1 >= q * samples.length) ?? NaN;
          const low = edges?.low ?? -Infinity;
          // Only the first bucket, which starts at 0, may hold its lower end.
          expect(low === 0 ? truth >= low : truth > low).toBe(true);
          expect(truth).toBeLessThanOrEqual(edges?.high ?? Infinity);
          const estimate = computeHistogramQuantile(histogram, q) ?? NaN;
          expect(estimate).toBeGreaterThanOrEqual(low);
          expect(estimate).toBeLessThanOrEqual((edges?.high ?? Infinity) * (1 + 1e-15));
        },
      ),
    );
  });
});

describe('the interval of a quantile', () => {
  // scipy.stats.quantile_test: p95 of 1000 between ranks 936 and 964, p99 between 983 and 997.
  const thousand = aHistogram([0.1, 0.25, 0.5], [935, 29, 30, 6]);

  it('reaches over the buckets of its two order statistics', () => {
    // Rank 936 is the first of the second bucket, rank 964 its last.
    expect(computeHistogramInterval(thousand, 0.95)).toEqual({ low: 0.1, high: 0.25 });
    const oneLess = aHistogram([0.1, 0.25, 0.5], [936, 27, 31, 6]);
    expect(computeHistogramInterval(oneLess, 0.95)).toEqual({ low: 0, high: 0.5 });
  });

  it('has no upper end when the upper order statistic lies in the +Inf bucket', () => {
    // Rank 983 is in the bucket up to 0.5, rank 997 above it.
    expect(computeHistogramInterval(thousand, 0.99)).toEqual({ low: 0.25, high: null });
  });

  it('has no bound where there are too few observations: p99 needs 368', () => {
    expect(computeHistogramInterval(aHistogram([1], [367, 0]), 0.99).high).toBeNull();
    expect(computeHistogramInterval(aHistogram([1], [368, 0]), 0.99).high).toBe(1);
    // 368.9 observations of an extrapolated count are 368.
    expect(computeHistogramInterval(aHistogram([1], [367.9, 0]), 0.99).high).toBeNull();
  });

  it('holds the interval that the samples give', () => {
    fc.assert(
      fc.property(bucketSamples, fc.constantFrom(0.5, 0.9, 0.95), ({ bounds, samples }, q) => {
        const interval = computeHistogramInterval(bucketise(bounds, samples), q);
        const ranks = computeQuantileInterval(samples.length, q);
        const sorted = [...samples].sort((a, b) => a - b);
        const at = (rank: number) => sorted[rank - 1] ?? NaN;
        if (ranks.low === null) expect(interval.low).toBeNull();
        else expect(at(ranks.low)).toBeGreaterThanOrEqual(interval.low ?? -Infinity);
        if (ranks.high === null) expect(interval.high).toBeNull();
        else expect(at(ranks.high)).toBeLessThanOrEqual(interval.high ?? Infinity);
      }),
    );
  });
});

describe('the share at or below a threshold', () => {
  it('is exact on a bound, and between two counts inside a bucket', () => {
    expect(computeShareAtMost(TEST, 0.2)).toEqual({ low: 70 / 120, high: 70 / 120, exact: true });
    expect(computeShareAtMost(TEST, 0.3)).toEqual({ low: 70 / 120, high: 110 / 120, exact: false });
  });

  it('is exact inside an empty bucket too', () => {
    expect(computeShareAtMost(aHistogram([0.1, 0.2], [4, 0, 4]), 0.15)).toEqual({
      low: 0.5,
      high: 0.5,
      exact: true,
    });
  });

  it('takes the +Inf bucket as possible, not as certain, above the highest bound', () => {
    expect(computeShareAtMost(TEST, 60)).toEqual({ low: 110 / 120, high: 1, exact: false });
  });

  it('is none below 0 where the values cannot be negative', () => {
    expect(countHistogramAtMost(TEST, -1)).toEqual({ low: 0, high: 0 });
    expect(countHistogramAtMost(aHistogram([-1, 1], [5, 5, 0]), -2)).toEqual({ low: 0, high: 5 });
  });

  it('holds the truth, whatever the samples are', () => {
    const threshold = fc.integer({ min: 0, max: 1100 }).map((n) => n / 1000);
    fc.assert(
      fc.property(bucketSamples, threshold, ({ bounds, samples }, limit) => {
        const histogram = bucketise(bounds, samples);
        const truth = samples.filter((value) => value <= limit).length / samples.length;
        const { low, high, exact } = computeShareAtMost(histogram, limit);
        expect(low <= truth && truth <= high).toBe(true);
        if (bounds.includes(limit)) expect(exact).toBe(true);
        expect(countObservations(histogram)).toBe(samples.length);
      }),
    );
  });
});

describe('findBucket', () => {
  it('puts a value on a bound into the bucket that ends there', () => {
    expect(findBucket(TEST, 0.2)).toEqual({ low: 0.1, high: 0.2 });
    expect(findBucket(TEST, 0.05)).toEqual({ low: 0, high: 0.1 });
    expect(findBucket(TEST, 7)).toEqual({ low: 1, high: null });
  });
});
