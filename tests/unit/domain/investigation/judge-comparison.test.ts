import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeasurements } from '../../../../src/domain/investigation/compare-measurements';
import type { Measurement } from '../../../../src/domain/investigation/investigation-record';
import type { ComparisonRules } from '../../../../src/domain/investigation/judge-comparison';
import {
  isCloseLength,
  judgeComparison,
  readRow,
} from '../../../../src/domain/investigation/judge-comparison';
import type { AnyMetricId, Statistic } from '../../../../src/domain/metrics/metric';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../support/measurements';

const TTFT = 'time_to_first_token';
const STRICT: ComparisonRules = { maxLoss: null, isAllowed: () => false };

type Bounds = readonly [number | null, number | null];

/** One value with an interval; the value is within, and decides nothing. */
function withValue(
  metric: AnyMetricId,
  statistic: Statistic,
  bounds: Bounds,
  overrides: Partial<Measurement> = {},
): Measurement {
  const value = bounds[0] ?? bounds[1] ?? 0;
  return aMeasurement({
    values: [aSampledValue(metric, statistic, value, bounds, 1000)],
    ...overrides,
  });
}

interface Question {
  readonly before: Measurement;
  readonly after: Measurement;
  readonly targets?: readonly string[];
  readonly rules?: Partial<ComparisonRules>;
}

function judge({ before, after, targets = [], rules = {} }: Question) {
  const comparison = compareMeasurements(
    before,
    after,
    targets.map((text) => aTarget(text)),
  );
  const { verdict, regressions, blocking, deciding } = judgeComparison(comparison, {
    ...STRICT,
    ...rules,
  });
  return {
    verdict,
    regressions: regressions.map(({ metric }) => metric),
    blocking: blocking.map(({ what }) => what),
    deciding: deciding.map(({ metric, statistic }) => `${metric} ${statistic}`),
  };
}

describe('the verdict', () => {
  it.each([
    ['worse when the interval lies above', [0.4, 0.5], [0.51, 0.6], 'worse'],
    ['better when it lies below', [0.4, 0.5], [0.3, 0.39], 'better'],
    ['none when they overlap', [0.4, 0.5], [0.5, 0.9], 'no difference shown'],
    ['none when the bound that decides is missing', [0.4, null], [0.9, 1], 'no difference shown'],
  ] as const)('is %s', (_name, before, after, verdict) => {
    const result = judge({
      before: withValue(TTFT, 'p99', before),
      after: withValue(TTFT, 'p99', after),
    });
    expect(result.verdict).toBe(verdict);
    expect(result.regressions).toEqual(verdict === 'worse' ? [TTFT] : []);
  });

  it('is worse when one row is, whatever else got better', () => {
    const measure = (ttft: Bounds, throughput: Bounds) =>
      aMeasurement({
        values: [
          aSampledValue(TTFT, 'p99', ttft[0] ?? 0, ttft, 100),
          aSampledValue('output_token_throughput', 'mean', throughput[0] ?? 0, throughput, 9),
        ],
      });
    const result = judge({
      before: measure([0.4, 0.5], [90, 100]),
      after: measure([0.2, 0.3], [70, 80]),
    });
    expect(result).toMatchObject({
      verdict: 'worse',
      regressions: ['output_token_throughput'],
    });
  });

  it('shows nothing where a side has no interval', () => {
    const result = judge({
      before: aMeasurement({ values: [aValue(TTFT, 'p99', 0.1)] }),
      after: aMeasurement({ values: [aValue(TTFT, 'p99', 9)] }),
    });
    expect(result).toMatchObject({ verdict: 'no difference shown', regressions: [] });
  });

  it('cannot be given when nothing that decides is on both sides', () => {
    expect(judge({ before: withValue(TTFT, 'p99', [1, 2]), after: aMeasurement() }).verdict).toBe(
      'not comparable',
    );
    const batch = withValue('custom.batch_size', 'mean', [1, 2]);
    expect(judge({ before: batch, after: batch }).verdict).toBe('not comparable');
  });
});

describe('the rows that decide', () => {
  const measure = (ttft: Bounds, latency: Bounds) =>
    aMeasurement({
      values: [
        aSampledValue(TTFT, 'p99', ttft[0] ?? 0, ttft, 100),
        aSampledValue('request_latency', 'p50', latency[0] ?? 0, latency, 100),
      ],
    });

  it('are those with a target, when there are targets', () => {
    const before = measure([0.4, 0.5], [2, 3]);
    const after = measure([0.4, 0.5], [5, 6]);
    expect(judge({ before, after, targets: ['ttft p99 <= 1 s'] })).toMatchObject({
      verdict: 'no difference shown',
      deciding: [`${TTFT} p99`],
    });
    expect(judge({ before, after })).toMatchObject({
      verdict: 'worse',
      deciding: [`${TTFT} p99`, 'request_latency p50'],
    });
  });

  it('take their direction from the target where the metric has none', () => {
    const before = withValue('custom.batch_size', 'mean', [7, 9]);
    const after = withValue('custom.batch_size', 'mean', [15, 17]);
    const verdictOf = (target: string) => judge({ before, after, targets: [target] }).verdict;
    expect(verdictOf('custom.batch_size mean >= 5')).toBe('better');
    expect(verdictOf('custom.batch_size mean <= 50')).toBe('worse');
    const [row] = compareMeasurements(before, after, []).rows;
    expect(row && readRow(row)).toBe('changed');
  });
});

