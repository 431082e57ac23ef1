import { describe, expect, it } from 'vitest';
import { VLLM_REFERENCE } from '../../../../src/importers/vllm/reference';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

const SUCCEEDED = 'succeeded';
const FAILED = 'failed';

checkImport('vllm/plain-2026/input.json', {
  format: 'vllm',
  report: { unknownFields: ['gpu'], rowsRead: 1, rowsKept: 1 },
  runs: [
    {
      label: '2 requests/s',
      tool: 'vllm',
      workload: {
        model: 'example/model-8b',
        backend: 'openai-chat',
        requestRate: 2,
        arrival: 'open',
        promptTokensMean: 100,
        outputTokensMean: 50,
      },
      counts: { requests: 4, succeeded: 4, failed: 0 },
      duration: 90,
      // The file was written at 12:01:30, 90 s after the start.
      startedAt: '2026-03-01T12:00:00',
      hasRequests: false,
      reported: {
        'time_to_first_token mean': 0.1255,
        'time_to_first_token p50': 0.12025,
        'time_to_first_token p99': 0.15,
        'time_to_first_token p99.9': 0.151,
        'time_per_output_token mean': 0.02,
        'inter_token_latency p50': 0.039,
        'request_latency p99': 1.2,
        'request_throughput rate': 4 / 90,
        'output_token_throughput rate': 200 / 90,
        'output_token_throughput max': 61,
        'total_token_throughput rate': 600 / 90,
        'concurrency max': 3,
        'custom.spec_decode_acceptance_ratio mean': 0.75,
        'custom.spec_decode_acceptance_length mean': 3.25,
      },
      notReported: ['goodput'],
    },
  ],
});

// Requests 2 (all zeros, empty error text) and 4 (a broken stream with a traceback) failed; request 5 has a single token.
checkImport('vllm/detailed-2026/input.json', {
  format: 'vllm',
  report: {
    rowsRead: 6,
    rowsKept: 6,
    secretsDropped: ['generated texts', 'error messages of single requests'],
  },
  runs: [
    {
      label: 'concurrency 2',
      workload: { requestRate: 'unlimited', maxConcurrency: 2, arrival: 'closed' },
      counts: { requests: 6, succeeded: 4, failed: 2 },
      status: [SUCCEEDED, SUCCEEDED, FAILED, SUCCEEDED, FAILED, SUCCEEDED],
      startTime: [0, 0.5, 1, 1.5, 2, 2.5],
      columns: {
        time_to_first_token: [0.1, 0.2, null, 0.4, null, 0.5],
        request_latency: [0.22, 0.5, null, 0.5, null, 0.5],
        // (0.22 − 0.1) / 2; (0.5 − 0.2) / 3; (0.5 − 0.4) / 1; one token has none.
        time_per_output_token: [0.06, 0.1, null, 0.1, null, null],
        prompt_tokens: [10, 11, null, 13, null, 11],
        output_tokens: [3, 4, null, 2, null, 1],
      },
      pools: { inter_token_latency: [0.05, 0.07, 0.25, 0.1] },
      reported: { 'goodput rate': 0.2, 'time_to_first_token mean': 0.3 },
      notes: ['2 requests of 6 failed'],
    },
  ],
});

// Request 1 has gaps of 0.25 s after 0.2 s: 0.45 s.
checkImport('vllm/detailed-2025-without-latencies/input.json', {
  format: 'vllm',
  runs: [
    {
      counts: { requests: 6, succeeded: 4, failed: 2 },
      columns: {
        request_latency: [0.22, 0.45, null, 0.5, null, 0.5],
        time_per_output_token: [0.06, 0.25 / 3, null, 0.1, null, null],
      },
    },
  ],
});

checkImport('vllm/all-failed/input.json', {
  format: 'vllm',
  runs: [
    {
      counts: { requests: 8, succeeded: 0, failed: 8 },
      reported: { 'request_throughput rate': 0 },
      notReported: ['time_to_first_token', 'time_per_output_token', 'inter_token_latency'],
      notes: ['No request succeeded (8 were sent)'],
    },
  ],
});

checkImport('vllm/fork-2025-colon/input.json', {
  format: 'vllm',
  report: { unknownFields: ['timestamp'] },
  runs: [
    {
      workload: { model: 'example/model-8b', requestRate: 1.8, arrival: 'open' },
      counts: { requests: 200, succeeded: 198, failed: 2 },
      reported: { 'goodput rate': 1.5, 'time_to_first_token p95': 1.562 },
      notReported: ['time_per_output_token'],
      notes: ['2 requests counted as failed', 'time_per_output_token'],
    },
  ],
});

checkImport('vllm/sweep-summary/input.json', {
  format: 'vllm',
  runs: [
    { label: 'concurrency 2, run 0', reported: { 'time_to_first_token mean': 0.1255 } },
    { label: 'concurrency 2, run 1', reported: { 'time_to_first_token mean': 0.1265 } },
  ],
});

checkImport('vllm/appended/input.json', {
  format: 'vllm',
  whenCut: 'loses rows',
  runs: [{ label: '2 requests/s' }, { label: '4 requests/s' }],
});

