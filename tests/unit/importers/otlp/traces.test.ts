import { describe, expect, it } from 'vitest';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

checkImport('otlp/vllm-collector/input.jsonl', {
  format: 'otlp-traces',
  whenCut: 'loses rows',
  report: {
    rowsRead: 11,
    rowsKept: 5,
    unknownFields: [
      'gen_ai.request.temperature',
      'gen_ai.latency.time_in_model_inference',
      'gen_ai.request.id',
    ],
    secretsDropped: ['URLs and addresses', 'database queries', 'prompts'],
  },
  runs: [
    {
      label: '5 observed model calls',
      tool: 'otlp',
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      // From the first call at 0.7 s to the end of the last at 9.25 s.
      duration: 8.55,
      startedAt: '2025-10-09T08:53:20.700Z',
      workload: { streaming: true, arrival: 'unknown' },
      status: ['succeeded', 'failed', 'succeeded', 'succeeded', 'cancelled'],
      startTime: [0, 4.3, 5.3, 7.3, 8.3],
      columns: {
        // The outer span: 2.9 − 0.7.
        request_latency: [2.2, null, 1, 1, null],
        // vLLM's own; then 6.2 − 6.0; the last one is not streamed.
        time_to_first_token: [0.1, null, 0.2, null, null],
        // Within vLLM's span: (2.1 − 0.1) / 100; then (1 − 0.2) / 8.
        time_per_output_token: [0.02, null, 0.1, null, null],
        queue_time: [0.02, null, null, null, null],
        prefill_time: [0.08, null, null, null, null],
        decode_time: [2, null, null, null, null],
        // 0.1 to 0.4 and 0.3 to 0.6 together cover half a second.
        retrieval_time: [0.5, null, null, null, null],
        prompt_tokens: [500, null, 10, 20, null],
        output_tokens: [101, null, 9, 5, null],
      },
      attributes: {
        model: ['example-8b', 'example-8b', 'example-8b', 'example-8b', null],
        provider: ['openai', 'openai', 'openai', null, null],
        operation: ['chat', 'chat', 'chat', 'chat', 'chat'],
        'service.name': ['chat-api', 'chat-api', 'chat-api', 'chat-api', 'chat-api'],
        error: [null, 'RateLimitError', null, null, 'asyncio.CancelledError'],
      },
      notes: ['1 span of a call that an outer span', '1 request had retrieval'],
    },
  ],
});

checkImport('otlp/openinference-snake-case/input.json', {
  format: 'otlp-traces',
  report: { rowsRead: 5, rowsKept: 2, secretsDropped: ['prompts'] },
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      duration: 3,
      workload: { model: 'example-8b', backend: 'openai', streaming: true },
      columns: {
        request_latency: [1, 2],
        time_to_first_token: [0.5, 0.5],
        // (1 − 0.5) / 5; one token has no time per further token.
        time_per_output_token: [0.1, null],
        // Before the first of the two calls; the embedding is inside it.
        retrieval_time: [1, null],
        'custom.cached_prompt_tokens': [64, null],
        'custom.request_cost_usd': [0.002, 0.001],
      },
    },
  ],
});

checkImport('otlp/http-only/input.json', {
  format: 'otlp-traces',
  report: { rowsRead: 5, rowsKept: 3, dropped: [{ reason: 'span inside a request', count: 2 }] },
  runs: [
    {
      label: '3 observed requests',
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      duration: 2.5,
      columns: { request_latency: [0.25, null, 0.5] },
      attributes: { 'http.route': ['/items', '/items', null] },
      notes: ['No span has gen_ai attributes'],
    },
  ],
});

checkImport('otlp/all-failed/input.json', {
  format: 'otlp-traces',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2, cancelled: 0 },
      status: ['failed', 'failed'],
      notes: ['No request succeeded'],
    },
  ],
});

checkImport('otlp/wrapper/input.json', {
  format: 'otlp-traces',
  report: {
    rowsRead: 4,
    rowsKept: 2,
    dropped: [
      { reason: 'span that is in the file twice', count: 1 },
      { reason: 'span around several model calls', count: 1 },
    ],
  },
  runs: [
    {
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [1, 1.5],
        // 250 can only be milliseconds in a span of a second.
        time_to_first_token: [0.25, 0.5],
        time_per_output_token: [0.25, 0.2],
      },
      notes: ['1 span around several model calls'],
    },
  ],
});

checkImport('otlp/missing-parent/input.json', {
  format: 'otlp-traces',
  runs: [
    {
      counts: { requests: 1, succeeded: 1, failed: 0, cancelled: 0 },
      // Latency of the client; the server's first token and its (1.5 − 0.5) / 10.
      columns: {
        request_latency: [2],
        time_to_first_token: [0.5],
        time_per_output_token: [0.1],
      },
    },
  ],
});

checkImport('otlp/jaeger/input.json', {
  format: 'jaeger',
  runs: [
    {
      counts: { requests: 1, succeeded: 1, failed: 0, cancelled: 0 },
      columns: {
        request_latency: [1.5],
        time_to_first_token: [0.5],
        time_per_output_token: [0.1],
        retrieval_time: [0.2],
        prompt_tokens: [30],
      },
      attributes: { 'service.name': ['chat-api'], model: ['example-8b'] },
    },
  ],
});

checkImport('otlp/zipkin/input.json', {
  format: 'zipkin',
  runs: [
    {
      counts: { requests: 1, succeeded: 1, failed: 0, cancelled: 0 },
      // The server's (0.8 − 0.4) / 2.
      columns: { request_latency: [1], time_to_first_token: [0.4], time_per_output_token: [0.2] },
    },
  ],
});

describe('OpenTelemetry exports that hold no run', () => {
  it('declines logs with a sentence', async () => {
    const result = await importText('{"resourceLogs": [{"scopeLogs": [{"logRecords": []}]}]}');
    expect(result.ok).toBe(false);
    expect(!result.ok && result.failure?.code).toBe('not supported');
  });

  it('says so when no call had ended', async () => {
    const span =
      '{"traceId":"a1","spanId":"b1","name":"chat","startTimeUnixNano":"1760000000000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}';
    const result = await importText(`{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`);
    expect(!result.ok && result.failure?.code).toBe('no requests');
  });

  it('survives spans that are each other’s parents', async () => {
    const span = (id: string, parent: string): string =>
      `{"traceId":"a1","spanId":"${id}","parentSpanId":"${parent}","startTimeUnixNano":"1","endTimeUnixNano":"2","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}`;
    const text = `{"resourceSpans":[{"scopeSpans":[{"spans":[${span('b1', 'b2')},${span('b2', 'b1')}]}]}]}`;
    const result = await importText(text);
    expect(result.ok || result.failure?.code).not.toBe('internal');
  });

  it('reads the fields of Tempo’s answer', async () => {
    const text = new TextDecoder().decode(readFixture('otlp/all-failed/input.json'));
    const result = expectSuccess(await importText(text.replace('resourceSpans', 'batches')));
    expect(result.runs[0]?.counts.failed).toBe(2);
  });
});
