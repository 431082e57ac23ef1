/** Every rule of judgement, one case each, on numbers derived by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeGap, computeGaps } from '../../../../src/domain/slo/compute-gaps';
import type { Gap } from '../../../../src/domain/slo/gap';
import {
  createDistribution,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';
import { nextDown, nextUp } from '../support/golden';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../support/measurements';

const TTFT = 'time_to_first_token';

/** A p99 of 480 ms from 1000 requests with the interval given, judged against 500 ms. */
function gapWithInterval(
  bounds: readonly [number | null, number | null],
  text = 'TTFT p99 <= 500 ms',
  n = 1000,
): Gap {
  const target = aTarget(text);
  const measurement = aMeasurement({
    values: [aSampledValue(target.metric, target.statistic, 0.48, bounds, n)],
  });
  return computeGap(measurement, target);
}

describe('a value with an interval', () => {
  it('meets "<=" when the whole interval does', () => {
    const gap = gapWithInterval([0.45, 0.49]);
    expect(gap.verdict).toBe('met');
    expect(gap.reason).toBe(
      'The p99 of time to first token is 480 ms from 1000 requests; its 95 % interval, 450 ms to 490 ms, is at or below 500 ms.',
    );
  });

  it('misses "<=" when the whole interval lies above', () => {
    expect(gapWithInterval([0.51, 0.6]).verdict).toBe('missed');
  });

  it('is not proven when the interval holds the threshold', () => {
    const gap = gapWithInterval([0.45, 0.53]);
    expect(gap.verdict).toBe('not proven');
    expect(gap.moreSamples).toBeNull();
    expect(gap.reason).toBe(
      'The p99 of time to first token is 480 ms from 1000 requests, but its 95 % interval, 450 ms to 530 ms, reaches both sides of 500 ms.',
    );
  });

  it('decides at the last bit: an upper bound equal to the threshold meets it, the next double does not', () => {
    expect(gapWithInterval([0.4, 0.5]).verdict).toBe('met');
    expect(gapWithInterval([0.4, nextDown(0.5)]).verdict).toBe('met');
    expect(gapWithInterval([0.4, nextUp(0.5)]).verdict).toBe('not proven');
  });

  it('decides at the last bit: a lower bound equal to the threshold does not prove a miss, the next double does', () => {
    expect(gapWithInterval([nextDown(0.5), 0.6]).verdict).toBe('not proven');
    expect(gapWithInterval([0.5, 0.6]).verdict).toBe('not proven');
    expect(gapWithInterval([nextUp(0.5), 0.6]).verdict).toBe('missed');
  });

  it('mirrors all of it for ">="', () => {
    const text = 'TTFT p99 >= 500 ms';
    expect(gapWithInterval([0.51, 0.6], text).verdict).toBe('met');
    expect(gapWithInterval([0.5, 0.6], text).verdict).toBe('met');
    expect(gapWithInterval([nextDown(0.5), 0.6], text).verdict).toBe('not proven');
    expect(gapWithInterval([0.4, 0.5], text).verdict).toBe('not proven');
    expect(gapWithInterval([0.4, nextDown(0.5)], text).verdict).toBe('missed');
  });
});

describe('too few samples for a bound', () => {
  it('is not proven, and says how many more are needed: p99 needs 368', () => {
    const gap = gapWithInterval([0.4, null], 'TTFT p99 <= 500 ms', 120);
    expect(gap.verdict).toBe('not proven');
    expect(gap.moreSamples).toBe(248);
    expect(gap.reason).toBe(
      'The p99 of time to first token is 480 ms from 120 requests, too few for a 95 % upper bound: it needs at least 368, 248 more.',
    );
  });

  it('is a miss all the same when the lower bound lies above', () => {
    expect(gapWithInterval([0.51, null], 'TTFT p99 <= 500 ms', 120)).toMatchObject({
      verdict: 'missed',
      moreSamples: null,
    });
  });

  it('needs a lower bound for ">=": p50 needs 6', () => {
    expect(gapWithInterval([null, 0.6], 'TTFT p50 >= 500 ms', 4)).toMatchObject({
      verdict: 'not proven',
      moreSamples: 2,
    });
    expect(gapWithInterval([null, 0.4], 'TTFT p50 >= 500 ms', 4).verdict).toBe('missed');
  });
});

