import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareMeasurements,
  computeRealisedShare,
  createEffect,
  type ComparisonRow,
} from '../../../../src/domain/investigation/compare-measurements';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import {
  createDistribution,
  serialiseDistribution,
} from '../../../../src/domain/stats/distribution';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../support/measurements';

const TTFT = 'time_to_first_token';
type Bounds = readonly [number | null, number | null];

/** One TTFT p99 with an interval. */
function withTtft(
  value: number,
  bounds: Bounds,
  overrides: Partial<Measurement> = {},
): Measurement {
  return aMeasurement({ values: [aSampledValue(TTFT, 'p99', value, bounds, 1000)], ...overrides });
}

function firstRow(before: Measurement, after: Measurement): ComparisonRow {
  const [row] = compareMeasurements(before, after, []).rows;
  if (row === undefined) throw new Error('the two measurements share no value');
  return row;
}

describe('the rows', () => {
  it('hold the targets first, in their order, then what both sides have', () => {
    const targets = [aTarget('goodput rate >= 2 req/s', 'g'), aTarget('ttft p99 <= 500ms', 't')];
    const values = [
      aValue('request_throughput', 'rate', 4),
      aValue(TTFT, 'p50', 0.2),
      aValue(TTFT, 'p99', 0.6),
    ];
    const before = aMeasurement({ values: [...values, aValue('request_latency', 'mean', 3)] });
    const after = aMeasurement({ values });
    const { rows } = compareMeasurements(before, after, targets);
    expect(rows.map(({ metric, statistic, target }) => [metric, statistic, target?.id])).toEqual([
      ['goodput', 'rate', 'g'],
      [TTFT, 'p99', 't'],
      ['request_throughput', 'rate', undefined],
      [TTFT, 'p50', undefined],
    ]);
  });

  it('carry the verdict of each side against the target', () => {
    const { rows } = compareMeasurements(withTtft(0.6, [0.55, 0.65]), withTtft(0.4, [0.38, 0.45]), [
      aTarget('ttft p99 <= 500ms'),
    ]);
    expect(rows[0]?.before?.verdict).toBe('missed');
    expect(rows[0]?.after?.verdict).toBe('met');
  });

  it('keep a target that a side cannot answer, without a number in its place', () => {
    const { rows } = compareMeasurements(withTtft(0.6, [0.5, 0.7]), aMeasurement(), [
      aTarget('ttft p99 <= 500ms'),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      after: null,
      ratio: null,
      ratioBounds: null,
      reading: 'incomplete',
    });
  });

  it('take a quantile that neither side printed from the kept distributions', () => {
    const distributions = (scale: number) => ({
      [TTFT]: serialiseDistribution(
        createDistribution(
          Float64Array.from({ length: 1000 }, (_, index) => (scale * (index + 1)) / 1000),
        ),
      ),
    });
    const { rows } = compareMeasurements(
      aMeasurement({ distributions: distributions(1) }),
      aMeasurement({ distributions: distributions(0.5) }),
      [aTarget('ttft p90 <= 1s')],
    );
    // The 90 % point of an even spread from 0 to 1 s, and of one from 0 to 0.5 s, within the 1 % of the buckets.
    expect(rows[0]?.before?.value).toBeGreaterThan(0.891);
    expect(rows[0]?.before?.value).toBeLessThan(0.91);
    expect(rows[0]?.ratio).toBeGreaterThan(0.49);
    expect(rows[0]?.ratio).toBeLessThan(0.51);
    expect(rows[0]?.reading).toBe('better');
  });

  it('compare error rates by their counts, with Wilson intervals', () => {
    const before = aMeasurement({ counts: { requests: 1000, failed: 100 } });
    const after = aMeasurement({ counts: { requests: 1000, failed: 10 } });
    const row = firstRow(before, after);
    expect(row).toMatchObject({ metric: 'error_rate', statistic: 'rate', reading: 'better' });
    // statsmodels.stats.proportion.proportion_confint(100, 1000, method='wilson') = (0.0829, 0.1202)
    expect(row.before?.interval?.low).toBeCloseTo(0.0829, 4);
    expect(row.before?.interval?.high).toBeCloseTo(0.1202, 4);
    expect(row.ratio).toBeCloseTo(0.1, 12);
  });
});

