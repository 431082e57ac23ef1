import { describe, expect, it } from 'vitest';
import { K6_REFERENCE } from '../../../../src/importers/k6/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('k6/handle-summary/input.json', {
  format: 'k6-summary',
  report: {
    unknownFields: ['refusals'],
    assumptions: [],
    secretsDropped: [
      'what the script’s setup returned (setup_data), which can be tokens and accounts',
      'the script’s options, apart from the kind of load',
    ],
  },
  runs: [
    {
      label: 'constant-arrival-rate, 20 VUs',
      tool: 'k6',
      workload: { arrival: 'open', maxConcurrency: 20, latencyFrom: 'send' },
      // http_req_failed: passes are the failures.
      counts: { requests: 200, succeeded: 190, failed: 10 },
      duration: 50,
      hasRequests: false,
      reported: {
        'request_latency mean': 0.8,
        'request_latency p50': 0.7,
        'request_latency min': 0.1,
        'request_latency max': 4.1005,
        'request_latency p95': 2,
        'request_latency p99.9': 4,
        'custom.succeeded_request_latency_seconds p95': 2.05,
        'custom.time_to_first_byte_seconds p95': 0.6,
        'time_to_first_token p95': 0.61,
        'time_to_first_token mean': 0.32,
        'time_per_output_token mean': 0.0255,
        'custom.rerank_duration_seconds mean': 0.04,
        'custom.retries mean': 1.5,
        'output_token_throughput rate': 190,
        'request_throughput rate': 4,
        'error_rate rate': 0.05,
      },
      notReported: ['custom.never_used_seconds', 'inter_token_latency'],
      notes: [
        'threshold http_req_duration p(95)<1500 was missed',
        'threshold http_req_duration avg<1000 was held',
        'threshold http_req_duration (part of the requests) p(95)<1 was missed',
        '190 of 200 checks',
        '7 iterations could not be started',
      ],
    },
  ],
});

checkImport('k6/summary-export/input.json', {
  format: 'k6-summary',
  report: { assumptions: ['cold_start_time: milliseconds'] },
  runs: [
    {
      label: '2 VUs',
      workload: { arrival: 'unknown', maxConcurrency: 2 },
      counts: { requests: 100, succeeded: 98, failed: 2 },
      // 100 requests ÷ 5 per second.
      duration: 20,
      reported: {
        'request_latency p95': 0.6,
        'request_latency p90': 0.45,
        'custom.time_to_first_byte_seconds p50': 0.19,
        'custom.cold_start_time_seconds p95': 0.005,
        'request_throughput rate': 5,
        'error_rate rate': 0.02,
      },
      // In this shape true means crossed.
      notes: ['p(95)<500 was missed', 'p(90)<500 was held', 'rate<0.05 was held'],
    },
  ],
});

checkImport('k6/machine-readable/input.json', {
  format: 'k6-summary',
  runs: [
    {
      label: '5 VUs',
      counts: { requests: 61, succeeded: 60, failed: 1 },
      duration: 30.5,
      reported: {
        'request_latency p90': 0.2,
        'custom.time_to_first_byte_seconds max': 0.25,
        'inter_token_latency mean': 0.0125,
        'error_rate rate': 1 / 61,
      },
      notReported: ['request_throughput'],
    },
  ],
});

checkImport('k6/all-failed/input.json', {
  format: 'k6-summary',
  runs: [
    {
      label: 'k6 run',
      workload: { arrival: 'closed' },
      counts: { requests: 40, succeeded: 0, failed: 40 },
      reported: { 'error_rate rate': 1 },
      notReported: ['request_latency', 'custom.time_to_first_byte_seconds', 'request_throughput'],
      notes: ['All requests failed'],
    },
  ],
});

checkImport('k6/grpc/input.json', {
  format: 'k6-summary',
  runs: [{ counts: {}, duration: 10, reported: { 'request_latency p95': 0.03 } }],
});

checkImport('k6/points/input.jsonl', {
  format: 'k6-points',
  whenCut: 'loses rows',
  report: {
    unknownFields: ['queue_depth'],
    dropped: [
      { reason: 'points of setup and teardown', count: 4 },
      { reason: 'ttft: negative value', count: 1 },
    ],
  },
  runs: [
    {
      label: '4 VUs',
      workload: { arrival: 'unknown', maxConcurrency: 4 },
      counts: { requests: 4, succeeded: 3, failed: 1 },
      // The first request ran from 1.0 − 0.6 s to 1.0 s, the last one ended at 3.25 s.
      startedAt: '2026-03-01T09:00:00.400Z',
      duration: 2.85,
      status: ['succeeded', 'succeeded', 'failed', 'succeeded'],
      startTime: [0, 0.1, 1.59, 2.6],
      columns: {
        request_latency: [0.6, 0.5, null, 0.25],
        'custom.time_to_first_byte_seconds': [0.2, 0.15, null, 0.1],
      },
      pools: { time_to_first_token: [0.18, 0.1405] },
      attributes: {
        route: ['/v1/chat', '/v1/chat', '/v1/chat', '/users/:id'],
        status: ['200', '200', '503', '200'],
        error_code: [null, null, '1503', null],
      },
      notes: ['1 request of 4 failed', '1 request of setup and teardown'],
    },
  ],
});

