/** The terminal's verdicts on what an engine's /metrics page says: buckets, and no samples. */
import { describe, expect, it } from 'vitest';
import { run } from '../../support/run-command';

/** vLLM's exposition of 1000 first tokens: 600 up to 100 ms, 380 up to 250 ms, 20 above 500 ms. */
const SCRAPE = `# HELP vllm:time_to_first_token_seconds Histogram of time to first token in seconds.
# TYPE vllm:time_to_first_token_seconds histogram
vllm:time_to_first_token_seconds_bucket{le="0.1",model_name="m"} 600.0
vllm:time_to_first_token_seconds_bucket{le="0.25",model_name="m"} 980.0
vllm:time_to_first_token_seconds_bucket{le="0.5",model_name="m"} 980.0
vllm:time_to_first_token_seconds_bucket{le="+Inf",model_name="m"} 1000.0
vllm:time_to_first_token_seconds_count{model_name="m"} 1000.0
vllm:time_to_first_token_seconds_sum{model_name="m"} 120.0
`;

async function judge(...targets: readonly string[]) {
  const { code, out, error } = await run(
    ['gap', 'metrics.txt', ...targets.flatMap((target) => ['--target', target]), '--json'],
    { 'metrics.txt': SCRAPE },
  );
  expect(error).toBe('');
  return { code, result: JSON.parse(out) as unknown };
}

describe('gap', () => {
  it('prints an interval of bucket bounds, its open end as null', async () => {
    const { code, result } = await judge('TTFT p99 <= 500 ms', 'TTFT p90 <= 200 ms');
    expect(code).toBe(1);
    expect(result).toMatchObject({
      rows: [
        {
          statistic: 'p99',
          value: 0.5,
          n: 1000,
          interval: { low: 0.5, high: null, confidence: 0.95 },
          verdict: 'missed',
        },
        {
          statistic: 'p90',
          n: 1000,
          interval: {
            low: 0.1,
            high: 0.25,
            confidence: 0.95,
            method: 'bucket bounds of order statistics',
          },
          verdict: 'not proven',
          more_samples: null,
        },
      ],
    });
  });

  it('gives the bounds of goodput', async () => {
    const { code, result } = await judge('TTFT p90 <= 200 ms');
    expect(code).toBe(0);
    expect(result).toMatchObject({
      goodput: { kind: 'bounds', share: null, interval: { low: 0.6, high: 0.98 } },
    });
  });
});
