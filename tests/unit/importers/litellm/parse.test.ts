import { expect, it } from 'vitest';
import { checkImport, importText } from '../../../support/check-import';

checkImport('litellm/spend-logs/input.json', {
  format: 'litellm',
  report: {
    rowsRead: 5,
    rowsKept: 4,
    dropped: [{ reason: 'call that generates no text', count: 1 }],
    unknownFields: [],
  },
  runs: [
    {
      label: '4 observed calls',
      tool: 'litellm',
      workload: { model: 'openai/example-8b', backend: 'openai', streaming: true },
      counts: { requests: 4, succeeded: 3, failed: 1, cancelled: 0 },
      duration: 8.01,
      startedAt: '2026-03-01T10:00:00.000Z',
      columns: {
        request_latency: [2.25, 1, null, 0.01],
        // The others have the end as the first token: they were not streamed.
        time_to_first_token: [0.25, null, null, null],
        time_per_output_token: [0.02, null, null, null],
        prompt_tokens: [500, 20, null, 20],
        'custom.cached_prompt_tokens': [384, null, null, null],
        'custom.gateway_overhead_seconds': [0.005, null, null, null],
        'custom.request_cost_usd': [0.001, 0.001, null, 0],
      },
      attributes: {
        env: ['prod', null, null, null],
        tags: ['beta', null, null, null],
        team: ['search', null, null, null],
        cache: [null, null, null, 'hit'],
        error: [null, null, 'RateLimitError', null],
      },
    },
  ],
});

checkImport('litellm/standard-payload/input.jsonl', {
  format: 'litellm',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 4, succeeded: 3, failed: 1, cancelled: 0 },
      columns: {
        request_latency: [1.5, 1, null, 1],
        // The second says that it was not streamed.
        time_to_first_token: [0.5, null, null, 0.25],
        time_per_output_token: [0.25, null, null, 0.25],
        'custom.gateway_overhead_seconds': [0.0125, 0.0125, null, 0.0125],
      },
      attributes: { error: [null, null, 'Timeout', null] },
    },
  ],
});

checkImport('litellm/spend-logs-csv/input.csv', {
  format: 'litellm',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: { request_latency: [2.25, 1], time_to_first_token: [0.25, null] },
      attributes: { env: ['prod', null] },
    },
  ],
});

checkImport('litellm/all-failed/input.json', {
  format: 'litellm',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      notes: ['No request succeeded'],
    },
  ],
});

it('declines sums per day with a sentence', async () => {
  const result = await importText(
    '[{"startTime": "2026-03-01", "spend": 1.5, "users": {"SECRET": 1.5}, "models": {"m": 1.5}}]',
  );
  expect(!result.ok && result.failure?.code).toBe('not supported');
});
