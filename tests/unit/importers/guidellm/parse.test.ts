import { describe, expect, it } from 'vitest';
import { parsePercentileKey } from '../../../../src/importers/guidellm/foreign-types';
import { GUIDELLM_REFERENCE } from '../../../../src/importers/guidellm/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

// The window is [T+10, T+30]. Of the five successful requests A ends before it, E starts after it, B and D overlap an edge, C is
// inside. The errored and the incomplete request lie inside.
checkImport('guidellm/report-v1-window/input.json', {
  format: 'guidellm',
  report: {
    rowsRead: 7,
    rowsKept: 5,
    dropped: [{ reason: 'request outside the measuring window (warm-up or cool-down)', count: 2 }],
    unknownFields: [],
  },
  runs: [
    {
      label: 'concurrency 2',
      tool: 'guidellm',
      workload: {
        model: 'example/model-8b',
        backend: 'openai_http',
        maxConcurrency: 2,
        arrival: 'closed',
      },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      duration: 20,
      startedAt: '2025-06-15T15:06:50.000Z',
      status: ['succeeded', 'succeeded', 'succeeded', 'failed', 'cancelled'],
      startTime: [0, 7, 20, 8, 21],
      columns: {
        request_latency: [4, 3, 5, null, null],
        time_to_first_token: [0.5, 0.25, 1, null, null],
        // (4 − 0.5) / 10; (3 − 0.25) / 11; (5 − 1) / 4
        time_per_output_token: [0.35, 0.25, 1, null, null],
        'custom.guidellm_time_per_output_token_seconds': [4 / 11, 0.25, 1, null, null],
        output_tokens: [11, 12, 5, null, null],
      },
      reported: {
        'request_latency mean': 4,
        'request_latency p50': 4,
        'request_latency p0.1': 3,
        'request_latency p99.9': 5,
        'time_to_first_token max': 1,
        'request_throughput rate': 0.15,
        'output_token_throughput rate': 1.4,
        'total_token_throughput rate': 8.9,
        'concurrency mean': 0.6,
        'concurrency max': 2,
      },
      notes: ['2 requests outside the measuring window'],
    },
  ],
});

checkImport('guidellm/report-v2-without-requests/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'constant, 2 requests/s',
      workload: { requestRate: 2, arrival: 'open', dataset: 'synthetic_text' },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      hasRequests: false,
      reported: {
        'time_per_output_token max': 1,
        'custom.time_to_first_output_token_seconds max': 1,
      },
      notes: ['keeps no single requests'],
    },
    {
      label: 'throughput',
      workload: { requestRate: 'unlimited', maxConcurrency: 512, arrival: 'closed' },
    },
  ],
});

checkImport('guidellm/v0.4/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'poisson, 1.55 requests/s',
      workload: { requestRate: 1.5481806532737452, arrival: 'open' },
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      columns: { request_latency: [4, 3, 5, null, null] },
    },
  ],
});

checkImport('guidellm/v0.2/input.json', {
  format: 'guidellm',
  runs: [
    {
      label: 'synchronous',
      workload: { maxConcurrency: 1, arrival: 'closed', model: 'example/model-8b' },
      counts: { requests: 2, succeeded: 2, failed: 0, cancelled: 0 },
      startTime: [0, 3],
      columns: {
        request_latency: [2, 2.5],
        time_to_first_token: [0.5, 0.5],
        time_per_output_token: [0.15, 0.2],
      },
      reported: { 'request_latency p50': 2, 'time_per_output_token mean': 0.175 },
    },
  ],
});

checkImport('guidellm/v0.3-sampled-requests/input.json', {
  format: 'guidellm',
  report: { dropped: [{ reason: 'request of a sample that is smaller than the run', count: 2 }] },
  runs: [
    {
      counts: { requests: 47, succeeded: 46, failed: 0, cancelled: 1 },
      hasRequests: false,
      reported: { 'request_latency mean': 2.25 },
      notes: ['keeps 2 of the 46 successful requests'],
    },
  ],
});