// Two batches of 1.25 s and two of 1.75 s: mean 1.5.
checkImport('vllm/offline-latency/input.json', {
  format: 'vllm-offline',
  report: { rowsRead: 4, rowsKept: 4, unknownFields: [] },
  runs: [
    {
      tool: 'vllm',
      workload: { arrival: 'unknown', warmUp: 'excluded' },
      counts: {},
      hasRequests: false,
      pools: { 'custom.batch_latency_seconds': [1.25, 1.75, 1.25, 1.75] },
      reported: {
        'custom.batch_latency_seconds mean': 1.5,
        'custom.batch_latency_seconds std': 0.25,
        'custom.batch_latency_seconds p10': 1.25,
        'custom.batch_latency_seconds p99': 1.75,
      },
      notReported: ['request_latency'],
      notes: ['4 batches'],
    },
  ],
});

checkImport('vllm/offline-throughput/input.json', {
  format: 'vllm-offline',
  report: { rowsRead: 1, rowsKept: 1, unknownFields: [] },
  runs: [
    {
      workload: { requestRate: 'unlimited', arrival: 'open', streaming: false },
      counts: { requests: 100, succeeded: 100 },
      duration: 20,
      reported: { 'request_throughput rate': 5, 'total_token_throughput rate': 1500 },
      notReported: ['output_token_throughput'],
      notes: ['upper limit'],
    },
  ],
});

checkImport('vllm/pooling/input.json', {
  format: 'vllm',
  report: { unknownFields: ['total_input_sequences'] },
  runs: [
    {
      label: 'all at once',
      counts: { requests: 10, succeeded: 10, failed: 0 },
      reported: { 'request_latency mean': 0.08, 'request_latency p50': 0.078 },
      notReported: ['time_to_first_token'],
      notes: ['All requests were sent at once'],
    },
  ],
});

describe('a vLLM file that was edited or wrapped', () => {
  const plain = new TextDecoder().decode(readFixture('vllm/plain-2026/input.json'));

  it('is found behind log lines, and the lines are reported', async () => {
    const log = '[2026-03-01 12:00:00] INFO start\nServing benchmark result: 42\n';
    const result = expectSuccess(await importText(`${log}${plain}\nINFO bye\n`));
    expect(result.runs).toHaveLength(1);
    expect(result.report.dropped).toEqual([
      { reason: 'lines of other text around the JSON', count: 3 },
    ]);
  });

  it('is recognised when 200 kB of generated text come before everything else', async () => {
    const result = expectSuccess(
      await importText(plain.replace('{', `{"generated_texts": ["${'x'.repeat(200_000)}"],`)),
    );
    expect(result.format).toBe('vllm');
    expect(result.report.secretsDropped).toEqual(['generated texts']);
  });

  it('counts an empty answer as a success only when the tool did', async () => {
    const arrays = '"ttfts":[0.1,0.2],"itls":[[0.1],[]],"output_lens":[2,0],"errors":["",""],';
    const both = expectSuccess(
      await importText(
        plain.replace('{', `{${arrays}`).replace('"completed": 4', '"completed": 2'),
      ),
    );
    expect(both.runs[0]?.counts).toEqual({ requests: 2, succeeded: 2, failed: 0 });
    const one = expectSuccess(
      await importText(
        plain.replace('{', `{${arrays}`).replace('"completed": 4', '"completed": 1'),
      ),
    );
    expect(one.runs[0]?.counts).toEqual({ requests: 2, succeeded: 1, failed: 1 });
  });

  it('leaves out an array that does not have one entry per request', async () => {
    const arrays = '"ttfts":[0.1,0.2],"itls":[[0.1],[0.1]],"output_lens":[2,2,2],';
    const result = expectSuccess(await importText(plain.replace('{', `{${arrays}`)));
    expect(result.report.dropped[0]?.reason).toContain('output_lens has 3 entries');
    expect(result.runs[0]?.requests?.columns.output_tokens).toBeUndefined();
  });

  it('gives no time per output token when the server did not stream', async () => {
    const arrays = '"ttfts":[0.5,0.6],"itls":[[],[]],"output_lens":[20,30],';
    const result = expectSuccess(await importText(plain.replace('{', `{${arrays}`)));
    expect(result.runs[0]?.requests?.columns.time_per_output_token).toBeUndefined();
    expect(result.runs[0]?.notes.join()).toContain('not streaming');
  });
});

describe('vLLM offline', () => {
  it('leaves latencies out that are none, and says so', async () => {
    const result = expectSuccess(
      await importText('{"avg_latency": NaN, "latencies": [1.5, NaN, -1], "percentiles": {}}'),
    );
    expect(result.runs[0]?.pools['custom.batch_latency_seconds']).toEqual(new Float64Array([1.5]));
    expect(result.runs[0]?.reported).toEqual([]);
    expect(result.report.dropped).toEqual([{ reason: 'latencies: not a duration', count: 2 }]);
  });

  it('declines the copy for the PyTorch dashboard', async () => {
    const result = await importText(
      '[{"benchmark": {"name": "vLLM benchmark", "extra_info": {"args": {}}}, "model": {"name": "a"}, "metric": {"name": "latency", "benchmark_values": [1.5]}}]',
    );
    expect(!result.ok && result.failure?.code).toBe('not supported');
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(await importText(VLLM_REFERENCE.example.text));
    expect(format).toBe('vllm');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.counts).toEqual({ requests: 3, succeeded: 2, failed: 1 });
  });
});