describe('an aggregate without samples', () => {
  const report = (value: number, overrides = {}): Gap =>
    computeGap(
      aMeasurement({ values: [aValue(TTFT, 'p99', value)], ...overrides }),
      aTarget('TTFT p99 <= 500 ms'),
    );

  it('is judged by its value, and says that there is no interval', () => {
    expect(report(0.48)).toMatchObject({
      verdict: 'met',
      interval: null,
      reason:
        'The p99 of time to first token is reported as 480 ms, at or below 500 ms; without samples there is no interval.',
    });
    expect(report(0.52).verdict).toBe('missed');
    expect(report(0.5).verdict).toBe('met');
    expect(report(nextUp(0.5)).verdict).toBe('missed');
  });

  it('is not proven when it is known to be made of too few requests, whichever side it is on', () => {
    for (const value of [0.48, 0.52]) {
      const gap = report(value, { counts: { succeeded: 100 } });
      expect(gap).toMatchObject({ verdict: 'not proven', n: 100, moreSamples: 268 });
      expect(gap.reason).toContain(
        'made of 100 requests only: a 95 % interval needs at least 368, 268 more',
      );
    }
    expect(report(0.48, { counts: { succeeded: 368 } }).verdict).toBe('met');
    expect(report(0.48, { counts: { succeeded: 367 } }).verdict).toBe('not proven');
  });

  it('takes its own n before the counts, and derives the successes from the other counts', () => {
    const values = [aValue(TTFT, 'p99', 0.48, { n: 50 })];
    expect(report(0.48, { values, counts: { succeeded: 1000 } }).verdict).toBe('not proven');
    expect(report(0.48, { counts: { requests: 400, failed: 33 } }).verdict).toBe('not proven');
    expect(report(0.48, { counts: { requests: 400, failed: 32 } }).verdict).toBe('met');
  });

  it('does not take requests for gaps between chunks, of which there are more', () => {
    const measurement = aMeasurement({
      values: [aValue('inter_token_latency', 'p99', 0.02)],
      counts: { succeeded: 10 },
    });
    expect(computeGap(measurement, aTarget('ITL p99 <= 50 ms')).verdict).toBe('met');
  });

  it('judges a mean by its value, however few', () => {
    const measurement = aMeasurement({
      values: [aValue(TTFT, 'mean', 0.48)],
      counts: { succeeded: 3 },
    });
    expect(computeGap(measurement, aTarget('TTFT mean <= 500 ms')).verdict).toBe('met');
  });

  it('treats a value typed in the same way, and says so', () => {
    const measurement = aMeasurement({ values: [aValue(TTFT, 'p99', 0.48, { origin: 'typed' })] });
    expect(computeGap(measurement, aTarget('TTFT p99 <= 500 ms'))).toMatchObject({
      verdict: 'met',
      reason:
        'The p99 of time to first token was typed in as 480 ms, at or below 500 ms; without samples there is no interval.',
    });
  });
});

describe('where the value comes from', () => {
  it('takes the computed value before the reported one', () => {
    const measurement = aMeasurement({
      values: [aValue(TTFT, 'p99', 0.9), aSampledValue(TTFT, 'p99', 0.48, [0.45, 0.49], 1000)],
    });
    expect(computeGap(measurement, aTarget('TTFT p99 <= 500 ms'))).toMatchObject({
      value: 0.48,
      verdict: 'met',
    });
  });

  it('falls back on the distribution for a statistic without a value', () => {
    // 0.001 s, 0.002 s, …, 1 s: the 98th percentile is 0.98002 (type 7), its order statistics 971 and 989.
    const samples = Float64Array.from({ length: 1000 }, (_, i) => (i + 1) / 1000);
    const measurement = aMeasurement({
      distributions: { [TTFT]: serialiseDistribution(createDistribution(samples)) },
    });
    const gap = computeGap(measurement, aTarget('TTFT p98 <= 1 s'));
    expect(gap.verdict).toBe('met');
    expect(gap.n).toBe(1000);
    expect(Math.abs((gap.value ?? 0) - 0.980_02)).toBeLessThan(0.0098);
    expect(gap.interval?.method).toBe('bucket bounds of order statistics');
    expect(gap.interval?.low).toBeLessThanOrEqual(0.971);
    expect(gap.interval?.high).toBeGreaterThanOrEqual(0.989);
    expect(computeGap(measurement, aTarget('TTFT p98 <= 980 ms')).verdict).toBe('not proven');
    expect(computeGap(measurement, aTarget('TTFT p98 <= 900 ms')).verdict).toBe('missed');
    expect(computeGap(measurement, aTarget('TTFT max <= 1 s'))).toMatchObject({
      value: 1,
      verdict: 'met',
    });
  });

  it('has no data for a metric that was not measured', () => {
    expect(computeGap(aMeasurement(), aTarget('TTFT p99 <= 500 ms'))).toMatchObject({
      value: null,
      gap: null,
      gapRatio: null,
      factor: null,
      interval: null,
      verdict: 'no data',
      reason:
        'This measurement has no p99 of time to first token, and no samples to compute it from.',
    });
  });

  it('says of a rate, too, that it is missing', () => {
    const reasonOf = (text: string): string => computeGap(aMeasurement(), aTarget(text)).reason;
    expect(reasonOf('tok/s >= 1000')).toBe('This measurement has no output token throughput.');
    expect(reasonOf('error_rate <= 1%')).toBe(
      'This measurement has no error rate: nothing says how many requests failed.',
    );
  });

  it('has no data for a latency of a run in which nothing succeeded, whatever zeros the file has', () => {
    const measurement = aMeasurement({
      values: [aValue(TTFT, 'p99', 0), aValue('request_throughput', 'rate', 0)],
      counts: { requests: 8, failed: 8 },
    });
    expect(computeGap(measurement, aTarget('TTFT p99 <= 500 ms'))).toMatchObject({
      verdict: 'no data',
      reason: 'None of 8 requests succeeded, so there is no time to first token to judge.',
    });
    expect(computeGap(measurement, aTarget('request_throughput >= 1 req/s')).verdict).toBe(
      'missed',
    );
  });

  it('ignores a stored value that is not finite', () => {
    const measurement = aMeasurement({ values: [aValue(TTFT, 'p99', Number.NaN)] });
    expect(computeGap(measurement, aTarget('TTFT p99 <= 500 ms')).verdict).toBe('no data');
  });
});

