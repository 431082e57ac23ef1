import { describe, expect, it } from 'vitest';
import { nameValue } from '../../../../src/domain/metrics/name-value';
import {
  compareMeasurements,
  type ComparisonRow,
} from '../../../../src/domain/investigation/compare-measurements';
import {
  describeEffect,
  describeInterval,
  describePrediction,
  findFocus,
  suggestVerdict,
} from '../../../../src/widgets/optimisation-cards/comparison-words';
import { aMeasurement, aSampledValue, aTarget, aValue } from '../../domain/support/measurements';

const TTFT = 'time_to_first_token';

function ttft(value: number, bounds: readonly [number, number]) {
  return aMeasurement({ values: [aSampledValue(TTFT, 'p99', value, bounds, 1000)] });
}

function rowOf(before: readonly [number, number], after: readonly [number, number]): ComparisonRow {
  const [row] = compareMeasurements(
    ttft((before[0] + before[1]) / 2, before),
    ttft((after[0] + after[1]) / 2, after),
    [],
  ).rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('suggestVerdict', () => {
  it('says that overlapping intervals show no difference by these two runs', () => {
    expect(suggestVerdict(rowOf([0.4, 0.6], [0.3, 0.5]))).toEqual({
      verdict: 'no difference shown',
      because: 'intervals overlap: no difference of TTFT p99 shown by these two runs',
    });
  });

  it('suggests better and worse only for intervals that are apart', () => {
    expect(suggestVerdict(rowOf([0.5, 0.6], [0.3, 0.4]))?.verdict).toBe('better');
    expect(suggestVerdict(rowOf([0.3, 0.4], [0.5, 0.6]))?.verdict).toBe('worse');
  });

  it('suggests nothing without intervals', () => {
    const run = (value: number) => aMeasurement({ values: [aValue(TTFT, 'p99', value)] });
    const [row] = compareMeasurements(run(10), run(1), []).rows;
    expect(row && suggestVerdict(row)).toBeNull();
  });
});

describe('findFocus', () => {
  const rows = compareMeasurements(
    aMeasurement({ values: [aValue(TTFT, 'p99', 0.6), aValue('request_latency', 'p99', 6)] }),
    aMeasurement({ values: [aValue(TTFT, 'p99', 0.5), aValue('request_latency', 'p99', 5)] }),
    [aTarget('goodput rate >= 1 req/s'), aTarget('ttft p99 <= 500ms')],
  ).rows;

  it('is the predicted metric', () => {
    expect(
      findFocus(rows, { metric: 'request_latency', statistic: 'p99', factor: 0.5 })?.metric,
    ).toBe('request_latency');
  });

  it('is otherwise the first target that both sides have a value for', () => {
    expect(findFocus(rows, undefined)?.metric).toBe(TTFT);
    expect(findFocus([], undefined)).toBeNull();
  });
});

describe('describePrediction', () => {
  it('sets the realised factor, its bounds and its share beside the predicted one', () => {
    const row = rowOf([0.625, 0.875], [0.35, 0.55]);
    // 0.45 / 0.75 = 0.6; (0.6 − 1) / (0.5 − 1) = 80 %; bounds 0.35 / 0.875 and 0.55 / 0.625.
    expect(describePrediction({ metric: TTFT, statistic: 'p99', factor: 0.5 }, row)).toBe(
      'Predicted for TTFT p99: × 0.5. Realised: × 0.6 (× 0.4 to × 0.88), 80 % of the predicted change.',
    );
  });

  it('claims no share of a change that the intervals do not show', () => {
    expect(
      describePrediction(
        { metric: TTFT, statistic: 'p99', factor: 0.5 },
        rowOf([0.5, 1], [0.4, 0.5]),
      ),
    ).toBe(
      'Predicted for TTFT p99: × 0.5. Realised: × 0.6 (× 0.4 to × 1); × 1 lies between, so no change is shown.',
    );
  });

  it('says when it went the other way, and when it was not measured', () => {
    expect(
      describePrediction(
        { metric: TTFT, statistic: 'p99', factor: 0.5 },
        rowOf([0.3, 0.5], [0.7, 0.9]),
      ),
    ).toContain('in the other direction');
    expect(
      describePrediction(
        { metric: TTFT, statistic: 'p50', factor: 0.5 },
        rowOf([0.3, 0.5], [0.7, 0.9]),
      ),
    ).toContain('do not both have this value');
  });
});

describe('words for numbers', () => {
  it('name a rate by its metric alone', () => {
    expect(nameValue({ metric: 'error_rate', statistic: 'rate' })).not.toContain('rate rate');
    expect(nameValue({ metric: TTFT, statistic: 'p99' })).toBe('TTFT p99');
  });

  it('write open intervals', () => {
    expect(describeInterval({ low: 0.48, high: 0.53 }, 'seconds', 'ms')).toBe('480 to 530');
    expect(describeInterval({ low: 0.48, high: null }, 'seconds', 'ms')).toBe('from 480');
    expect(describeInterval({ low: null, high: 0.53 }, 'seconds', 'ms')).toBe('up to 530');
    expect(describeInterval({ low: null, high: null }, 'seconds', 'ms')).toBeNull();
  });

  it('write an effect with the interval of its difference', () => {
    expect(
      describeEffect({
        metric: TTFT,
        statistic: 'p99',
        before: 0.812,
        after: 0.505,
        interval: { low: -0.34, high: -0.27, confidence: 0.9, method: '' },
      }),
    ).toBe('TTFT p99: 812 ms → 505 ms, difference −340 to −270 ms (at least 90 %)');
    expect(describeEffect({ metric: TTFT, statistic: 'p99', before: 0.812, after: 0.505 })).toBe(
      'TTFT p99: 812 ms → 505 ms, no interval',
    );
  });
});
