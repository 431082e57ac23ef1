import { describe, expect, it } from 'vitest';
import { METRIC_IDS_V1 } from '../../../../src/domain/investigation/versions/v1/metric-ids';
import {
  METRICS,
  findAnyMetric,
  findMetric,
  getMetric,
} from '../../../../src/domain/metrics/catalogue';
import { isStatistic } from '../../../../src/domain/metrics/statistic';

const normalise = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/gu, '');

describe('METRICS', () => {
  it('defines every metric a record may name, once', () => {
    expect(METRICS.map(({ id }) => id).sort()).toEqual([...METRIC_IDS_V1].sort());
  });

  it('gives no name to two metrics', () => {
    const owners = new Map<string, string>();
    for (const { id, label, shortLabel, aliases } of METRICS) {
      for (const name of [id, label, shortLabel, ...aliases]) {
        expect(owners.get(normalise(name)) ?? id, name).toBe(id);
        owners.set(normalise(name), id);
      }
    }
  });

  it('defines each with a definition, a trap and an https source', () => {
    for (const metric of METRICS) {
      expect(metric.definition.length, metric.id).toBeGreaterThan(30);
      expect(metric.trap?.length ?? 0, metric.id).toBeGreaterThan(30);
      expect(metric.source.url, metric.id).toMatch(/^https:\/\//u);
      expect(isStatistic(metric.usualStatistic), metric.id).toBe(true);
      expect(
        metric.aliases.every((alias) => alias === alias.toLowerCase()),
        metric.id,
      ).toBe(true);
    }
  });
});

describe('findMetric', () => {
  it.each([
    ['TTFT', 'time_to_first_token'],
    ['ttft_ms', 'time_to_first_token'],
    ['TTFT (ms)', 'time_to_first_token'],
    ['Time to first token', 'time_to_first_token'],
    ['time-to-first-token', 'time_to_first_token'],
    ['TPOT', 'time_per_output_token'],
    ['ITL', 'inter_token_latency'],
    ['TBT', 'inter_token_latency'],
    ['inter_token_latency_s', 'inter_token_latency'],
    ['e2el', 'request_latency'],
    ['End-to-end latency', 'request_latency'],
    ['tok/s', 'output_token_throughput'],
    ['RPS', 'request_throughput'],
    ['req/s', 'request_throughput'],
    ['error_rate', 'error_rate'],
    ['kv cache usage', 'kv_cache_utilization'],
  ])('finds %s', (text, id) => {
    expect(findMetric(text)).toBe(id);
  });

  it('keeps TPOT and ITL apart and finds nothing in nonsense', () => {
    expect(findMetric('tpot')).not.toBe(findMetric('itl'));
    expect(findMetric('')).toBeUndefined();
    expect(findMetric('ms')).toBeUndefined();
    expect(findMetric('constructor')).toBeUndefined();
  });
});

describe('custom metrics', () => {
  it('takes the unit from the end of the name', () => {
    expect(getMetric('custom.rerank_seconds')).toMatchObject({
      label: 'Rerank',
      unit: 'seconds',
      better: 'lower',
      shape: 'per_request',
    });
    expect(getMetric('custom.cache_miss_ratio')).toMatchObject({ unit: 'ratio' });
    expect(getMetric('custom.accepted_tokens_per_second')).toMatchObject({
      unit: 'tokens_per_second',
      better: 'higher',
    });
    expect(getMetric('custom.retries')).toMatchObject({ unit: 'count', better: 'neither' });
  });

  it('is found by its id only', () => {
    expect(findAnyMetric('custom.rerank_seconds')).toBe('custom.rerank_seconds');
    expect(findAnyMetric('custom.Bad Name')).toBeUndefined();
    expect(findMetric('custom.rerank_seconds')).toBeUndefined();
  });
});
