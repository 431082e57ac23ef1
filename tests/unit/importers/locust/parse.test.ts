import { describe, expect, it } from 'vitest';
import { LOCUST_REFERENCE } from '../../../../src/importers/locust/reference';
import {
  checkImport,
  expectSuccess,
  importBytes,
  importText,
  readFixture,
} from '../../../support/check-import';

checkImport('locust/stats/input.csv', {
  format: 'locust-stats',
  report: {
    rowsRead: 3,
    rowsKept: 3,
    secretsDropped: ['hosts, queries and ids in the names of endpoints'],
  },
  runs: [
    {
      label: 'all 2 endpoints',
      tool: 'locust',
      workload: { arrival: 'closed', latencyFrom: 'send' },
      counts: { requests: 100, succeeded: 96, failed: 4 },
      // 100 requests ÷ 10 per second.
      duration: 10,
      hasRequests: false,
      reported: {
        'request_latency mean': 0.7257,
        'request_latency min': 0.00825,
        // The exact maximum, not the rounded one of the column 100 %.
        'request_latency max': 4.1205,
        'request_latency p50': 0.79,
        'request_latency p75': 0.98,
        'request_latency p99': 4,
        'request_latency p99.9': 4.1,
        'request_throughput rate': 10,
      },
      notes: ['4 requests of 100 failed'],
    },
    {
      label: 'GET /users/:id',
      counts: { requests: 20, succeeded: 20, failed: 0 },
      duration: 10,
      reported: { 'request_latency p99': 0.041, 'request_throughput rate': 2 },
    },
    {
      label: 'POST /v1/chat',
      counts: { requests: 80, succeeded: 76, failed: 4 },
      reported: { 'request_latency mean': 0.9035 },
    },
  ],
});

checkImport('locust/stats-one-endpoint/input.csv', {
  format: 'locust-stats',
  runs: [
    {
      label: 'all requests',
      counts: { requests: 50, succeeded: 50, failed: 0 },
      duration: 2,
      reported: { 'request_latency p99.99': 0.02, 'request_latency p90': 0.009 },
      notes: ['one endpoint, grpc /pkg.Service/Get, all'],
    },
  ],
});

checkImport('locust/stats-old/input.csv', {
  format: 'locust-stats',
  runs: [
    {
      counts: { requests: 10, succeeded: 9, failed: 1 },
      duration: 2,
      reported: { 'request_latency p66': 0.04, 'request_latency mean': 0.035 },
    },
  ],
});

checkImport('locust/stats-all-failed/input.csv', {
  format: 'locust-stats',
  runs: [
    {
      counts: { requests: 30, succeeded: 0, failed: 30 },
      notReported: ['request_latency', 'request_throughput'],
      notes: ['All requests failed'],
    },
  ],
});

checkImport('locust/history/input.csv', {
  format: 'locust-history',
  whenCut: 'loses rows',
  runs: [
    {
      label: 'up to 30 users',
      workload: { maxConcurrency: 30, arrival: 'closed' },
      counts: { requests: 96, succeeded: 90, failed: 6 },
      startedAt: '2026-03-01T10:00:00.000Z',
      duration: 15,
      reported: {
        // 10, 20 and 30 users.
        'concurrency mean': 20,
        'concurrency min': 10,
        'concurrency max': 30,
        'request_latency mean': 0.18075,
        'request_latency p50': 0.15,
        'request_latency p95': 0.4,
        'request_latency p99': 0.52,
        'request_latency max': 0.5205,
      },
      notReported: ['request_throughput'],
      notes: ['10 to 30', '8 requests per second'],
    },
  ],
});

checkImport('locust/history-full/input.csv', {
  format: 'locust-history',
  whenCut: 'loses rows',
  runs: [
    {
      counts: { requests: 60, succeeded: 60, failed: 0 },
      duration: 10,
      reported: { 'request_latency p50': 0.13, 'request_latency max': 0.7205 },
      notes: ['last ten seconds'],
    },
  ],
});

