/** Verdicts from a server's buckets. The buckets are those of vLLM around 100 ms; order statistics as in scipy.stats.quantile_test. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import { computeGap } from '../../../../src/domain/slo/compute-gaps';
import type { Gap } from '../../../../src/domain/slo/gap';
import {
  createDistribution,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';
import { computeQuantileInterval } from '../../../../src/domain/stats/quantile-interval';
import { nextDown, nextUp } from '../support/golden';
import { bucketSamples, bucketise } from '../support/histograms';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../support/measurements';

const TTFT = 'time_to_first_token';
const BOUNDS = [0.05, 0.1, 0.25, 0.5];

/** Counts: up to 50 ms, 100 ms, 250 ms, 500 ms, above. */
function withBuckets(counts: readonly number[], sum?: number): Measurement {
  return aMeasurement({
    histograms: { [TTFT]: { bounds: BOUNDS, counts, ...(sum !== undefined && { sum }) } },
  });
}

function judge(counts: readonly number[], text: string): Gap {
  return computeGap(withBuckets(counts), aTarget(text));
}

/** 1000 requests, of which the 990th lies in 100 to 250 ms, as do the 983rd and the 997th (the 95 % ranks of p99). */
const CLEAR = [600, 380, 18, 2, 0];

describe('a target inside the bucket that holds the quantile', () => {
  const gap = judge(CLEAR, 'TTFT p99 <= 200 ms');

  it('is not proven, on whichever side the estimate lies', () => {
    // Rank 990 is the 10th of 18 in 0.1 to 0.25: 0.1 + 0.15 × 10 / 18 = 0.1833 s.
    expect(gap.value).toBeCloseTo(0.183_333, 6);
    expect(gap.verdict).toBe('not proven');
    expect(judge(CLEAR, 'TTFT p99 <= 150 ms').verdict).toBe('not proven');
    expect(judge(CLEAR, 'TTFT p99 >= 200 ms').verdict).toBe('not proven');
  });

  it('asks for no more samples, because they would not help', () => {
    expect(gap.moreSamples).toBeNull();
  });

  it('says why, and which targets the buckets can answer', () => {
    expect(gap.reason).toBe(
      'The p99 of time to first token is estimated as 183.3 ms inside the bucket 100–250 ms, from 1000 requests. The 200 ms target lies inside the bucket 100–250 ms, so the buckets cannot say on which side of the target it is; choose a target on a boundary (100 ms or 250 ms), or measure requests. Between 980 and 998 of 1000 (98 % to 99.8 %) are at or below 200 ms.',
    );
  });

  it('has the outer bounds of the buckets for an interval, and says how it was made', () => {
    expect(gap.interval).toEqual({
      low: 0.1,
      high: 0.25,
      openLow: true,
      confidence: 0.95,
      method: 'bucket bounds of order statistics',
    });
    expect(gap.n).toBe(1000);
  });
});

describe('a target on a boundary', () => {
  it('is met when enough requests are at or below it', () => {
    const gap = judge(CLEAR, 'TTFT p99 <= 250 ms');
    expect(gap.verdict).toBe('met');
    expect(gap.reason).toBe(
      'The p99 of time to first token is estimated as 183.3 ms inside the bucket 100–250 ms, from 1000 requests; its 95 % interval, 100 ms to 250 ms, is at or below 250 ms. Exactly 998 of 1000 (99.8 %) are at or below 250 ms.',
    );
  });

  it('is missed at the lower end of the bucket, whose values all lie above it', () => {
    const gap = judge(CLEAR, 'TTFT p99 <= 100 ms');
    expect(gap.verdict).toBe('missed');
    expect(gap.reason).toContain('is above 100 ms. Exactly 980 of 1000 (98 %)');
  });

  it('decides at the last bit beside it', () => {
    const at = (threshold: number) =>
      computeGap(withBuckets(CLEAR), { ...aTarget('TTFT p99 <= 1 s'), threshold }).verdict;
    expect(at(nextUp(0.25))).toBe('met');
    expect(at(0.25)).toBe('met');
    expect(at(nextDown(0.25))).toBe('not proven');
    expect(at(nextUp(0.1))).toBe('not proven');
    expect(at(0.1)).toBe('missed');
    expect(at(nextDown(0.1))).toBe('missed');
  });

  it('leaves the chance in: the count decides from rank 997 on, and up to rank 982', () => {
    const at = (upTo100: number) =>
      judge([600, upTo100 - 600, 1000 - upTo100, 0, 0], 'TTFT p99 <= 100 ms').verdict;
    expect(at(997)).toBe('met');
    expect(at(996)).toBe('not proven');
    expect(at(983)).toBe('not proven');
    expect(at(982)).toBe('missed');
  });

  it('turns round for ">=": the lower end proves it, the upper one may be reached', () => {
    expect(judge(CLEAR, 'TTFT p99 >= 100 ms').verdict).toBe('met');
    expect(judge(CLEAR, 'TTFT p99 >= 250 ms').verdict).toBe('not proven');
    expect(judge(CLEAR, 'TTFT p99 >= 300 ms').verdict).toBe('missed');
    expect(judge(CLEAR, 'TTFT p99 >= 300 ms').reason).not.toContain('are at or below');
  });
});

