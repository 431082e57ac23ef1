import { describe, expect, it } from 'vitest';
import { GENAI_BENCH_REFERENCE } from '../../../../src/importers/genai-bench/reference';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

// TPOT is (2.5 − 0.5) / 100 and (2.25 − 0.25) / 100.
const COLUMNS = {
  time_to_first_token: [0.5, 0.25],
  request_latency: [2.5, 2.25],
  time_per_output_token: [0.02, 0.02],
  prompt_tokens: [100, 100],
  output_tokens: [101, 101],
  'custom.output_latency_seconds': [2, 2],
};

checkImport('genai-bench/seconds-2025/input.json', {
  format: 'genai-bench',
  report: { rowsRead: 2, rowsKept: 2, unknownFields: [], assumptions: ['times: seconds'] },
  runs: [
    {
      label: 'D(100,101), concurrency 2',
      tool: 'genai-bench',
      workload: {
        dataset: 'D(100,101)',
        maxConcurrency: 2,
        arrival: 'closed',
        warmUp: 'included',
        latencyFrom: 'send',
        promptTokensMean: 100,
        outputTokensMean: 101,
      },
      counts: { requests: 2, succeeded: 2, failed: 0 },
      duration: 8,
      columns: COLUMNS,
      reported: {
        'time_to_first_token mean': 0.375,
        'time_to_first_token max': 0.5,
        'time_to_first_token std': 0.5,
        'request_latency p50': 2.5,
        'time_per_output_token mean': 0.02,
        // 15 a minute.
        'request_throughput rate': 0.25,
        'output_token_throughput rate': 25.25,
        'total_token_throughput rate': 50.25,
        'custom.input_tokens_per_second rate': 25,
        'custom.total_tokens mean': 201,
      },
    },
  ],
});

checkImport('genai-bench/milliseconds-2025/input.json', {
  format: 'genai-bench',
  report: { assumptions: [], unknownFields: [] },
  runs: [
    {
      columns: COLUMNS,
      reported: {
        'time_to_first_token mean': 0.375,
        'request_latency max': 2.5,
        'time_per_output_token p99': 0.02,
        'custom.output_latency_seconds mean': 2,
        'request_throughput rate': 0.25,
        'output_tokens mean': 101,
      },
    },
  ],
});

// The statistics are made of the rows 2 and 4 (2.5 s and 2.25 s); between them one request failed.
checkImport('genai-bench/warm-up/input.json', {
  format: 'genai-bench',
  report: {
    rowsRead: 6,
    rowsKept: 3,
    dropped: [{ reason: 'requests of the warm-up or the cool-down', count: 3 }],
    secretsDropped: ['error messages of single requests'],
  },
  runs: [
    {
      workload: { warmUp: 'excluded' },
      counts: { requests: 3, succeeded: 2, failed: 1 },
      status: ['succeeded', 'failed', 'succeeded'],
      columns: {
        time_to_first_token: [0.5, null, 0.25],
        request_latency: [2.5, null, 2.25],
      },
      reported: { 'time_to_first_token mean': 0.375, 'request_throughput rate': 0.5 },
      notes: ['3 requests at the beginning or the end'],
    },
  ],
});

checkImport('genai-bench/part-of-the-rows/input.json', {
  format: 'genai-bench',
  report: {
    dropped: [{ reason: 'single requests that are not those of the aggregate', count: 2 }],
  },
  runs: [
    {
      counts: { requests: 4, succeeded: 4, failed: 0 },
      hasRequests: false,
      // (0.5 + 0.25 + 0.3 + 0.4) / 4
      reported: { 'time_to_first_token mean': 0.3625 },
      notes: ['only the statistics are used'],
    },
  ],
});

checkImport('genai-bench/embeddings/input.json', {
  format: 'genai-bench',
  runs: [
    {
      label: 'E(128), concurrency 2, batch size 16',
      counts: { requests: 2, succeeded: 2, failed: 0 },
      columns: { request_latency: [0.1, 0.2], prompt_tokens: [100, 100] },
      reported: { 'request_latency max': 0.2 },
      notReported: ['time_to_first_token', 'time_per_output_token', 'output_tokens'],
      notes: ['embeddings or ranking', '16 texts'],
    },
  ],
});

checkImport('genai-bench/arrival-rate-2026/input.json', {
  format: 'genai-bench',
  report: { unknownFields: ['summary_actual_qps'] },
  runs: [
    {
      label: 'D(100,101), 4.5 requests/s',
      workload: { requestRate: 4.5, arrival: 'open' },
      reported: { 'custom.arrival_requests_per_second rate': 4.5 },
    },
  ],
});

checkImport('genai-bench/all-failed/input.json', {
  format: 'genai-bench',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2 },
      status: ['failed', 'failed'],
      notReported: ['time_to_first_token', 'request_latency', 'time_per_output_token'],
      notes: ['No request succeeded (2 were sent)'],
    },
  ],
});

describe('genai-bench', () => {
  const plain = new TextDecoder().decode(readFixture('genai-bench/seconds-2025/input.json'));

  it('reads several load points of one file', async () => {
    const other = plain.replace('"num_concurrency": 2', '"num_concurrency": 16');
    const result = expectSuccess(await importText(`[${plain},${other}]`));
    expect(result.runs.map(({ label }) => label)).toEqual([
      'D(100,101), concurrency 2',
      'D(100,101), concurrency 16',
    ]);
  });

  it('takes the statistics without rows', async () => {
    const result = expectSuccess(
      await importText(plain.replace(/"individual_request_metrics": \[[^]*\]/, '"other": 1')),
    );
    expect(result.runs[0]?.requests).toBeUndefined();
    expect(result.runs[0]?.counts).toEqual({ requests: 2, succeeded: 2, failed: 0 });
    expect(result.report.unknownFields).toEqual(['other']);
  });

  it('takes no rows whose latencies do not add up to the printed sum', async () => {
    const result = expectSuccess(await importText(plain.replace('"sum": 4.75', '"sum": 4.76')));
    expect(result.runs[0]?.requests).toBeUndefined();
  });

  it('declines the description of the experiment', async () => {
    const result = await importText(
      '{"cmd": "genai-bench benchmark", "benchmark_version": "0.0.2", "api_backend": "openai", "traffic_scenario": ["D(100,100)"]}',
    );
    if (result.ok || !result.failure) throw new Error('it was not refused');
    expect(result.failure.code).toBe('not supported');
    expect(result.failure.message).toContain('num_concurrency');
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(
      await importText(GENAI_BENCH_REFERENCE.example.text),
    );
    expect(format).toBe('genai-bench');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.counts).toEqual({ requests: 2, succeeded: 2, failed: 0 });
  });
});