// 30 + 1 and 140 + 3 + 2 requests; the second row has each number doubled.
checkImport('guidellm/csv-0.3/input.csv', {
  format: 'guidellm-csv',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'synchronous',
      workload: { model: 'example/model-8b', maxConcurrency: 1, arrival: 'closed' },
      counts: { requests: 31, succeeded: 30, failed: 0, cancelled: 1 },
      duration: 60,
      startedAt: '2025-06-16T12:00:00',
      reported: {
        'request_latency mean': 2,
        'request_latency p50': 1.9,
        'request_latency min': 1,
        'request_latency p0.1': 1,
        'request_latency p99': 3,
        'request_latency std': 0.5,
        'time_to_first_token p95': 0.3,
        'time_per_output_token mean': 0.02,
        'custom.guidellm_time_per_output_token_seconds max': 0.035,
        'request_throughput rate': 0.5,
        'output_token_throughput rate': 50,
      },
    },
    {
      label: 'constant, 2.5 requests/s',
      workload: { requestRate: 2.5, arrival: 'open' },
      counts: { requests: 145, succeeded: 140, failed: 3, cancelled: 2 },
      reported: { 'request_latency p99': 6, 'time_to_first_token mean': 0.4 },
    },
  ],
});

// The third benchmark had no failures, so its row has four columns less than the header: it cannot be read.
checkImport('guidellm/csv-0.5-shifted/input.csv', {
  format: 'guidellm-csv',
  whenCut: 'loses rows',
  report: { rowsRead: 3, rowsKept: 2 },
  runs: [
    {
      label: 'concurrency 8',
      workload: {
        model: 'example/model-8b',
        backend: 'openai_http',
        maxConcurrency: 8,
        arrival: 'closed',
        warmUp: 'excluded',
        promptTokensMean: 512,
      },
      counts: { requests: 120, succeeded: 110, failed: 6, cancelled: 4 },
      duration: 30,
      startedAt: '2026-03-02T19:17:00',
      reported: {
        'request_latency mean': 2,
        'request_latency p90': 3,
        'time_to_first_token p50': 0.19,
        'time_per_output_token std': 0.002,
        'custom.guidellm_time_per_output_token_seconds mean': 0.025,
        'request_throughput rate': 4,
        'concurrency mean': 8,
        'output_token_throughput rate': 400,
        'total_token_throughput rate': 2448,
      },
    },
    { label: 'concurrency 16', workload: { maxConcurrency: 16 } },
  ],
});

checkImport('guidellm/html-0.5/input.html', {
  format: 'guidellm-html',
  report: {
    secretsDropped: [
      'prompts, generated texts and the address of the server',
      'the tool’s configuration (address, headers, keys), apart from model and load',
    ],
  },
  runs: [
    {
      label: 'synchronous',
      workload: { model: 'example/model-8b', arrival: 'closed' },
      counts: {},
      startedAt: '2025-06-15T15:06:40.000Z',
      reported: {
        'request_latency mean': 2,
        'request_latency p99': 3,
        'request_latency p99.9': 3,
        'request_latency std': 1.5,
        'time_to_first_token p1': 0.1,
        'time_per_output_token p50': 0.019,
        'output_token_throughput rate': 50,
        'request_throughput rate': 0.5,
      },
      notes: ['names neither the failures nor the load'],
    },
  ],
});

checkImport('guidellm/html-0.8/input.html', {
  format: 'guidellm-html',
  report: { rowsRead: 2, rowsKept: 2, unknownFields: [] },
  runs: [
    {
      label: 'concurrent@8',
      workload: { model: 'example/model-8b', maxConcurrency: 8, arrival: 'closed' },
      counts: { requests: 120, succeeded: 120, failed: 0, cancelled: 0 },
      reported: {
        'request_latency p95': 3,
        'time_to_first_token p99': 0.5,
        'custom.time_to_first_output_token_seconds p95': 0.4,
        'time_per_output_token p99': 0.03,
        'custom.guidellm_time_per_output_token_seconds p95': 0.03,
        'prompt_tokens p50': 350,
        'request_throughput rate': 2,
        'concurrency mean': 7.5,
      },
      notReported: ['custom.round_trip_seconds'],
    },
    {
      label: 'constant@4.00',
      workload: { arrival: 'open' },
      counts: { requests: 240, succeeded: 200, failed: 10, cancelled: 30 },
      notReported: ['request_throughput', 'output_token_throughput'],
      notes: ['so they were left out'],
    },
  ],
});

