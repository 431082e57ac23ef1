import { describe, expect, it } from 'vitest';
import { GENAI_PERF_REFERENCE } from '../../../../src/importers/genai-perf/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

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

// Of request 0 the first and the last response hold no text; request 2 has no response, 3 an error, 4 no text. The server sent
// token counts for request 0 only: (0.302 − 0.102) / 4.
checkImport('genai-perf/raw-streaming/input.json', {
  format: 'genai-perf-raw',
  report: {
    rowsRead: 5,
    rowsKept: 4,
    dropped: [
      {
        reason: 'requests whose answer holds no text, which genai-perf leaves out as well',
        count: 1,
      },
    ],
    secretsDropped: ['prompts and answers'],
    unknownFields: [],
  },
  runs: [
    {
      label: 'concurrency 2',
      tool: 'genai-perf',
      workload: {
        backend: 'openai v1/chat/completions',
        maxConcurrency: 2,
        arrival: 'closed',
        streaming: true,
        latencyFrom: 'send',
      },
      counts: { requests: 4, succeeded: 2, failed: 2 },
      duration: 0.31,
      status: ['succeeded', 'succeeded', 'failed', 'failed'],
      startTime: [0, 0.01, 0.02, 0.03],
      columns: {
        time_to_first_token: [0.102, 0.2, null, null],
        request_latency: [0.302, 0.3, null, null],
        time_per_output_token: [0.05, null, null, null],
        prompt_tokens: [12, null, null, null],
        output_tokens: [5, null, null, null],
      },
      pools: { inter_token_latency: [0.05, 0.05, 0.1, 0.1] },
      notes: ['2 requests without any response or with an error'],
    },
  ],
});

checkImport('genai-perf/raw-not-streaming/input.json', {
  format: 'genai-perf-raw',
  runs: [
    {
      label: '2.5 requests/s',
      workload: { requestRate: 2.5, arrival: 'open', streaming: false, backend: 'openai' },
      counts: { requests: 2, succeeded: 2, failed: 0 },
      duration: 1.2,
      startedAt: '2026-01-01T00:00:00.000Z',
      startTime: [0, 0.4],
      columns: { request_latency: [0.5, 0.8], prompt_tokens: [7, 7], output_tokens: [9, 9] },
      notes: ['not streaming'],
    },
  ],
});

checkImport('genai-perf/raw-triton/input.json', {
  format: 'genai-perf-raw',
  runs: [
    {
      label: 'concurrency 1',
      workload: { backend: 'triton_c_api' },
      counts: { requests: 1, succeeded: 1, failed: 0 },
      columns: { time_to_first_token: [0.2], request_latency: [0.3], prompt_tokens: [4] },
      pools: { inter_token_latency: [0.1] },
      notes: ['no numbers of tokens'],
    },
  ],
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(
      await importText(GENAI_PERF_REFERENCE.example.text),
    );
    expect(format).toBe('genai-perf');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.counts).toEqual({ succeeded: 100 });
  });
});