describe('the open bucket at the end', () => {
  const slow = [600, 0, 0, 300, 100];

  it('proves a miss of any target that the bounds reach', () => {
    const gap = judge(slow, 'TTFT p99 <= 500 ms');
    expect(gap).toMatchObject({
      value: 0.5,
      verdict: 'missed',
      interval: { low: 0.5, high: null },
    });
    expect(gap.reason).toBe(
      'The p99 of time to first token lies above 500 ms, the highest bound of the buckets, from 1000 requests; its 95 % lower bound, 500 ms, is above 500 ms. Exactly 900 of 1000 (90 %) are at or below 500 ms.',
    );
  });

  it('leaves a target beyond the bounds open, however many requests there are', () => {
    const gap = judge(slow, 'TTFT p99 <= 2 s');
    expect(gap).toMatchObject({ verdict: 'not proven', moreSamples: null });
    expect(gap.reason).toContain(
      'The 2 s target lies inside the open bucket above 0.5 s, so the buckets cannot say on which side of the target it is; choose a target of at most 0.5 s, or measure requests.',
    );
  });

  it('says so when only the interval reaches into it', () => {
    // Rank 990 is below 500 ms, rank 997 above it.
    const gap = judge([600, 300, 60, 34, 6], 'TTFT p99 <= 500 ms');
    expect(gap).toMatchObject({ verdict: 'not proven', moreSamples: null });
    expect(gap.reason).toContain(
      'but its 95 % interval starts at 250 ms and has no upper end, because the highest bucket has none, so it reaches both sides of 500 ms.',
    );
  });
});

describe('few requests', () => {
  it('need as many as raw samples would', () => {
    const gap = judge([90, 10, 0, 0, 0], 'TTFT p99 <= 250 ms');
    expect(gap).toMatchObject({ verdict: 'not proven', moreSamples: 268 });
    expect(gap.reason).toContain(
      'inside the bucket 50–100 ms, from 100 requests, too few for a 95 % upper bound: it needs at least 368, 268 more.',
    );
  });

  it('are told apart from a target that the bucket hides', () => {
    const gap = judge([90, 10, 0, 0, 0], 'TTFT p99 <= 80 ms');
    expect(gap.reason).toContain('choose a target on a boundary (50 ms or 100 ms)');
    expect(gap.reason).toContain('Besides, 100 requests are too few for a 95 % upper bound');
  });
});

describe('an objective', () => {
  const withObjective = (text: string, target: number) =>
    computeGap(withBuckets(CLEAR), { ...aTarget(text), objective: { target, window: 2_592_000 } })
      .reason;

  it('is kept, missed, or not known from the share at or below the threshold', () => {
    expect(withObjective('TTFT p99 <= 250 ms', 0.995)).toContain(
      'Exactly 998 of 1000 (99.8 %) are at or below 250 ms, which keeps the objective of 99.5 %.',
    );
    expect(withObjective('TTFT p99 <= 250 ms', 0.999)).toContain(
      'are at or below 250 ms, which misses the objective of 99.9 %.',
    );
    expect(withObjective('TTFT p99 <= 200 ms', 0.99)).toContain(
      'Between 980 and 998 of 1000 (98 % to 99.8 %) are at or below 200 ms, so whether the objective of 99 % is kept is not known.',
    );
  });
});