describe('the reading', () => {
  it.each<[string, Bounds, Bounds, ComparisonRow['reading']]>([
    ['apart and lower', [0.5, 0.7], [0.3, 0.4], 'better'],
    ['apart and higher', [0.3, 0.4], [0.5, 0.7], 'worse'],
    ['one inside the other', [0.3, 0.7], [0.4, 0.5], 'overlap'],
    ['touching in one point', [0.5, 0.7], [0.3, 0.5], 'overlap'],
    ['apart by the least step', [0.5, 0.7], [0.3, 0.5 - Number.EPSILON / 2], 'better'],
    ['an upper bound missing where it does not matter', [0.5, null], [0.3, 0.4], 'better'],
    ['an upper bound missing where it decides', [0.5, 0.7], [0.3, null], 'overlap'],
    ['a lower bound missing where it decides', [null, 0.7], [0.3, 0.4], 'overlap'],
    ['no bound at all', [null, null], [0.3, 0.4], 'overlap'],
  ])('of intervals that are %s is from the bounds', (_what, before, after, reading) => {
    expect(firstRow(withTtft(0.6, before), withTtft(0.35, after)).reading).toBe(reading);
  });

  it('turns round for a metric that is better when higher', () => {
    const throughput = (value: number, bounds: Bounds) =>
      aMeasurement({
        values: [aSampledValue('output_token_throughput', 'mean', value, bounds, 9)],
      });
    expect(firstRow(throughput(100, [90, 110]), throughput(150, [140, 160])).reading).toBe(
      'better',
    );
    expect(firstRow(throughput(150, [140, 160]), throughput(100, [90, 110])).reading).toBe('worse');
  });

  it('has no better or worse for a metric without a direction', () => {
    const own = (value: number, bounds: Bounds) =>
      aMeasurement({ values: [aSampledValue('custom.batch_size', 'mean', value, bounds, 9)] });
    expect(firstRow(own(8, [7, 9]), own(16, [15, 17])).reading).toBe('changed');
  });

  it('needs an interval on both sides, however far apart the values are', () => {
    const after = aMeasurement({ values: [aValue(TTFT, 'p99', 0.001)] });
    expect(firstRow(withTtft(10, [9, 11]), after).reading).toBe('no interval');
  });

  it('is the same whichever side is called better, with before and after exchanged', () => {
    const bound = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(bound, bound, bound, bound, (a, b, c, d) => {
        const left = withTtft(a, [Math.min(a, b), Math.max(a, b)]);
        const right = withTtft(c, [Math.min(c, d), Math.max(c, d)]);
        const mirrored = { better: 'worse', worse: 'better' } as const;
        const { reading } = firstRow(left, right);
        const other = firstRow(right, left).reading;
        expect(other).toBe(
          reading === 'better' || reading === 'worse' ? mirrored[reading] : reading,
        );
      }),
    );
  });
});

describe('two servers’ buckets', () => {
  const buckets = (counts: readonly number[]) =>
    aMeasurement({ histograms: { [TTFT]: { bounds: [0.1, 0.25, 0.5], counts } } });
  /** p99 of 1000 requests lies between the 983rd and the 997th. */
  const fast = buckets([998, 2, 0, 0]);
  const slow = buckets([500, 498, 2, 0]);

  it('are compared by quantiles that neither stores', () => {
    const { rows } = compareMeasurements(slow, fast, []);
    expect(rows.map(({ statistic }) => statistic)).toEqual(['p50', 'p95', 'p99']);
    // histogram_quantile: 0.1 + 0.15 × (990 − 500) / 498, and 0.1 × 990 / 998.
    expect(rows[2]?.before?.value).toBeCloseTo(0.247_590, 6);
    expect(rows[2]?.after?.value).toBeCloseTo(0.099_198, 6);
  });

  it('differ when their intervals touch, because a bucket does not hold its lower end', () => {
    const row = compareMeasurements(slow, fast, []).rows[2];
    expect(row?.before?.interval).toMatchObject({ low: 0.1, high: 0.25 });
    expect(row?.after?.interval).toMatchObject({ low: 0, high: 0.1 });
    expect(row?.reading).toBe('better');
    expect(compareMeasurements(fast, slow, []).rows[2]?.reading).toBe('worse');
    expect(compareMeasurements(slow, slow, []).rows[2]?.reading).toBe('overlap');
  });

  it('are told apart from samples', () => {
    const sampled = withTtft(0.09, [0.08, 0.095]);
    expect(compareMeasurements(slow, sampled, []).differences).toEqual([
      {
        kind: 'definition',
        what: 'Time to first token',
        before: 'estimated from buckets',
        after: 'computed from samples',
      },
    ]);
  });
});

