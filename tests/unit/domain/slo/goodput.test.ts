import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import { computeGoodput, selectRequestTargets } from '../../../../src/domain/slo/goodput';
import {
  createDistribution,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';
import { nextUp } from '../support/golden';
import { aMeasurement, aTarget } from '../support/measurements';

const TTFT = aTarget('TTFT p99 <= 500 ms');
const TPOT = aTarget('TPOT p99 <= 50 ms');

interface Row {
  readonly status: 0 | 1 | 2;
  readonly ttft: number | null;
  readonly tpot: number | null;
}

function withRows(rows: readonly Row[], overrides: Partial<Measurement> = {}): Measurement {
  return aMeasurement({
    requests: {
      total: rows.length,
      status: rows.map(({ status }) => status),
      columns: {
        time_to_first_token: rows.map(({ ttft }) => ttft),
        time_per_output_token: rows.map(({ tpot }) => tpot),
      },
    },
    ...overrides,
  });
}

const ROWS: readonly Row[] = [
  { status: 0, ttft: 0.1, tpot: 0.01 }, // good
  { status: 0, ttft: 0.5, tpot: 0.05 }, // good: both at the threshold
  { status: 0, ttft: nextUp(0.5), tpot: 0.01 }, // bad by one bit
  { status: 0, ttft: 0.1, tpot: 0.06 }, // bad
  { status: 0, ttft: 0.1, tpot: null }, // good: one token, judged on the other target
  { status: 0, ttft: null, tpot: 0.01 }, // cannot be shown to be good
  { status: 1, ttft: 0.1, tpot: 0.01 }, // failed
  { status: 2, ttft: 0.1, tpot: null }, // cancelled
];

describe('computeGoodput from request rows', () => {
  it('counts requests that meet every target, of all that were sent', () => {
    const goodput = computeGoodput(withRows(ROWS, { duration: 4 }), [TTFT, TPOT]);
    // 3 good of 8 in 4 s. Wilson for 3 of 8 at 95 %: 0.1368 to 0.6943.
    expect(goodput).toMatchObject({ kind: 'exact', share: 0.375, good: 3, total: 8, rate: 0.75 });
    expect(goodput.targetsUsed).toEqual([TTFT, TPOT]);
    expect(goodput.interval?.low).toBeCloseTo(0.1368, 4);
    expect(goodput.interval?.high).toBeCloseTo(0.6943, 4);
    expect(goodput.reason).toBe(
      '3 of 8 requests sent meet all 2 targets; failed and cancelled requests count as bad. Of the others, 1 succeeded without a latency that a target is about, and count as bad too.',
    );
  });

  it('has no rate without a duration', () => {
    expect(computeGoodput(withRows(ROWS), [TTFT]).rate).toBeNull();
  });

  it('counts requests without a row as bad when every success has one', () => {
    const successes = ROWS.slice(0, 2);
    const measurement = withRows(successes, { counts: { requests: 4, succeeded: 2, failed: 2 } });
    expect(computeGoodput(measurement, [TTFT])).toMatchObject({
      kind: 'exact',
      good: 2,
      total: 4,
      share: 0.5,
    });
  });

  it('estimates from a sample: the share among successes, times the share that succeeded', () => {
    // 4 of 8 rows kept; 3 of those 4 succeeded and 2 of them are good. 6 of 8 succeeded: 2/3 × 6/8 = 1/2.
    const kept = [ROWS[0], ROWS[1], ROWS[2], ROWS[6]].filter((row) => row !== undefined);
    const base = withRows(kept, { duration: 2, counts: { requests: 8, succeeded: 6, failed: 2 } });
    const measurement = { ...base, requests: base.requests && { ...base.requests, total: 8 } };
    const goodput = computeGoodput(measurement, [TTFT]);
    expect(goodput).toMatchObject({ kind: 'sample', good: 2, total: 4 });
    expect(goodput.share).toBeCloseTo(0.5, 15);
    expect(goodput.rate).toBeCloseTo(2, 15);
    expect(goodput.reason).toContain('Estimated from 4 of 8 requests');
  });

  it('is none when nothing succeeded, whatever the columns hold', () => {
    const measurement = aMeasurement({ counts: { requests: 8, succeeded: 0 }, duration: 2 });
    expect(computeGoodput(measurement, [TTFT])).toMatchObject({
      kind: 'exact',
      share: 0,
      good: 0,
      total: 8,
      rate: 0,
    });
  });
});

describe('computeGoodput without request rows', () => {
  const spread = (fast: number, n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => (i < fast ? 0.01 : 2));
  const withDistributions = (
    columns: Partial<Record<'time_to_first_token' | 'time_per_output_token', Float64Array>>,
    overrides: Partial<Measurement> = {},
  ): Measurement =>
    aMeasurement({
      distributions: Object.fromEntries(
        Object.entries(columns).map(([metric, values]) => [
          metric,
          serialiseDistribution(createDistribution(values)),
        ]),
      ),
      ...overrides,
    });

  it('gives Fréchet’s bounds: 60 and 70 of 100 leave 30 to 60', () => {
    const measurement = withDistributions(
      { time_to_first_token: spread(60, 100), time_per_output_token: spread(70, 100) },
      { counts: { requests: 100, succeeded: 100 }, duration: 10 },
    );
    expect(computeGoodput(measurement, [TTFT, TPOT])).toMatchObject({
      kind: 'bounds',
      share: null,
      good: null,
      rate: null,
      rateBounds: { low: 3, high: 6 },
      interval: { low: 0.3, high: 0.6, confidence: 1, method: 'Fréchet bounds' },
    });
  });

  it('does not go below nothing: 30 and 40 of 100 leave 0 to 30', () => {
    const measurement = withDistributions({
      time_to_first_token: spread(30, 100),
      time_per_output_token: spread(40, 100),
    });
    expect(computeGoodput(measurement, [TTFT, TPOT]).interval).toMatchObject({ low: 0, high: 0.3 });
  });

  it('is exact for one target, of all requests sent', () => {
    const measurement = withDistributions(
      { time_to_first_token: spread(60, 100) },
      { counts: { requests: 120, succeeded: 100, failed: 20 } },
    );
    expect(computeGoodput(measurement, [TTFT])).toMatchObject({
      kind: 'exact',
      share: 0.5,
      good: 60,
      total: 120,
    });
  });

  it('does not hold one-token answers against the time per output token', () => {
    // 100 succeeded, 20 of them with a single token; 50 of the other 80 are fast enough: 70 pass.
    const measurement = withDistributions(
      { time_per_output_token: spread(50, 80) },
      { counts: { requests: 100, succeeded: 100 } },
    );
    expect(computeGoodput(measurement, [TPOT])).toMatchObject({ kind: 'exact', good: 70 });
  });

  it('gives the bounds of the bucket that holds the threshold', () => {
    // 0.5 starts a bucket that holds 0.501 as well, so the bucket alone cannot tell them apart.
    const measurement = withDistributions({
      time_to_first_token: Float64Array.of(0.1, 0.5, 0.501, 2),
    });
    expect(computeGoodput(measurement, [TTFT])).toMatchObject({
      kind: 'bounds',
      interval: { low: 0.25, high: 0.75, method: 'bucket bounds' },
    });
  });

  it('holds the true goodput of rows, whatever they are', () => {
    const latency = fc.double({ min: 0.001, max: 2, noNaN: true });
    const rows = fc.array(fc.tuple(latency, latency), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(rows, latency, latency, (pairs, first, second) => {
        const targets = [
          { ...TTFT, threshold: first },
          { ...TPOT, threshold: second },
        ];
        const exact = computeGoodput(
          withRows(pairs.map(([ttft, tpot]) => ({ status: 0, ttft, tpot }))),
          targets,
        );
        const bounded = computeGoodput(
          withDistributions({
            time_to_first_token: Float64Array.from(pairs, ([ttft]) => ttft),
            time_per_output_token: Float64Array.from(pairs, ([, tpot]) => tpot),
          }),
          targets,
        );
        const [low, high] =
          bounded.kind === 'exact'
            ? [bounded.share ?? -1, bounded.share ?? -1]
            : [bounded.interval?.low ?? -1, bounded.interval?.high ?? -1];
        expect(exact.share).toBeGreaterThanOrEqual(low);
        expect(exact.share).toBeLessThanOrEqual(high);
      }),
    );
  });

  describe('from the buckets of a server', () => {
    /** 600 up to 0.1 s, 380 up to 0.5 s, 15 up to 1 s, 5 above. */
    const ttft = { bounds: [0.1, 0.5, 1], counts: [600, 380, 15, 5] };
    /** 900 up to 50 ms, 100 above. */
    const tpot = { bounds: [0.05], counts: [900, 100] };

    it('is exact on a boundary', () => {
      const measurement = aMeasurement({
        histograms: { time_to_first_token: ttft },
        duration: 100,
      });
      expect(computeGoodput(measurement, [TTFT])).toMatchObject({
        kind: 'exact',
        good: 980,
        total: 1000,
        rate: 9.8,
      });
    });

    it('lies between two counts inside a bucket', () => {
      const measurement = aMeasurement({ histograms: { time_to_first_token: ttft } });
      const goodput = computeGoodput(measurement, [aTarget('TTFT p99 <= 700 ms')]);
      expect(goodput).toMatchObject({
        kind: 'bounds',
        interval: { low: 0.98, high: 0.995, confidence: 1, method: 'bucket bounds' },
      });
      expect(goodput.reason).toContain(
        'Between 980 and 995 of 1000 requests: without request rows, buckets only bound how many meet the target.',
      );
    });

    it('has Fréchet’s bounds for two targets: 980 and 900 of 1000 leave 880 to 900', () => {
      const measurement = aMeasurement({
        histograms: { time_to_first_token: ttft, time_per_output_token: tpot },
      });
      expect(computeGoodput(measurement, [TTFT, TPOT]).interval).toMatchObject({
        low: 0.88,
        high: 0.9,
        method: 'Fréchet bounds',
      });
    });

    it('does not know which of the observed requests failed later', () => {
      // 950 of 1000 first tokens belong to requests that succeeded; the other 50 may be among the 980 good ones, or not.
      const measurement = aMeasurement({
        histograms: { time_to_first_token: ttft },
        counts: { requests: 1000, succeeded: 950, failed: 50 },
      });
      expect(computeGoodput(measurement, [TTFT]).interval).toMatchObject({ low: 0.93, high: 0.95 });
    });

    it('rounds extrapolated counts outwards', () => {
      const measurement = aMeasurement({
        histograms: { time_to_first_token: { bounds: [0.5], counts: [8.6, 1.2] } },
      });
      expect(computeGoodput(measurement, [TTFT])).toMatchObject({
        kind: 'bounds',
        total: 10,
        interval: { low: 0.8, high: 0.9 },
      });
    });
  });

  it('says what is missing', () => {
    expect(computeGoodput(aMeasurement(), [TTFT, TPOT])).toMatchObject({
      kind: 'no data',
      share: null,
      interval: null,
      rate: null,
      reason:
        'This measurement has neither request rows nor a distribution of TTFT and TPOT that would allow it.',
    });
    expect(computeGoodput(aMeasurement(), [aTarget('error_rate <= 1%')])).toMatchObject({
      kind: 'no data',
      targetsUsed: [],
    });
  });
});

describe('selectRequestTargets', () => {
  it('keeps quantiles and maxima of per-request metrics', () => {
    const targets = [
      aTarget('TTFT p99 <= 500 ms'),
      aTarget('E2E max <= 20 s'),
      aTarget('ITL p99 <= 50 ms'),
      aTarget('TPOT mean <= 50 ms'),
      aTarget('output_token_throughput >= 1000 tok/s'),
    ];
    expect(selectRequestTargets(targets)).toEqual(targets.slice(0, 2));
  });

  it('holds requests against the highest quantile of a metric, and the first of equals', () => {
    const median = aTarget('TTFT p50 <= 200 ms');
    const again = aTarget('TTFT p99 <= 400 ms', 'again');
    expect(selectRequestTargets([median, TTFT, again])).toEqual([TTFT]);
  });
});
