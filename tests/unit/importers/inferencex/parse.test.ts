import { describe, expect, it } from 'vitest';
import { INFERENCEX_REFERENCE } from '../../../../src/importers/inferencex/reference';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

// Per GPU times 8: 1876 = 208 + 1668.
checkImport('inferencex/one-node-2026/input.json', {
  format: 'inferencex',
  report: { unknownFields: [], rowsRead: 1, rowsKept: 1 },
  runs: [
    {
      label: 'mi355x, concurrency 64',
      tool: 'inferencex',
      workload: {
        model: 'example/model-70b',
        backend: 'vllm',
        maxConcurrency: 64,
        arrival: 'closed',
        promptTokensMean: 8192,
        outputTokensMean: 1024,
      },
      counts: {},
      hasRequests: false,
      reported: {
        'time_to_first_token mean': 3.5,
        'time_to_first_token p50': 2.5,
        'time_to_first_token p99.9': 28.5,
        'time_to_first_token p72': 3.25,
        'time_to_first_token std': 4.5,
        'time_per_output_token p50': 0.32,
        'time_per_output_token std': 0.0125,
        'inter_token_latency p50': 0.96,
        'request_latency p99': 326,
        'custom.interactivity_tokens_per_second p50': 3.125,
        'custom.interactivity_tokens_per_second p99': 2.5,
        'custom.per_gpu_total_tokens_per_second rate': 234.5,
        'total_token_throughput rate': 1876,
        'output_token_throughput rate': 208,
        'custom.input_tokens_per_second rate': 1668,
      },
      notes: ['8 GPUs (tp 8)', 'asked for', 'spec_decoding mtp'],
    },
  ],
});

checkImport('inferencex/one-node-2025/input.json', {
  format: 'inferencex',
  runs: [
    {
      label: 'h200, concurrency 16',
      reported: {
        'total_token_throughput rate': 400,
        'output_token_throughput rate': 160,
        'time_per_output_token mean': 0.3,
      },
      notReported: ['custom.input_tokens_per_second'],
    },
  ],
});

// 100 × 12 = 1200 = 50 × 8 + 200 × 4.
checkImport('inferencex/prefill-and-decode-apart/input.json', {
  format: 'inferencex',
  runs: [
    {
      reported: {
        'total_token_throughput rate': 1200,
        'output_token_throughput rate': 400,
        'custom.input_tokens_per_second rate': 800,
        'custom.per_gpu_output_tokens_per_second rate': 50,
      },
      notes: ['12 GPUs (4 prefill, 8 decode)'],
    },
  ],
});

checkImport('inferencex/unknown-gpus/input.json', {
  format: 'inferencex',
  runs: [
    {
      reported: { 'custom.per_gpu_total_tokens_per_second rate': 100 },
      notReported: ['total_token_throughput', 'output_token_throughput'],
      notes: ['without saying how many GPUs'],
    },
    {
      reported: { 'custom.per_gpu_total_tokens_per_second rate': 100 },
      notReported: ['total_token_throughput', 'output_token_throughput'],
      notes: ['does not add up'],
    },
  ],
});

checkImport('inferencex/nothing-measured/input.json', {
  format: 'inferencex',
  runs: [
    {
      reported: { 'total_token_throughput rate': 0 },
      notReported: [
        'time_to_first_token',
        'time_per_output_token',
        'inter_token_latency',
        'request_latency',
        'custom.interactivity_tokens_per_second',
      ],
      notes: ['nothing was measured'],
    },
  ],
});

