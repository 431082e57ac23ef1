import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatLeMatcher,
  formatPromDuration,
  formatSelector,
  isLabelName,
  isMetricName,
} from '../../../../src/domain/monitoring/promql-text';

describe('a duration', () => {
  it.each([
    [1, '1s'],
    [90, '1m30s'],
    [300, '5m'],
    [3600, '1h'],
    [5400, '1h30m'],
    [86_400, '1d'],
    [3 * 86_400, '3d'],
    [7 * 86_400, '1w'],
    // As Sloth's outputs name them: 28 days are whole weeks, 30 are not.
    [28 * 86_400, '4w'],
    [30 * 86_400, '30d'],
    [90 * 86_400, '90d'],
    [365 * 86_400, '1y'],
    [366 * 86_400, '366d'],
  ])('of %d s is %s', (seconds, text) => {
    expect(formatPromDuration(seconds)).toBe(text);
  });

  it('adds up to the seconds again', () => {
    const size = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 315_360_000 }), (seconds) => {
        const parts = [...formatPromDuration(seconds).matchAll(/(\d+)([ywdhms])/gu)];
        const sum = parts.reduce(
          (total, [, n, unit]) => total + Number(n) * size[unit as keyof typeof size],
          0,
        );
        expect(sum).toBe(seconds);
      }),
    );
  });
});

describe('the matcher of a bucket', () => {
  it.each([
    [0.5, 'le="0.5"'],
    // Go's clients write 1, Python's and Prometheus 3 write 1.0.
    [1, 'le=~"1(\\\\.0)?"'],
    [2560, 'le=~"2560(\\\\.0)?"'],
    [0, 'le=~"0(\\\\.0)?"'],
    [0.00001, 'le=~"0\\\\.00001|1e-05"'],
    [1e21, 'le=~"1e21|1e\\\\+21"'],
    [Infinity, 'le="+Inf"'],
    [0.00015000000000000001, 'le="0.00015000000000000001"'],
  ])('of %d is %s', (bound, matcher) => {
    expect(formatLeMatcher(bound)).toBe(matcher);
  });
});

describe('names', () => {
  it('of labels and metrics are what every release takes', () => {
    expect(['a', '_a', 'A9', 'model_name'].every(isLabelName)).toBe(true);
    expect(['', '9a', 'a-b', 'a:b', 'é', '__name__', 'a b', 'a"'].some(isLabelName)).toBe(false);
    expect(isMetricName('vllm:time_to_first_token_seconds')).toBe(true);
    expect(['', '1a', 'a-b', 'a{', 'a\n'].some(isMetricName)).toBe(false);
  });
});

it('writes a selector with and without labels', () => {
  expect(formatSelector('up', [])).toBe('up');
  expect(formatSelector('up', [{ name: 'job', value: 'a"b\\c\nd' }], ['le="1"'])).toBe(
    'up{job="a\\"b\\\\c\\nd",le="1"}',
  );
});