describe('the ratio', () => {
  it('is after / before, between the extremes of both intervals', () => {
    const row = firstRow(withTtft(0.8, [0.5, 1]), withTtft(0.4, [0.2, 0.5]));
    expect(row.ratio).toBe(0.5);
    expect(row.ratioBounds).toEqual({ low: 0.2, high: 1 });
  });

  it('is null where before is 0, and has no bounds where an interval reaches 0', () => {
    const none = aMeasurement({ counts: { requests: 100, failed: 0 } });
    const some = aMeasurement({ counts: { requests: 100, failed: 5 } });
    expect(firstRow(none, some)).toMatchObject({ ratio: null, ratioBounds: null });
    expect(firstRow(none, none).ratio).toBeNull();
    expect(firstRow(some, none).ratio).toBe(0);
  });
});

describe('the differences', () => {
  const bench = (overrides: Partial<Measurement> = {}) =>
    withTtft(0.5, [0.4, 0.6], {
      source: {
        fileName: 'a.json',
        format: 'vllm',
        tool: 'vLLM bench serve',
        toolVersion: '0.11.0',
      },
      workload: { model: 'm', requestRate: 8, arrival: 'open', promptTokensMean: 512 },
      ...overrides,
    });

  it('are none between runs of one kind', () => {
    const { differences, saidByOne } = compareMeasurements(bench(), bench(), []);
    expect(differences).toEqual([]);
    expect(saidByOne).toEqual([]);
  });

  it('name tool, version and load', () => {
    const after = bench({
      source: {
        fileName: 'b.json',
        format: 'vllm',
        tool: 'vLLM bench serve',
        toolVersion: '0.12.0',
      },
      workload: { model: 'm', requestRate: 'unlimited', arrival: 'closed', promptTokensMean: 1024 },
    });
    expect(compareMeasurements(bench(), after, []).differences).toEqual([
      { kind: 'tool', what: 'Tool version', before: '0.11.0', after: '0.12.0' },
      { kind: 'workload', what: 'Request rate', before: '8 req/s', after: 'unlimited' },
      { kind: 'workload', what: 'Arrivals', before: 'open', after: 'closed' },
      { kind: 'workload', what: 'Mean prompt length', before: '512 tok', after: '1024 tok' },
    ]);
  });

  it('let the mean of drawn lengths differ by 2 % and no more', () => {
    const length = (promptTokensMean: number) => bench({ workload: { promptTokensMean } });
    expect(compareMeasurements(length(500), length(490), []).differences).toEqual([]);
    expect(compareMeasurements(length(500), length(489), []).differences).toHaveLength(1);
  });

  it('name definitions that differ, for metrics that are compared only', () => {
    const definitions = [
      { metric: TTFT, text: 'Counts from the connection.' },
      { metric: 'request_latency', text: 'Not compared here.' },
    ] as const;
    expect(compareMeasurements(bench(), bench({ definitions }), []).differences).toEqual([
      {
        kind: 'definition',
        what: 'Time to first token',
        before: 'as in the catalogue',
        after: 'Counts from the connection.',
      },
    ]);
  });

  it('name values that were not made in the same way', () => {
    const reported = bench({ values: [aValue(TTFT, 'p99', 0.5)] });
    expect(compareMeasurements(bench(), reported, []).differences).toEqual([
      {
        kind: 'definition',
        what: 'Time to first token',
        before: 'computed from samples',
        after: 'reported by the tool',
      },
    ]);
  });

  it('name a definition that only one side has, even where no statistic is in both', () => {
    const perChunk = aMeasurement({
      values: [aValue('inter_token_latency', 'p99', 0.03)],
      definitions: [{ metric: 'inter_token_latency', text: 'Gaps between chunks.' }],
    });
    const perToken = aMeasurement({ values: [aValue('inter_token_latency', 'p50', 0.02)] });
    expect(compareMeasurements(perChunk, perToken, []).differences).toEqual([
      {
        kind: 'definition',
        what: 'Inter-token latency',
        before: 'Gaps between chunks.',
        after: 'as in the catalogue',
      },
    ]);
    expect(compareMeasurements(perToken, perChunk, []).differences).toHaveLength(1);
  });

  it('name warm-up, and where a latency begins', () => {
    const after = bench({
      workload: { ...bench().workload, warmUp: 'excluded', latencyFrom: 'schedule' },
    });
    const before = bench({
      workload: { ...bench().workload, warmUp: 'included', latencyFrom: 'send' },
    });
    expect(compareMeasurements(before, after, []).differences).toEqual([
      { kind: 'workload', what: 'Warm-up requests', before: 'included', after: 'excluded' },
      {
        kind: 'workload',
        what: 'Latency counted from',
        before: 'the moment of sending',
        after: 'the moment planned for sending',
      },
    ]);
    expect(compareMeasurements(before, bench(), []).saidByOne).toEqual([
      'Warm-up requests',
      'Latency counted from',
    ]);
  });

  it('do not take silence for a difference, but say who was silent', () => {
    const { differences, saidByOne } = compareMeasurements(
      bench(),
      bench({ workload: { model: 'm', arrival: 'unknown', dataset: 'ShareGPT' } }),
      [],
    );
    expect(differences).toEqual([]);
    expect(saidByOne).toEqual(['Dataset', 'Request rate', 'Arrivals', 'Mean prompt length']);
  });
});