checkImport('inferencex/agentic-flat/input.json', {
  format: 'inferencex',
  report: { unknownFields: ['server_cpu_cache_hit_rate', 'total_prompt_tokens'] },
  runs: [
    {
      label: 'b200, concurrency 128',
      workload: { promptTokensMean: 66346.5, outputTokensMean: 2741.5, dataset: 'agentic-coding' },
      counts: { succeeded: 152 },
      duration: 1839.25,
      reported: {
        'time_to_first_token p99.9': 607.5,
        'request_latency mean': 645.5,
        'inter_token_latency p50': 0.0875,
        'output_tokens mean': 2741.5,
        'custom.expected_output_tokens mean': 391.5,
        'custom.completed_requests_per_second mean': 0.09,
        'total_token_throughput rate': 5700,
        'output_token_throughput rate': 220,
        'prefix_cache_hit_rate rate': 0.0625,
        'custom.theoretical_prefix_cache_hit_ratio rate': 0.94,
      },
      notes: ['271 requests were recorded, 152 of them successful'],
    },
  ],
});

// 12 records: 1 of the warm-up, 9 good, so 2 failed. itl is tpot under another name.
checkImport('inferencex/agentic-2026/input.json', {
  format: 'inferencex',
  report: { secretsDropped: ['addresses of the servers that were scraped'], unknownFields: [] },
  runs: [
    {
      label: 'cluster:mi355x, concurrency 1',
      workload: {
        dataset: 'example/traces',
        warmUp: 'excluded',
        promptTokensMean: 97000.5,
        outputTokensMean: 1092.5,
      },
      counts: { requests: 11, succeeded: 9, failed: 2 },
      duration: 180.5,
      reported: {
        'time_to_first_token p95': 61.5,
        'request_latency mean': 25.5,
        'time_per_output_token p95': 0.015,
        'custom.interactivity_tokens_per_second std': 6.5,
        'custom.request_output_tokens_per_second p50': 43,
        'prompt_tokens p50': 85000,
        'total_token_throughput rate': 5401,
        'output_token_throughput rate': 60.5,
        'prefix_cache_hit_rate rate': 0.925,
        'kv_cache_utilization max': 0.1375,
      },
      notReported: ['inter_token_latency', 'custom.per_gpu_total_tokens_per_second'],
      notes: ['1 request of the warm-up', '2 requests of 11 failed', 'itl and as tpot'],
    },
  ],
});

checkImport('inferencex/token-position/input.json', {
  format: 'inferencex',
  report: { unknownFields: ['position', 'note'] },
  runs: [
    {
      label: 'InferenceX run',
      workload: { arrival: 'unknown' },
      counts: { requests: 42, succeeded: 40, failed: 2 },
      duration: 20,
      reported: {
        'time_to_first_token p99': 1.5,
        'time_per_output_token p50': 0.02,
        'request_throughput rate': 2,
        'output_token_throughput rate': 200,
        'custom.good_requests mean': 30,
      },
    },
  ],
});

describe('InferenceX', () => {
  const plain = new TextDecoder().decode(readFixture('inferencex/one-node-2026/input.json'));

  it('leaves the deviation of interactivity out, which is 1 / a deviation', async () => {
    const result = expectSuccess(await importText(plain));
    const statistics = result.runs[0]?.reported
      .filter(({ metric }) => metric === 'custom.interactivity_tokens_per_second')
      .map(({ statistic }) => statistic);
    expect(statistics?.toSorted()).toEqual(['mean', 'p50', 'p99']);
  });

  it('counts the GPUs of pipeline stages', async () => {
    const result = expectSuccess(await importText(plain.replace('"tp": 8', '"tp": 8, "pp": 2')));
    expect(result.runs[0]?.reported).toContainEqual(
      expect.objectContaining({ metric: 'total_token_throughput', value: 3752 }),
    );
  });

  it('does not take the benchmark’s own file for a result', async () => {
    const result = expectSuccess(
      await importText(
        '{"hw": "h200", "tokenizer_id": "a", "completed": 1, "num_prompts": 1, "mean_ttft_ms": 5}',
      ),
    );
    expect(result.format).toBe('vllm');
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(
      await importText(INFERENCEX_REFERENCE.example.text),
    );
    expect(format).toBe('inferencex');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.reported).toContainEqual({
      metric: 'total_token_throughput',
      statistic: 'rate',
      value: 4000,
    });
  });
});
