import { checkImport } from '../../../support/check-import';

checkImport('helicone/query-api/input.json', {
  format: 'helicone',
  report: {
    rowsRead: 5,
    rowsKept: 4,
    dropped: [{ reason: 'request that had not ended', count: 1 }],
    unknownFields: [],
  },
  runs: [
    {
      label: '4 observed requests',
      tool: 'helicone',
      workload: { model: 'example-8b', backend: 'OPENAI', streaming: true },
      counts: { requests: 4, succeeded: 2, failed: 1, cancelled: 1 },
      // From 0 s to 6 s + 1.5 s.
      duration: 7.5,
      columns: {
        request_latency: [2.25, 0.004, null, null],
        time_to_first_token: [0.25, null, null, null],
        time_per_output_token: [0.02, null, null, null],
        'custom.cached_prompt_tokens': [384, null, null, null],
        'custom.request_cost_usd': [0.0012, 0, null, null],
      },
      attributes: {
        route: Array.from({ length: 4 }, () => '/v1/chat/completions'),
        feature: ['search', null, null, null],
        cache: [null, 'hit', null, null],
        status: ['200', '200', '429', '-3'],
        country: ['DE', null, null, null],
      },
    },
  ],
});

checkImport('helicone/export-csv/input.csv', {
  format: 'helicone',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      columns: {
        // 2000 ms, and 1.5 s that the two times show to be seconds.
        request_latency: [2, 1.5, null],
        'custom.request_cost_usd': [0.5, 0.25, null],
      },
      attributes: { feature: ['search', null, null] },
    },
  ],
});

checkImport('helicone/dashboard/input.jsonl', {
  format: 'helicone',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      columns: {
        request_latency: [1.25, null],
        time_to_first_token: [0.25, null],
        time_per_output_token: [0.1, null],
        output_tokens: [11, null],
      },
    },
  ],
});

checkImport('helicone/all-failed/input.json', {
  format: 'helicone',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      notes: ['No request succeeded'],
    },
  ],
});
