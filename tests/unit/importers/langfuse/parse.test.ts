import { describe, expect, it } from 'vitest';
import { checkImport, importText } from '../../../support/check-import';

checkImport('langfuse/observations-api/input.json', {
  format: 'langfuse',
  report: {
    rowsRead: 6,
    rowsKept: 2,
    secretsDropped: [
      'prompts',
      'generated texts',
      'metadata of single requests',
      'user or session identifiers',
      'error messages of single requests',
    ],
    unknownFields: [],
  },
  runs: [
    {
      label: '2 observed generations',
      tool: 'langfuse',
      workload: { model: 'example-8b', streaming: true },
      counts: { requests: 2, succeeded: 1, failed: 1, cancelled: 0 },
      duration: 3.5,
      startedAt: '2026-03-01T10:00:01.000Z',
      columns: {
        request_latency: [2, null],
        time_to_first_token: [0.4, null],
        // (2 − 0.4) / 16.
        time_per_output_token: [0.1, null],
        // input and input_cached_tokens.
        prompt_tokens: [100, null],
        output_tokens: [17, null],
        'custom.cached_prompt_tokens': [20, null],
        'custom.request_cost_usd': [0.002, null],
        retrieval_time: [0.5, null],
      },
      attributes: { env: ['prod', null], tags: ['beta', null], route: ['chat', null] },
    },
  ],
});

checkImport('langfuse/export-csv/input.csv', {
  format: 'langfuse',
  whenCut: 'loses rows',
  report: { rowsRead: 2, rowsKept: 2, unknownFields: ['helpfulness'] },
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: {
        // The file says 2000 and 1000, in milliseconds; the times decide.
        request_latency: [2, 1],
        time_to_first_token: [0.5, null],
        // Zeros on both sides: nothing was reported.
        prompt_tokens: [100, null],
        output_tokens: [11, null],
        'custom.request_cost_usd': [0.5, 0],
      },
    },
  ],
});

checkImport('langfuse/generations-csv-2024/input.csv', {
  format: 'langfuse',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [1.25, 1],
        time_to_first_token: [0.25, null],
        time_per_output_token: [0.05, null],
        'custom.request_cost_usd': [0.0004, 0.0002],
      },
    },
  ],
});

checkImport('langfuse/blob-storage/input.jsonl', {
  format: 'langfuse',
  whenCut: 'loses rows',
  report: { unknownFields: [] },
  runs: [
    {
      counts: { requests: 1, succeeded: 1, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [1.5],
        time_to_first_token: [0.5],
        time_per_output_token: [0.1],
        'custom.request_cost_usd': [0.25],
      },
      attributes: { model: ['example-8b'] },
    },
  ],
});

checkImport('langfuse/traces/input.jsonl', {
  format: 'langfuse',
  whenCut: 'loses rows',
  runs: [
    {
      label: '2 observed traces',
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: { request_latency: [2.5, null], 'custom.request_cost_usd': [0.01, 0.01] },
      attributes: { route: ['chat', 'chat'], release: ['v2', 'v2'] },
      notes: ['traces without their observations'],
    },
  ],
});

checkImport('langfuse/all-failed/input.json', {
  format: 'langfuse',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      notes: ['No request succeeded'],
    },
  ],
});

describe('Langfuse', () => {
  it('reads the observations inside a trace, not the trace', async () => {
    const observation =
      '{"id":"o1","traceId":"t1","type":"GENERATION","startTime":"2026-03-01T10:00:00Z","endTime":"2026-03-01T10:00:01Z","level":"DEFAULT","usageDetails":{}}';
    const trace = `{"id":"t1","timestamp":"2026-03-01T10:00:00Z","name":"a","sessionId":null,"htmlPath":"/x","latency":9,"scores":[],"observations":[${observation}]}`;
    for (const text of [trace, `[${trace}]`, `{"data":[${trace}],"meta":{}}`]) {
      const result = await importText(text);
      expect(result.ok && result.format).toBe('langfuse');
      expect(result.ok && [...(result.runs[0]?.requests?.columns.request_latency ?? [])]).toEqual([
        1,
      ]);
    }
  });

  it('says that an empty page has no results', async () => {
    const result = await importText('{"data": [], "meta": {"page": 1, "totalItems": 0}}');
    expect(result.ok).toBe(false);
  });
});
