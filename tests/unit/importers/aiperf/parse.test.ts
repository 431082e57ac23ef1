import { checkImport } from '../../../support/check-import';

checkImport('aiperf/aggregate-0.8/input.json', {
  format: 'aiperf',
  report: { unknownFields: ['http_req_waiting'] },
  runs: [
    {
      label: 'concurrency 2',
      tool: 'aiperf',
      workload: {
        model: 'example/model-8b',
        backend: 'chat',
        streaming: true,
        maxConcurrency: 2,
        arrival: 'closed',
        promptTokensMean: 1000,
        outputTokensMean: 51,
      },
      counts: { requests: 5, succeeded: 4, failed: 1 },
      duration: 8,
      startedAt: '2026-03-01T10:00:00.000001',
      hasRequests: false,
      reported: {
        'request_latency mean': 1.5,
        'request_latency p50': 1.4,
        'request_latency p99': 2,
        'request_latency std': 0.3,
        'time_to_first_token p99': 0.8,
        'time_per_output_token mean': 0.02,
        'inter_token_latency p50': 0.0205,
        'output_tokens mean': 51,
        'prompt_tokens mean': 1000,
        'request_throughput rate': 0.4,
        'output_token_throughput rate': 20.4,
        'total_token_throughput rate': 420.4,
        'goodput rate': 0.3,
        'concurrency mean': 1.5,
        'custom.effective_latency mean': 1.51,
      },
      // 4 requests / 0.4 per second = 10 s, but the requests span 8 s.
      notes: ['1 request failed: ServerError', 'divided by 10.0 s', 'warm-up phase'],
    },
  ],
});

checkImport('aiperf/aggregate-flat-with-nulls/input.json', {
  format: 'aiperf',
  runs: [
    {
      label: '4 requests/s',
      workload: { requestRate: 4, arrival: 'open' },
      counts: { requests: 4, succeeded: 4, failed: 0 },
      notReported: ['goodput'],
    },
  ],
});

checkImport('aiperf/aggregate-0.1/input.json', {
  format: 'aiperf',
  runs: [
    {
      label: 'concurrency 3',
      counts: { requests: 3, succeeded: 2, failed: 1 },
      duration: 2,
      reported: {
        'time_to_first_token mean': 0.25,
        'time_to_first_token p1': 0.201,
        'request_latency max': 1,
        'time_per_output_token p99': 0.01398,
        'request_throughput rate': 1,
      },
      notes: ['1 request failed: RequestCancellationError'],
    },
  ],
});

checkImport('aiperf/records-0.8/input.jsonl', {
  format: 'aiperf-records',
  whenCut: 'loses rows',
  report: {
    rowsRead: 4,
    rowsKept: 3,
    dropped: [{ reason: 'warm-up request', count: 1 }],
    unknownFields: ['http_req_waiting'],
    secretsDropped: ['error messages of single requests'],
  },
  runs: [
    {
      label: 'records of 3 requests',
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      // From 1.0 s to 1.5 s + 1.0 s.
      duration: 1.5,
      startedAt: '2025-06-15T15:06:41.000Z',
      status: ['succeeded', 'succeeded', 'failed'],
      startTime: [0, 0.5, 0.6],
      columns: {
        request_latency: [0.6, 1, null],
        time_to_first_token: [0.2, 0.4, null],
        time_per_output_token: [0.1, 0.2, null],
        prompt_tokens: [100, 200, null],
        output_tokens: [5, 4, null],
      },
      pools: { inter_token_latency: [0.1, 0.1, 0.15, 0.05, 0.2, 0.2, 0.2] },
      attributes: { error: [null, null, '503 ServerError'] },
      notes: ['1 warm-up request left out', '1 request failed: 503 ServerError'],
    },
  ],
});

checkImport('aiperf/records-0.1/input.jsonl', {
  format: 'aiperf-records',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      duration: 0.6,
      columns: { time_to_first_token: [0.2, null], time_per_output_token: [0.1, null] },
      attributes: { error: [null, '499 RequestCancellationError'] },
    },
  ],
});

checkImport('aiperf/csv-0.8/input.csv', {
  format: 'aiperf-csv',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 5, succeeded: 4, failed: 1 },
      duration: 8,
      reported: {
        'request_latency p99': 2,
        'time_to_first_token p50': 0.45,
        'time_per_output_token std': 0.0015,
        'request_throughput rate': 0.5,
        'output_token_throughput rate': 1020.4,
      },
      notes: ['rounded to two decimals'],
    },
  ],
});