describe('rates, shares and extremes', () => {
  it('judges a rate of one run by its value and says that there is no interval', () => {
    const measurement = aMeasurement({ values: [aValue('output_token_throughput', 'rate', 950)] });
    expect(computeGap(measurement, aTarget('output_token_throughput >= 1000 tok/s'))).toMatchObject(
      {
        verdict: 'missed',
        interval: null,
        gap: 50,
        gapRatio: 0.05,
        reason: 'The output token throughput is 950 tok/s, below 1000 tok/s; one run: no interval.',
      },
    );
  });

  it('reads a rate under either of its two names', () => {
    const measurement = aMeasurement({ values: [aValue('request_throughput', 'mean', 12)] });
    expect(computeGap(measurement, aTarget('request_throughput rate >= 10 req/s')).verdict).toBe(
      'met',
    );
  });

  it('gives an error rate Wilson’s interval from the counts', () => {
    // 4 of 1000: Wilson 0.156 % to 1.024 %, so 1 % is not proven although the rate is 0.4 %, and 1.1 % is.
    const measurement = aMeasurement({ counts: { requests: 1000, failed: 4 } });
    const gap = computeGap(measurement, aTarget('error_rate rate <= 1%'));
    expect(gap).toMatchObject({ value: 0.004, n: 1000, verdict: 'not proven', moreSamples: null });
    expect(gap.interval?.low).toBeCloseTo(0.001_56, 5);
    expect(gap.interval?.high).toBeCloseTo(0.010_24, 5);
    expect(computeGap(measurement, aTarget('error_rate <= 1.1%')).verdict).toBe('met');
    expect(computeGap(measurement, aTarget('error_rate <= 0.1%')).verdict).toBe('missed');
  });

  it('does not prove "no errors" from a clean run: 0 of 100 may be 3.7 %', () => {
    const measurement = aMeasurement({ counts: { succeeded: 100, failed: 0 } });
    expect(computeGap(measurement, aTarget('error_rate <= 1%'))).toMatchObject({
      value: 0,
      verdict: 'not proven',
    });
    expect(computeGap(measurement, aTarget('error_rate <= 3.7%')).verdict).toBe('met');
  });

  it('says of a maximum that it is of this run only', () => {
    const measurement = aMeasurement({ values: [aValue(TTFT, 'max', 0.6, { n: 9 })] });
    expect(computeGap(measurement, aTarget('TTFT max <= 500 ms'))).toMatchObject({
      verdict: 'missed',
      interval: null,
      reason:
        'The maximum of time to first token of this run is 600 ms, above 500 ms; there is no interval, and another run may differ.',
    });
  });

  it('warns that gaps of one answer depend on each other', () => {
    const measurement = aMeasurement({
      values: [aSampledValue('inter_token_latency', 'p99', 0.04, [0.03, 0.045], 9000)],
    });
    expect(computeGap(measurement, aTarget('ITL p99 <= 50 ms')).reason).toMatch(
      /from 9000 gaps; .*depend on each other, so the true interval is wider/u,
    );
  });
});

