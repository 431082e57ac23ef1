import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../../src/domain/metrics/catalogue';
import { formatTarget } from '../../../../src/domain/slo/format-target';
import { parseTarget } from '../../../../src/domain/slo/parse-target';
import { aTarget } from '../support/measurements';

describe('parseTarget', () => {
  it.each([
    ['time_to_first_token p99 <= 500ms', 'time_to_first_token', 'p99', '<=', 0.5],
    ['TTFT p95 < 0.5 s', 'time_to_first_token', 'p95', '<=', 0.5],
    ['p99 TTFT ≤ 500', 'time_to_first_token', 'p99', '<=', 0.5],
    ['TTFT <= 500', 'time_to_first_token', 'p99', '<=', 0.5],
    ['TTFT median<=200ms', 'time_to_first_token', 'p50', '<=', 0.2],
    ['Time to first token p99.9 <= 2 s', 'time_to_first_token', 'p99.9', '<=', 2],
    ['itl p999 <= 50 ms', 'inter_token_latency', 'p99.9', '<=', 0.05],
    ['error_rate rate <= 1%', 'error_rate', 'rate', '<=', 0.01],
    ['error rate <= 0,1 %', 'error_rate', 'rate', '<=', 0.001],
    ['output_token_throughput >= 1000 tok/s', 'output_token_throughput', 'rate', '>=', 1000],
    ['tok/s > 3.2k', 'output_token_throughput', 'rate', '>=', 3200],
    ['goodput >= 12 req/s', 'goodput', 'rate', '>=', 12],
    ['gpu_utilization mean >= 80 %', 'gpu_utilization', 'mean', '>=', 0.8],
    ['custom.rerank_seconds p95 <= 120 ms', 'custom.rerank_seconds', 'p95', '<=', 0.12],
    ['cost_per_million_tokens <= $0.60', 'cost_per_million_tokens', 'mean', '<=', 0.6],
  ])('reads %j', (text, metric, statistic, comparator, threshold) => {
    expect(aTarget(text)).toMatchObject({ metric, statistic, comparator, threshold });
  });

  it.each([
    ['', /Type a target, such as "TTFT p99 <= 500 ms"/u],
    ['TTFT', /no threshold/u],
    ['goodput', /no threshold/u],
    ['fast please', /Write metric, statistic/u],
    ['speed p99 <= 500 ms', /"speed p99" is not a known metric.*time_to_first_token/u],
    ['TTFT fastest <= 500 ms', /names no known statistic.*p99\.9/u],
    ['TTFT p99 <= soon', /TTFT: "soon" is not a number/u],
    ['TTFT p99 <= 5 GiB', /TTFT: "GiB" is not a unit/u],
    ['error_rate <= 1', /"1 %" or "100 %"/u],
    ['TTFT p99 <= -5 ms', /negative/u],
    ['TTFT p99 <= 5 <= 6', /not a known metric|statistic/u],
  ])('refuses %j and says what to do', (text, message) => {
    const parsed = parseTarget(text);
    expect(parsed.ok ? 'read' : parsed.message).toMatch(message);
  });

  it('makes an id that a record accepts', () => {
    expect(aTarget('TTFT p99.9 <= 2 s').id).toBe('time_to_first_token-p99-9');
    const long = `custom.${'a'.repeat(64)}`;
    expect(aTarget(`${long} p99 <= 2`).id).toMatch(/^[A-Za-z0-9_-]{1,64}$/u);
  });
});

describe('formatTarget', () => {
  it('writes what is read', () => {
    expect(formatTarget(aTarget('ttft p99 < 0.5 s'))).toBe('time_to_first_token p99 <= 500 ms');
    expect(formatTarget(aTarget('error_rate <= 0.1 %'))).toBe('error_rate rate <= 0.1 %');
    expect(formatTarget(aTarget('E2E p99 <= 20 min'))).toBe('request_latency p99 <= 1200 s');
    expect(formatTarget(aTarget('goodput >= 12 rps'))).toBe('goodput rate >= 12 req/s');
  });

  it('is read back as exactly the same target', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS.map(({ id }) => id)),
        fc.constantFrom('p50' as const, 'p99.9' as const, 'mean' as const, 'rate' as const),
        fc.constantFrom('<=' as const, '>=' as const),
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        (metric, statistic, comparator, threshold) => {
          const target = { metric, statistic, comparator, threshold };
          expect(aTarget(formatTarget(target))).toMatchObject(target);
        },
      ),
      { numRuns: 500 },
    );
  });
});