// The report of report-v1-window in the other notation, with sorted keys as PyYAML writes them.
checkImport('guidellm/yaml-0.5/input.yaml', {
  format: 'guidellm-yaml',
  whenCut: 'loses rows',
  report: { rowsRead: 7, rowsKept: 5 },
  runs: [
    {
      label: 'concurrency 2',
      counts: { requests: 5, succeeded: 3, failed: 1, cancelled: 1 },
      columns: { request_latency: [4, 3, 5, null, null] },
      reported: { 'request_latency mean': 4, 'request_throughput rate': 0.15 },
    },
  ],
});

checkImport('guidellm/report-v2-goodput/input.json', {
  format: 'guidellm',
  report: { unknownFields: ['metrics.next_metric'] },
  runs: [
    {
      label: 'poisson, 0.5 requests/s',
      workload: { arrival: 'open', warmUp: 'excluded', latencyFrom: 'send' },
      reported: {
        'goodput rate': 0.1,
        'custom.slo_attainment_ratio rate': 0.5,
        'request_latency p72': 2,
        'request_latency p99.99': 2,
        'time_to_first_token p0.1': 0.2,
        'custom.time_to_first_output_token_seconds max': 0.5,
      },
      notReported: ['custom.round_trip_seconds', 'custom.time_to_last_round_trip_seconds'],
      columns: {
        request_latency: [1, 2],
        'custom.time_to_first_output_token_seconds': [0.3, 0.5],
        // (1 − 0.2) / 8; (2 − 0.4) / 16
        time_per_output_token: [0.1, 0.1],
      },
      attributes: { turn: ['0', '1'] },
    },
    { reported: { 'goodput rate': 0.25 }, notReported: ['custom.slo_attainment_ratio'] },
  ],
});

checkImport('guidellm/all-failed/input.json', {
  format: 'guidellm',
  runs: [
    {
      counts: { requests: 3, succeeded: 0, failed: 3, cancelled: 0 },
      status: ['failed', 'failed', 'failed'],
      notReported: ['request_latency', 'time_to_first_token', 'time_per_output_token'],
      notes: ['No request succeeded'],
    },
  ],
});

describe('GuideLLM', () => {
  it('says so when an HTML report has no data', async () => {
    const result = await importText(
      '<!DOCTYPE html><html><head><title>GuideLLM</title></head><body><script>window.runInfo = {}; window.benchmarks = {};</script></body></html>',
    );
    expect(result.ok ? '' : result.failure?.message).toContain('benchmarks.json');
  });

  it('refuses a CSV in which no row fits the header', async () => {
    const result = await importText('Type,Run Id,Id,Successful Requests\na,b,c\n');
    expect(result.ok ? '' : result.failure?.message).toContain('fits its header');
  });

  it('has a reference whose example imports', async () => {
    const result = expectSuccess(await importText(GUIDELLM_REFERENCE.example.text));
    expect(result.format).toBe('guidellm');
    expect(result.report.unknownFields).toEqual([]);
  });

  it.each([
    ['p001', 'p0.1'],
    ['p01', 'p1'],
    ['p50', 'p50'],
    ['p999', 'p99.9'],
    ['p9999', 'p99.99'],
    ['p72', 'p72'],
    ['p99.5', 'p99.5'],
    ['count', undefined],
  ])('reads the percentile key %s as %s', (key, expected) => {
    expect(parsePercentileKey(key)).toBe(expected);
  });
});
