import { checkImport } from '../../../support/check-import';

checkImport('genai-perf/aggregate-2025/input.json', {
  format: 'genai-perf',
  report: { unknownFields: ['output_token_throughput_per_request'] },
  runs: [
    {
      label: 'concurrency 10',
      tool: 'genai-perf',
      workload: {
        model: 'example/model-8b',
        backend: 'chat',
        streaming: true,
        maxConcurrency: 10,
        arrival: 'closed',
        promptTokensMean: 200,
        outputTokensMean: 51,
      },
      counts: { succeeded: 100 },
      reported: {
        'request_latency mean': 1,
        'request_latency p50': 0.98,
        'request_latency max': 1.21,
        'time_to_first_token p99': 0.16,
        'time_per_output_token p50': 0.0175,
        'request_throughput rate': 9.5,
        'output_token_throughput rate': 485,
        'goodput rate': 8,
      },
      notes: ['failed ones cannot be counted'],
    },
  ],
});

checkImport('genai-perf/csv-2025/input.csv', {
  format: 'genai-perf-csv',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { succeeded: 100 },
      reported: {
        'request_latency mean': 6.74076,
        'request_latency p1': 5.01,
        'time_to_first_token p99': 0.16,
        'request_throughput rate': 9.5,
      },
      notes: ['rounded to two decimals'],
    },
  ],
});

// Scripts often cut the configuration off before they keep a result.
checkImport('genai-perf/without-configuration/input.json', {
  format: 'genai-perf',
  report: { unknownFields: ['output_token_throughput_per_request'] },
  runs: [
    {
      label: 'genai-perf run',
      tool: 'genai-perf',
      workload: { arrival: 'unknown' },
      counts: { succeeded: 100 },
      reported: { 'request_latency p50': 0.98, 'time_per_output_token p50': 0.0175 },
    },
  ],
});