describe('createEffect', () => {
  it('takes both intervals at their extremes, with the confidence that both hold', () => {
    expect(
      createEffect(firstRow(withTtft(0.75, [0.5, 1]), withTtft(0.25, [0.125, 0.375]))),
    ).toEqual({
      metric: TTFT,
      statistic: 'p99',
      before: 0.75,
      after: 0.25,
      interval: {
        low: -0.875,
        high: -0.125,
        confidence: 0.9,
        method: 'both intervals at their extremes',
      },
    });
  });

  it('leaves a bound open that one side does not have', () => {
    const effect = createEffect(
      firstRow(withTtft(0.75, [0.5, null]), withTtft(0.25, [0.125, 0.375])),
    );
    expect(effect?.interval).toMatchObject({ low: null, high: -0.125 });
  });

  it('has no interval without two, and is nothing without two values', () => {
    const after = aMeasurement({ values: [aValue(TTFT, 'p99', 0.3)] });
    expect(createEffect(firstRow(withTtft(0.6, [0.5, 0.7]), after))).not.toHaveProperty('interval');
    const [row] = compareMeasurements(after, aMeasurement(), [aTarget('ttft p99 <= 1s')]).rows;
    expect(row && createEffect(row)).toBeNull();
  });
});

describe('computeRealisedShare', () => {
  it.each([
    // Halving was predicted; a fall to 0.75 is half of that fall.
    [0.5, 0.75, 0.5],
    [0.5, 0.5, 1],
    [0.5, 0.25, 1.5],
    [0.5, 1, 0],
    [0.5, 1.25, -0.5],
    // Twice the throughput was predicted, and 1.5 times came.
    [2, 1.5, 0.5],
  ])('of a predicted factor %d and a realised one %d is %d', (predicted, realised, share) => {
    expect(computeRealisedShare(predicted, realised)).toBe(share);
  });

  it('is null for a prediction of no change', () => {
    expect(computeRealisedShare(1, 0.5)).toBeNull();
  });
});
