import { checkImport } from '../../../support/check-import';

checkImport('sglang/lines-2025/input.jsonl', {
  format: 'sglang',
  whenCut: 'loses rows',
  report: {
    unknownFields: [],
    secretsDropped: ['server settings (server_info), apart from the model name'],
  },
  runs: [
    {
      label: 'concurrency 8',
      tool: 'sglang',
      workload: {
        model: 'example/model-8b',
        backend: 'sglang-oai-chat',
        dataset: 'random',
        requestRate: 'unlimited',
        maxConcurrency: 8,
        arrival: 'closed',
        promptTokensMean: 100,
        outputTokensMean: 50,
      },
      counts: { succeeded: 20 },
      duration: 10,
      reported: {
        'request_latency mean': 3.9,
        'request_latency p99': 4.1,
        'time_to_first_token p50': 0.048,
        'time_per_output_token mean': 0.078,
        'inter_token_latency p95': 0.09,
        'request_throughput rate': 2,
        'output_token_throughput rate': 100,
        'total_token_throughput rate': 300,
        'custom.input_tokens_per_second rate': 200,
        'concurrency mean': 7.8,
      },
      notReported: ['custom.spec_decode_acceptance_length'],
      // (1000 − 900) / 1000
      notes: ['differ by 10.0 %', 'does not say how many requests were sent'],
    },
    {
      label: '4 requests/s',
      workload: { requestRate: 4, arrival: 'open' },
      reported: { 'custom.spec_decode_acceptance_length mean': 2.5 },
    },
  ],
});

checkImport('sglang/thin-2024/input.jsonl', {
  format: 'sglang',
  runs: [
    {
      label: 'all at once',
      counts: { succeeded: 1000 },
      reported: {
        'request_latency mean': 381,
        'time_to_first_token p50': 10.014,
        'inter_token_latency p50': 0.3715,
        'output_token_throughput rate': 1280,
      },
      notReported: ['time_per_output_token', 'request_throughput'],
    },
  ],
});

// Latencies are rebuilt: 0.1 + 0.1 + 0.2 and 0.3 + 0.4.
checkImport('sglang/output-details/input.jsonl', {
  format: 'sglang',
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1 },
      status: ['succeeded', 'failed', 'succeeded'],
      columns: {
        time_to_first_token: [0.1, null, 0.3],
        request_latency: [0.4, null, 0.7],
        time_per_output_token: [0.15, null, 0.4],
        output_tokens: [3, null, 2],
      },
      pools: { inter_token_latency: [0.1, 0.2, 0.4] },
      notes: ['1 request of 3 failed'],
    },
  ],
});

checkImport('sglang/all-failed/input.jsonl', {
  format: 'sglang',
  runs: [
    {
      counts: { succeeded: 0 },
      notReported: ['time_to_first_token', 'request_latency', 'inter_token_latency'],
      notes: ['No request succeeded'],
    },
  ],
});

// Forks that split a run over processes write how many requests failed; upstream does not.
checkImport('sglang/fork-with-failed/input.jsonl', {
  format: 'sglang',
  runs: [
    {
      tool: 'sglang',
      counts: { requests: 40, succeeded: 38, failed: 2 },
      reported: { 'time_to_first_token p99': 0.3, 'request_latency p50': 0.85 },
    },
  ],
});