checkImport('locust/json/input.json', {
  format: 'locust-json',
  report: { rowsRead: 2, rowsKept: 2 },
  runs: [
    {
      label: 'all 2 endpoints',
      counts: { requests: 6, succeeded: 5, failed: 1 },
      startedAt: '2026-03-01T10:00:00.500Z',
      duration: 12,
      reported: {
        // (195.5 + 1250) ms ÷ the 5 requests that have a time.
        'request_latency mean': 0.2891,
        'request_latency min': 0.0405,
        'request_latency max': 1.204,
      },
    },
    { label: 'GET /a', counts: { requests: 4, succeeded: 3, failed: 1 }, duration: 10 },
    { label: 'POST /b', counts: { requests: 2, succeeded: 2, failed: 0 }, duration: 11.5 },
  ],
});

describe('locust --json', () => {
  it('makes a histogram of the rounded response times', async () => {
    const { runs } = expectSuccess(await importBytes(readFixture('locust/json/input.json')));
    // 40 stands for 39.5 to 40.5 ms, 50 for 49.5 to 50.5, 100 for 99.5 to 105: between them nothing was counted.
    expect(runs[1]?.histograms?.request_latency).toEqual({
      bounds: [0.0395, 0.0405, 0.0495, 0.0505, 0.0995, 0.105, Number.POSITIVE_INFINITY],
      counts: [0, 1, 0, 1, 0, 1, 0],
      sum: 0.1955,
    });
    // 1200 stands for 1150 to 1250 ms.
    expect(runs[2]?.histograms?.request_latency?.bounds).toEqual([
      0.0455,
      0.0465,
      1.15,
      1.25,
      Number.POSITIVE_INFINITY,
    ]);
    expect(runs[0]?.histograms?.request_latency?.counts.reduce((a, b) => a + b)).toBe(5);
  });

  it('makes none when the script replaced the rounding', async () => {
    const { runs } = expectSuccess(
      await importText(
        '[{"name": "a", "method": "GET", "num_requests": 1, "num_none_requests": 0, "num_failures": 0, "total_response_time": 147, "response_times": {"147": 1}}]',
      ),
    );
    expect(runs[0]?.histograms).toBeUndefined();
    expect(runs[0]?.notes.join()).toContain('not rounded as Locust does it');
  });
});

describe('the history', () => {
  it('starts again when the statistics were reset', async () => {
    const { runs, report } = expectSuccess(
      await importText(
        'Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,Total Request Count,Total Failure Count,Total Average Response Time\n' +
          '1772359200,5,,Aggregated,9.0,0.0,900,500,9,900.0\n' +
          '1772359210,5,,Aggregated,2.0,0.0,100,10,0,100.0\n' +
          '1772359220,5,,Aggregated,2.0,0.0,110,30,0,110.0\n',
      ),
    );
    expect(runs[0]?.counts).toEqual({ requests: 30, succeeded: 30, failed: 0 });
    expect(runs[0]?.duration).toBe(10);
    expect(report.notes.join()).toContain('reset');
  });
});

describe('files of Locust that hold no run', () => {
  it.each([
    [
      'failures',
      'Method,Name,Error,Occurrences,First Seen,Last Seen\nGET,/a,SECRET,3,1,2\n',
      '_stats.csv',
    ],
    ['exceptions', 'Count,Message,Traceback,Nodes\n1,SECRET,"a\nb",local\n', '_stats.csv'],
    ['exceptions without any', 'Count,Message,Traceback,Nodes\n', '_stats.csv'],
    ['the ratio of tasks', '{"per_class": {"User": {"ratio": 1.0}}, "total": {}}', '_stats.csv'],
    [
      'the screen',
      'Type     Name      # reqs      # fails |    Avg     Min\n--------|----\n',
      '--csv',
    ],
  ])('are declined with advice: %s', async (_name, text, advice) => {
    const result = await importText(text);
    expect(result.ok ? undefined : result.failure?.code).toBe('not supported');
    expect(result.ok ? undefined : result.failure?.message).toContain(advice);
  });
});

it('can import the example of the reference', async () => {
  const { format, runs } = expectSuccess(await importText(LOCUST_REFERENCE.example.text));
  expect(format).toBe('locust-stats');
  expect(runs).toHaveLength(3);
});