describe('the size of a gap', () => {
  it('is positive in the bad direction, with the factor by which the value must improve', () => {
    const slow = computeGap(
      aMeasurement({ values: [aValue(TTFT, 'p99', 1)] }),
      aTarget('TTFT p99 <= 500 ms'),
    );
    expect(slow).toMatchObject({ gap: 0.5, gapRatio: 1, factor: 2 });
    const fast = computeGap(
      aMeasurement({ values: [aValue(TTFT, 'p99', 0.25)] }),
      aTarget('TTFT p99 <= 500 ms'),
    );
    expect(fast).toMatchObject({ gap: -0.25, gapRatio: -0.5, factor: 0.5 });
    const low = computeGap(
      aMeasurement({ values: [aValue('request_throughput', 'rate', 5)] }),
      aTarget('request_throughput >= 10 req/s'),
    );
    expect(low).toMatchObject({ gap: 5, gapRatio: 0.5, factor: 2 });
  });

  it('has no ratio to a threshold of zero, and no factor from a value of zero', () => {
    const zeroThreshold = computeGap(
      aMeasurement({ counts: { requests: 100, failed: 4 } }),
      aTarget('error_rate <= 0 %'),
    );
    expect(zeroThreshold).toMatchObject({ gap: 0.04, gapRatio: null, factor: null });
    const zeroValue = computeGap(
      aMeasurement({ values: [aValue('request_throughput', 'rate', 0)] }),
      aTarget('request_throughput >= 10 req/s'),
    );
    expect(zeroValue).toMatchObject({ gap: 10, gapRatio: 1, factor: null });
  });

  it('writes a value just over the threshold with the digits that show it', () => {
    const gap = computeGap(
      aMeasurement({ values: [aValue(TTFT, 'p99', 0.500_02)] }),
      aTarget('TTFT p99 <= 500 ms'),
    );
    expect(gap.reason).toContain('500.02 ms, above 500 ms');
  });

  it('is finite or null for any value, and its sign agrees with the verdict of an aggregate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e308, noNaN: true }),
        fc.double({ min: 0, max: 1e308, noNaN: true }),
        fc.constantFrom('<=' as const, '>=' as const),
        (value, threshold, comparator) => {
          const target = { ...aTarget('TTFT p99 <= 1 s'), comparator, threshold };
          const gap = computeGap(aMeasurement({ values: [aValue(TTFT, 'p99', value)] }), target);
          for (const number of [gap.value, gap.gap, gap.gapRatio, gap.factor]) {
            expect(number === null || Number.isFinite(number)).toBe(true);
          }
          expect(gap.verdict).toBe((gap.gap ?? 0) <= 0 ? 'met' : 'missed');
          expect(gap.reason).not.toMatch(/NaN|Infinity|undefined|null/u);
        },
      ),
    );
  });
});

describe('goodput as a target', () => {
  const rows = {
    total: 4,
    status: [0, 0, 0, 1] as (0 | 1 | 2)[],
    columns: { [TTFT]: [0.1, 0.2, 0.9, null] },
  };
  const targets = [aTarget('TTFT p99 <= 500 ms'), aTarget('goodput >= 0.3 req/s')];

  it('is computed from the other targets: 2 good requests in 10 s are 0.2 req/s', () => {
    const measurement = aMeasurement({
      duration: 10,
      counts: { requests: 4, failed: 1 },
      requests: rows,
    });
    expect(computeGaps(measurement, targets)[1]).toMatchObject({
      value: 0.2,
      verdict: 'missed',
      interval: null,
    });
  });

  it('falls back on the tool’s own number', () => {
    const measurement = aMeasurement({ values: [aValue('goodput', 'rate', 0.4)] });
    expect(computeGaps(measurement, targets)[1]).toMatchObject({ value: 0.4, verdict: 'met' });
  });

  it('says what it lacks: rows, or a duration', () => {
    const reasonOf = (measurement: Parameters<typeof computeGaps>[0]): string | undefined =>
      computeGaps(measurement, targets)[1]?.reason;
    expect(reasonOf(aMeasurement())).toMatch(/neither request rows nor a distribution of TTFT/u);
    expect(reasonOf(aMeasurement({ requests: rows }))).toBe(
      'Goodput is a rate, and the duration of the run is not known.',
    );
  });

  it('is judged by its bounds where only those are known', () => {
    // 100 requests in 10 s; 60 and 70 of them meet the two targets: 30 to 60 good ones, 3 to 6 req/s.
    const half = (fast: number): Float64Array =>
      Float64Array.from({ length: 100 }, (_, i) => (i < fast ? 0.1 : 10));
    const measurement = aMeasurement({
      duration: 10,
      counts: { requests: 100, succeeded: 100, failed: 0 },
      distributions: {
        [TTFT]: serialiseDistribution(createDistribution(half(60))),
        request_latency: serialiseDistribution(createDistribution(half(70))),
      },
    });
    const verdictAt = (threshold: string): string | undefined =>
      computeGaps(measurement, [
        aTarget('TTFT p99 <= 1 s'),
        aTarget('E2E p99 <= 1 s'),
        aTarget(`goodput >= ${threshold} req/s`),
      ])[2]?.verdict;
    expect(verdictAt('3')).toBe('met');
    expect(verdictAt('4')).toBe('not proven');
    expect(verdictAt('6')).toBe('not proven');
    expect(verdictAt('6.1')).toBe('missed');
  });
});
