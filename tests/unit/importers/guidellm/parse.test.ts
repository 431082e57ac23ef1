import { checkImport } from '../../../support/check-import';

// The window is [T+10, T+30]. Of the five successful requests A ends before it, E starts after it, B and D overlap an edge, C is
// inside. The errored and the incomplete request lie inside.
checkImport('guidellm/report-v1-window/input.json', {
  format: 'guidellm',
  report: {
    rowsRead: 7,
    rowsKept: 5,
    dropped: [{ reason: 'request outside the measuring window (warm-up or cool-down)', count: 2 }],
    unknownFields: [],
  },
  runs: [
    {
      label: 'concurrency 2',
      tool: 'guidellm',
      workload: {
        model: 'example/model-8b',
        backend: 'openai_http',
        maxConcurrency: 2,
        arrival: 'closed',
      },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      duration: 20,
      startedAt: '2025-06-15T15:06:50.000Z',
      status: ['succeeded', 'succeeded', 'succeeded', 'failed', 'cancelled'],
      startTime: [0, 7, 20, 8, 21],
      columns: {
        request_latency: [4, 3, 5, null, null],
        time_to_first_token: [0.5, 0.25, 1, null, null],
        // (4 − 0.5) / 10; (3 − 0.25) / 11; (5 − 1) / 4
        time_per_output_token: [0.35, 0.25, 1, null, null],
        'custom.guidellm_time_per_output_token_seconds': [4 / 11, 0.25, 1, null, null],
        output_tokens: [11, 12, 5, null, null],
      },
      reported: {
        'request_latency mean': 4,
        'request_latency p50': 4,
        'request_latency p0.1': 3,
        'request_latency p99.9': 5,
        'time_to_first_token max': 1,
        'request_throughput rate': 0.15,
        'output_token_throughput rate': 1.4,
        'total_token_throughput rate': 8.9,
        'concurrency mean': 0.6,
        'concurrency max': 2,
      },
      notes: ['2 requests outside the measuring window'],
    },
  ],
});

checkImport('guidellm/report-v2-without-requests/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'constant, 2 requests/s',
      workload: { requestRate: 2, arrival: 'open', dataset: 'synthetic_text' },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      hasRequests: false,
      reported: {
        'time_per_output_token max': 1,
        'custom.time_to_first_output_token_seconds max': 1,
      },
      notes: ['keeps no single requests'],
    },
    {
      label: 'throughput',
      workload: { requestRate: 'unlimited', maxConcurrency: 512, arrival: 'closed' },
    },
  ],
});

checkImport('guidellm/v0.4/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'poisson, 1.55 requests/s',
      workload: { requestRate: 1.5481806532737452, arrival: 'open' },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      columns: { request_latency: [4, 3, 5, null, null] },
    },
  ],
});

checkImport('guidellm/v0.2/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'synchronous',
      workload: { maxConcurrency: 1, arrival: 'closed', model: 'example/model-8b' },
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      startTime: [0, 3],
      columns: {
        request_latency: [2, 2.5],
        time_to_first_token: [0.5, 0.5],
        time_per_output_token: [0.15, 0.2],
      },
      reported: { 'request_latency p50': 2, 'time_per_output_token mean': 0.175 },
    },
  ],
});

checkImport('guidellm/v0.3-sampled-requests/input.json', {
  format: 'guidellm',
  report: { dropped: [{ reason: 'request of a sample that is smaller than the run', count: 2 }] },
  runs: [
    {
      counts: { requests: 47, succeeded: 46, failed: 0, cancelled: 1 },
      hasRequests: false,
      reported: { 'request_latency mean': 2.25 },
      notes: ['keeps 2 of the 46 successful requests'],
    },
  ],
});