describe('a loss that is allowed', () => {
  // 0.55 / 0.5 = 1.1: a loss of 10 % is proven, and no more.
  const slower: Question = {
    before: withValue(TTFT, 'p99', [0.4, 0.5]),
    after: withValue(TTFT, 'p99', [0.55, 0.6]),
  };
  // 85.5 / 90 = 0.95: a loss of 5 % is proven, and no more.
  const fewer: Question = {
    before: withValue('output_token_throughput', 'mean', [90, 100]),
    after: withValue('output_token_throughput', 'mean', [80, 85.5]),
  };

  it.each([
    ['latency', slower, 0.1, 0],
    ['latency', slower, 0.09, 1],
    ['throughput', fewer, 0.05, 0],
    ['throughput', fewer, 0.04, 1],
  ])('of %s: case %#', (_name, question, maxLoss, count) => {
    const result = judge({ ...question, rules: { maxLoss } });
    expect(result.verdict).toBe('worse');
    expect(result.regressions).toHaveLength(count);
  });

  it('is judged also where the ratio has no bounds, because nothing failed before', () => {
    const before = aMeasurement({ counts: { requests: 1000, failed: 0 } });
    const after = aMeasurement({ counts: { requests: 1000, failed: 100 } });
    // Wilson: up to 0.0038 before, at least 0.083 after.
    expect(judge({ before, after, rules: { maxLoss: 0.5 } }).regressions).toEqual(['error_rate']);
  });

  it('never lets more pass when it is smaller', () => {
    const end = fc.double({ min: 0.001, max: 10, noNaN: true });
    const share = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(end, end, end, end, share, share, (a, b, c, d, e, f) => {
        const question: Question = {
          before: withValue(TTFT, 'p99', [Math.min(a, b), Math.max(a, b)]),
          after: withValue(TTFT, 'p99', [Math.min(c, d), Math.max(c, d)]),
        };
        const failsAt = (maxLoss: number | null) =>
          judge({ ...question, rules: { maxLoss } }).regressions.length;
        expect(failsAt(Math.min(e, f))).toBeGreaterThanOrEqual(failsAt(Math.max(e, f)));
        expect(failsAt(null)).toBeGreaterThanOrEqual(failsAt(0));
      }),
    );
  });
});

describe('a target that was met and is missed', () => {
  const measure = (rate: number) =>
    aMeasurement({ values: [aValue('request_throughput', 'rate', rate)] });

  it('is a regression without any interval, and whatever loss is allowed', () => {
    const result = judge({
      before: measure(100),
      after: measure(94),
      targets: ['request_throughput rate >= 95 req/s'],
      rules: { maxLoss: 0.5 },
    });
    expect(result).toMatchObject({ verdict: 'worse', regressions: ['request_throughput'] });
  });

  it('is none when it was missed before', () => {
    const result = judge({
      before: measure(94.5),
      after: measure(94),
      targets: ['request_throughput rate >= 95 req/s'],
    });
    expect(result).toMatchObject({ verdict: 'no difference shown', regressions: [] });
  });
});

describe('what forbids the comparison', () => {
  const made = (overrides: Partial<Measurement>) =>
    withValue(TTFT, 'p99', [0.4, 0.5], {
      source: { fileName: 'a.json', format: 'vllm', tool: 'vLLM', toolVersion: '0.11.0' },
      workload: { model: 'm', requestRate: 8, arrival: 'open' },
      ...overrides,
    });
  const other = {
    model: made({ workload: { model: 'other', requestRate: 8, arrival: 'open' } }),
    rate: made({ workload: { model: 'm', requestRate: 16, arrival: 'open' } }),
    tool: made({ source: { fileName: 'b', format: 'k6', tool: 'k6', toolVersion: '0.11.0' } }),
    version: made({
      source: { fileName: 'b', format: 'vllm', tool: 'vLLM', toolVersion: '0.12.0' },
    }),
    definition: made({ definitions: [{ metric: TTFT, text: 'Counts from the connection.' }] }),
  };

  it.each([
    ['model', 'Model'],
    ['rate', 'Request rate'],
    ['tool', 'Tool'],
    ['definition', 'Time to first token'],
  ] as const)('another %s', (name, what) => {
    const question: Question = { before: made({}), after: other[name] };
    expect(judge(question)).toMatchObject({ verdict: 'not comparable', blocking: [what] });
    const isAllowed: ComparisonRules['isAllowed'] = (difference) => difference.what === what;
    expect(judge({ ...question, rules: { isAllowed } }).verdict).toBe('no difference shown');
  });

  it('not another version of the same tool', () => {
    expect(judge({ before: made({}), after: other.version })).toMatchObject({
      verdict: 'no difference shown',
      blocking: [],
    });
  });

  it('not the definition of a metric that decides nothing', () => {
    const measure = (text: string) =>
      aMeasurement({
        values: [
          aSampledValue(TTFT, 'p99', 0.4, [0.4, 0.5], 100),
          aSampledValue('inter_token_latency', 'p99', 0.02, [0.01, 0.03], 100),
        ],
        definitions: [{ metric: 'inter_token_latency', text }],
      });
    const question: Question = { before: measure('per chunk'), after: measure('per token') };
    expect(judge(question).verdict).toBe('not comparable');
    expect(judge({ ...question, targets: ['ttft p99 <= 1 s'] }).verdict).toBe(
      'no difference shown',
    );
  });

  it('not mean lengths that two draws of one load may have', () => {
    const length = (promptTokensMean: number) => made({ workload: { promptTokensMean } });
    const isClose = (left: number, right: number) => {
      const { differences } = compareMeasurements(length(left), length(right), []);
      return differences.map((found) => isCloseLength(found, length(left), length(right)));
    };
    expect(isClose(500, 400)).toEqual([true]);
    expect(isClose(400, 500)).toEqual([true]);
    expect(isClose(500, 399)).toEqual([false]);
  });
});
