import { describe, expect, it } from 'vitest';
import {
  computeQuantileLevel,
  isStatistic,
  parseStatistic,
} from '../../../../src/domain/metrics/statistic';

describe('parseStatistic', () => {
  it.each([
    ['p99', 'p99'],
    ['P95', 'p95'],
    ['p99.90', 'p99.9'],
    ['p999', 'p99.9'],
    ['95th', 'p95'],
    ['90%', 'p90'],
    ['median', 'p50'],
    ['avg', 'mean'],
    ['Mean', 'mean'],
    ['stddev', 'std'],
    ['maximum', 'max'],
    ['p100', 'max'],
    ['p0', 'min'],
    ['rate', 'rate'],
  ])('reads %s as %s', (text, statistic) => {
    expect(parseStatistic(text)).toBe(statistic);
  });

  it.each(['99', 'p', 'p101', 'ttft', '', 'toString'])('does not read %j', (text) => {
    expect(parseStatistic(text)).toBeUndefined();
  });
});

describe('computeQuantileLevel', () => {
  it('is the exact decimal, where a division is not', () => {
    expect(99.9 / 100).not.toBe(0.999);
    expect(computeQuantileLevel('p99.9')).toBe(0.999);
    expect(computeQuantileLevel('p99')).toBe(0.99);
    expect(computeQuantileLevel('p50')).toBe(0.5);
    expect(computeQuantileLevel('mean')).toBeNull();
  });
});

describe('isStatistic', () => {
  it('accepts what a record may hold', () => {
    expect(['p50', 'p99.9', 'mean', 'rate'].every(isStatistic)).toBe(true);
    expect(['p100', 'P50', 'median', 'p99.1234567'].some(isStatistic)).toBe(false);
  });
});
