import { checkImport } from '../../../support/check-import';

checkImport('phoenix/rest-api/input.json', {
  format: 'phoenix',
  report: {
    rowsRead: 6,
    rowsKept: 3,
    unknownFields: ['attributes.llm.finish_reason'],
    secretsDropped: ['prompts', 'user or session identifiers', 'error messages of single requests'],
  },
  runs: [
    {
      label: '3 observed LLM spans',
      tool: 'phoenix',
      workload: { model: 'example-8b', backend: 'openai' },
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      duration: 3.25,
      columns: {
        request_latency: [1, 2, null],
        time_to_first_token: [0.5, null, null],
        time_per_output_token: [0.1, null, null],
        prompt_tokens: [100, 50, null],
        output_tokens: [6, 20, null],
        // Search and reranking, one after the other.
        retrieval_time: [0.75, null, null],
        'custom.cached_prompt_tokens': [null, 32, null],
        'custom.request_cost_usd': [null, 0.004, null],
      },
    },
  ],
});

checkImport('phoenix/dataframe-csv/input.csv', {
  format: 'phoenix',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [2, 1],
        time_to_first_token: [0.5, null],
        time_per_output_token: [0.5, null],
        prompt_tokens: [10, 20],
        output_tokens: [4, null],
      },
    },
  ],
});

checkImport('phoenix/dataframe-json/input.json', {
  format: 'phoenix',
  report: { rowsRead: 2, rowsKept: 2 },
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: { request_latency: [1.5, 0.5], output_tokens: [5, null] },
    },
  ],
});

checkImport('phoenix/all-failed/input.jsonl', {
  format: 'phoenix',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      notes: ['No request succeeded'],
    },
  ],
});