describe('other statistics', () => {
  it('has the mean exactly, without an interval', () => {
    const gap = computeGap(withBuckets(CLEAR, 60), aTarget('TTFT mean <= 100 ms'));
    expect(gap).toMatchObject({ value: 0.06, n: 1000, interval: null, verdict: 'met' });
    expect(gap.reason).toBe(
      'The mean of time to first token is 60 ms from 1000 requests, the sum divided by the count and so exact, at or below 100 ms; buckets give it no interval.',
    );
  });

  it('says the same of the mean that an import stored', () => {
    const measurement = {
      ...withBuckets(CLEAR, 60),
      values: [aValue(TTFT, 'mean', 0.06, { n: 1000, origin: 'computed' })],
    };
    expect(computeGap(measurement, aTarget('TTFT mean <= 100 ms')).reason).toContain(
      'the sum divided by the count and so exact',
    );
  });

  it('has the maximum to its bucket, which is certain for this run', () => {
    const gap = judge(CLEAR, 'TTFT max <= 500 ms');
    expect(gap).toMatchObject({
      verdict: 'met',
      interval: { low: 0.25, high: 0.5, confidence: 1, method: 'bucket bounds' },
    });
    expect(gap.reason).toContain(
      'The maximum of time to first token lies in the bucket 250–500 ms',
    );
    expect(judge(CLEAR, 'TTFT max <= 400 ms').verdict).toBe('not proven');
    expect(judge(CLEAR, 'TTFT max <= 250 ms').verdict).toBe('missed');
  });

  it('has nothing to say of the others', () => {
    expect(judge(CLEAR, 'TTFT std <= 1 s')).toMatchObject({
      verdict: 'no data',
      reason:
        'Of time to first token this measurement has buckets only, and they do not give the standard deviation.',
    });
    expect(judge(CLEAR, 'TTFT mean <= 1 s').reason).toBe(
      'Of time to first token this measurement has buckets without their sum, so there is no mean.',
    );
    expect(computeGap(withBuckets([0, 0, 0, 0, 0]), aTarget('TTFT p99 <= 1 s')).verdict).toBe(
      'no data',
    );
  });

  it('warns of gaps that depend on each other', () => {
    const measurement = aMeasurement({
      histograms: { inter_token_latency: { bounds: [0.01, 0.05], counts: [5000, 10, 0] } },
    });
    expect(computeGap(measurement, aTarget('ITL p99 <= 50 ms')).reason).toMatch(
      /from 5010 gaps; .* Gaps of one answer depend on each other, so the true interval is wider\.$/u,
    );
  });
});

describe('which source wins', () => {
  it('is a stored value, then samples, then buckets', () => {
    const measurement = withBuckets(CLEAR);
    const samples = Float64Array.from({ length: 1000 }, () => 0.3);
    const distributions = { [TTFT]: serialiseDistribution(createDistribution(samples)) };
    expect(
      computeGap({ ...measurement, distributions }, aTarget('TTFT p99 <= 1 s')).value,
    ).toBeCloseTo(0.3, 2);
    const values = [aValue(TTFT, 'p99', 0.7)];
    expect(computeGap({ ...measurement, values }, aTarget('TTFT p99 <= 1 s')).value).toBe(0.7);
  });
});

describe('whatever the samples are', () => {
  it('agrees with the verdict of the samples themselves, or is not proven', () => {
    const threshold = fc.integer({ min: 1, max: 1100 }).map((n) => n / 1000);
    const quantile = fc.constantFrom(['p50', 0.5] as const, ['p95', 0.95] as const);
    const comparison = fc.constantFrom('<=' as const, '>=' as const);
    fc.assert(
      fc.property(
        bucketSamples,
        threshold,
        quantile,
        comparison,
        ({ bounds, samples }, limit, [statistic, level], comparator) => {
          const target = { ...aTarget('TTFT p99 <= 1 s'), statistic, threshold: limit, comparator };
          const { counts } = bucketise(bounds, samples);
          const fromBuckets = computeGap(
            aMeasurement({ histograms: { [TTFT]: { bounds, counts } } }),
            target,
          );
          const sorted = [...samples].sort((a, b) => a - b);
          const ranks = computeQuantileInterval(samples.length, level);
          const at = (rank: number | null) => (rank === null ? null : (sorted[rank - 1] ?? null));
          const value = aSampledValue(
            TTFT,
            statistic,
            sorted[0] ?? 0,
            [at(ranks.low), at(ranks.high)],
            samples.length,
          );
          const fromSamples = computeGap(aMeasurement({ values: [value] }), target);
          if (fromBuckets.verdict !== 'not proven') {
            expect(fromBuckets.verdict).toBe(fromSamples.verdict);
          }
          expect(Number.isFinite(fromBuckets.value)).toBe(true);
          expect(fromBuckets.reason).not.toMatch(/NaN|Infinity|undefined|null/u);
        },
      ),
    );
  });
});
