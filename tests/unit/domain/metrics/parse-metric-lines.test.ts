import { describe, expect, it } from 'vitest';
import { parseMetricLines } from '../../../../src/domain/metrics/parse-metric-lines';

describe('parseMetricLines', () => {
  it('reads lines as people write them', () => {
    const { values, problems } = parseMetricLines(
      [
        'TTFT p99: 850 ms',
        'ttft_p95_ms = 612.5',
        'p50 TPOT 23ms',
        'error rate 1,5 %',
        'E2E latency mean 1.2s',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(values).toEqual([
      { metric: 'time_to_first_token', statistic: 'p99', value: 0.85 },
      { metric: 'time_to_first_token', statistic: 'p95', value: 0.6125 },
      { metric: 'time_per_output_token', statistic: 'p50', value: 0.023 },
      { metric: 'error_rate', statistic: 'rate', value: 0.015 },
      { metric: 'request_latency', statistic: 'mean', value: 1.2 },
    ]);
  });

  it('reads the table that vLLM prints on the console', () => {
    const { values, counts, duration, problems } = parseMetricLines(`
============ Serving Benchmark Result ============
Successful requests:                     200
Failed requests:                         3
Benchmark duration (s):                  58.41
Request throughput (req/s):              3.42
Output token throughput (tok/s):         876.22
---------------Time to First Token----------------
Mean TTFT (ms):                          412.33
Median TTFT (ms):                        380.10
P99 TTFT (ms):                           1204.55
==================================================`);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ succeeded: 200, failed: 3 });
    expect(duration).toBe(58.41);
    expect(values).toEqual([
      { metric: 'request_throughput', statistic: 'rate', value: 3.42 },
      { metric: 'output_token_throughput', statistic: 'rate', value: 876.22 },
      { metric: 'time_to_first_token', statistic: 'mean', value: 0.41233 },
      { metric: 'time_to_first_token', statistic: 'p50', value: 0.3801 },
      { metric: 'time_to_first_token', statistic: 'p99', value: 1.20455 },
    ]);
  });

  it('says what is missing instead of guessing', () => {
    const { values, problems } = parseMetricLines(
      'TTFT 850 ms\nfrobnication p99 12\nTTFT p99 soon 5',
    );
    expect(values).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([
      'TTFT 850 ms',
      'frobnication p99 12',
      'TTFT p99 soon 5',
    ]);
    expect(problems[0]?.message).toContain('which statistic');
  });
});
