import { checkImport } from '../../../support/check-import';

checkImport('langsmith/runs/input.jsonl', {
  format: 'langsmith',
  whenCut: 'loses rows',
  report: { rowsRead: 9, rowsKept: 4, unknownFields: [] },
  runs: [
    {
      label: '4 observed LLM runs',
      tool: 'langsmith',
      workload: { model: 'example-8b', backend: 'openai', streaming: true },
      counts: { requests: 4, succeeded: 2, failed: 1, cancelled: 1 },
      // From 1 s to 5.5 s.
      duration: 4.5,
      startedAt: '2026-03-01T10:00:01.000Z',
      columns: {
        // The client inside the first one is the same call.
        request_latency: [2, 1, null, null],
        time_to_first_token: [0.5, 0.5, null, null],
        time_per_output_token: [0.05, 0.05, null, null],
        prompt_tokens: [200, 100, null, null],
        retrieval_time: [0.75, null, null, null],
        'custom.cached_prompt_tokens': [128, null, null, null],
        'custom.request_cost_usd': [0.003, null, null, null],
      },
      attributes: { error: [null, null, 'RateLimitError', 'CancelledError'] },
    },
  ],
});

checkImport('langsmith/root-runs/input.json', {
  format: 'langsmith',
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      columns: { request_latency: [2, null], 'custom.request_cost_usd': [0.25, null] },
      notes: ['no runs of type llm'],
    },
  ],
});

checkImport('langsmith/dataframe-csv/input.csv', {
  format: 'langsmith',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [2, 1],
        time_to_first_token: [0.5, null],
        time_per_output_token: [0.5, null],
        prompt_tokens: [10, null],
      },
      attributes: { model: ['example-8b', null] },
    },
  ],
});

checkImport('langsmith/all-failed/input.json', {
  format: 'langsmith',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      notes: ['No request succeeded'],
    },
  ],
});