checkImport('k6/points-old/input.jsonl', {
  format: 'k6-points',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 3, succeeded: 1, failed: 2 },
      status: ['succeeded', 'failed', 'failed'],
      columns: { request_latency: [0.1, null, null] },
      attributes: { route: ['list', 'list', 'list'] },
    },
  ],
});

checkImport('k6/csv-16/input.csv', {
  format: 'k6-csv',
  whenCut: 'loses rows',
  runs: [
    {
      label: '3 VUs',
      counts: { requests: 3, succeeded: 2, failed: 1 },
      status: ['succeeded', 'succeeded', 'failed'],
      columns: {
        request_latency: [0.12, 0.08, null],
        'custom.time_to_first_byte_seconds': [0.06, 0.04, null],
      },
      attributes: { route: ['/a', '/a', '/a'] },
      notes: ['whole seconds'],
    },
  ],
});

checkImport('k6/csv-19/input.csv', {
  format: 'k6-csv',
  whenCut: 'loses rows',
  report: { unknownFields: ['http_chat_ok', 'my_retries'] },
  runs: [
    {
      counts: { requests: 2, succeeded: 1, failed: 1 },
      status: ['succeeded', 'failed'],
      // 0.250125 s before 1.25 s, and 10 ms before 2.0 s.
      startTime: [0, 0.990125],
      duration: 1.000125,
      columns: { request_latency: [0.250125, null] },
      pools: { time_to_first_token: [0.0955] },
    },
  ],
});

describe('k6 points', () => {
  const row = (time: string): string =>
    `metric_name,timestamp,metric_value,status\nhttp_req_duration,${time},500,200\nhttp_req_waiting,${time},100,200\nhttp_req_failed,${time},0,200\n`;

  // 1772359200 is 2026-03-01T10:00:00Z; a request of 500 ms that ends then began half a second earlier.
  it.each([
    ['unix', '1772359200', '2026-03-01T09:59:59.500Z'],
    ['unix_milli', '1772359200250', '2026-03-01T09:59:59.750Z'],
    ['unix_micro', '1772359200250000', '2026-03-01T09:59:59.750Z'],
    ['unix_nano', '1772359200250000000', '2026-03-01T09:59:59.750Z'],
    ['rfc3339', '2026-03-01T12:00:00+02:00', '2026-03-01T09:59:59.500Z'],
    ['rfc3339_nano', '2026-03-01T10:00:00.250000001Z', '2026-03-01T09:59:59.750Z'],
  ])('reads times written as %s', async (_format, time, startedAt) => {
    const { runs } = expectSuccess(await importText(row(time)));
    expect(runs[0]?.startedAt).toBe(startedAt);
    expect(runs[0]?.counts).toEqual({ requests: 1, succeeded: 1, failed: 0 });
  });

  it('counts each request once in a file that was sorted by metric', async () => {
    // More requests than are held open at once: the first ones are written before their other points come.
    const count = 25_000;
    const metrics = ['http_req_duration', 'http_req_waiting', 'http_req_failed'];
    const rows = metrics.flatMap((metric) =>
      Array.from(
        { length: count },
        (_, i) => `${metric},${1_772_359_200_000 + i},${metric.endsWith('failed') ? 0 : 5},200`,
      ),
    );
    const text = ['metric_name,timestamp,metric_value,status', ...rows].join('\n');
    const { runs } = expectSuccess(await importText(text));
    expect(runs[0]?.counts).toEqual({ requests: count, succeeded: count, failed: 0 });
    expect(runs[0]?.notes.join()).toContain('The points of 5,000 requests are too far apart');
  });

  it('says that a run without requests holds nothing', async () => {
    const result = await importText('metric_name,timestamp,metric_value\nvus,1772359200,1\n');
    expect(result.ok ? undefined : result.failure?.code).toBe('no requests');
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs } = expectSuccess(await importText(K6_REFERENCE.example.text));
    expect(format).toBe('k6-summary');
    expect(runs[0]?.reported).toContainEqual({
      metric: 'request_latency',
      statistic: 'p95',
      value: 2.1,
      n: 1200,
    });
  });
});

it('sends the reader of k6’s screen output to a file', async () => {
  const result = await importText(
    '     http_req_duration..............: avg=5ms min=1ms\n     http_reqs......................: 3 1/s\n',
  );
  expect(result.ok ? undefined : result.failure?.message).toContain('--out json');
});
