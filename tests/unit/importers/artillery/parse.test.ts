import { describe, expect, it } from 'vitest';
import { ARTILLERY_REFERENCE } from '../../../../src/importers/artillery/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

// Real reports; the numbers are those that the tool printed, in seconds.
checkImport('artillery/plain/input.json', {
  format: 'artillery',
  report: { unknownFields: [] },
  runs: [
    {
      label: '60 virtual users',
      tool: 'artillery',
      workload: { arrival: 'open', latencyFrom: 'send' },
      counts: { requests: 60, succeeded: 60, failed: 0 },
      // 1795519770672 − 1795519767707 ms.
      duration: 2.965,
      startedAt: '2026-11-24T11:29:27.707Z',
      hasRequests: false,
      reported: {
        'custom.time_to_first_byte_seconds mean': 0.0122,
        'custom.time_to_first_byte_seconds p50': 0.0121,
        'custom.time_to_first_byte_seconds p95': 0.0211,
        'custom.time_to_first_byte_seconds p99.9': 0.022,
        'custom.time_to_first_byte_seconds max': 0.022,
        'request_throughput rate': 17,
      },
      notReported: ['request_latency'],
      // 60 ÷ 2.965 s.
      notes: ['20.2 per second', 'extendedMetrics'],
    },
  ],
});

checkImport('artillery/failures/input.json', {
  format: 'artillery',
  runs: [
    {
      counts: { requests: 120, succeeded: 108, failed: 12 },
      reported: { 'custom.time_to_first_byte_seconds p50': 0.0131 },
      notes: ['12 requests of 120 failed', '12 responses with status 503'],
    },
  ],
});

checkImport('artillery/extended/input.json', {
  format: 'artillery',
  runs: [
    {
      reported: {
        // The response ends 100 ms after its first byte: only http.total has them.
        'custom.time_to_first_byte_seconds p50': 0.015,
        'request_latency min': 0.104,
        'request_latency p50': 0.1203,
        'request_latency p99': 0.2959,
      },
    },
  ],
});

checkImport('artillery/no-server/input.json', {
  format: 'artillery',
  runs: [
    {
      counts: { requests: 60, succeeded: 0, failed: 60 },
      notReported: ['custom.time_to_first_byte_seconds', 'request_throughput'],
      notes: [
        '60 errors ECONNREFUSED',
        'All requests failed',
        '60 of 60 virtual users did not get',
      ],
    },
  ],
});

checkImport('artillery/v1/input.json', {
  format: 'artillery',
  runs: [
    {
      label: '2 virtual users/s',
      counts: { requests: 60, succeeded: 55, failed: 5 },
      duration: 30,
      hasRequests: false,
      reported: {
        'custom.time_to_first_byte_seconds min': 0.0762,
        'custom.time_to_first_byte_seconds p50': 0.1062,
        'custom.time_to_first_byte_seconds p95': 0.3085,
        'request_throughput rate': 2,
      },
      notes: ['1 scenario not started'],
    },
  ],
});

checkImport('artillery/v1-rows/input.json', {
  format: 'artillery',
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1 },
      startedAt: '2026-03-01T10:00:00.850Z',
      duration: 3,
      status: ['succeeded', 'failed', 'succeeded'],
      // 1.0 − 0.15 s, 2.0 − 0.1 s, 3.0 − 0.25 s.
      startTime: [0, 1.05, 1.9],
      columns: { 'custom.time_to_first_byte_seconds': [0.15, null, 0.25] },
      attributes: { status: ['200', '404', '200'] },
    },
  ],
});

describe('artillery', () => {
  it('takes a histogram of the script for the metric that its name says', async () => {
    const { runs, report } = expectSuccess(
      await importText(
        '{"aggregate": {"counters": {"http.requests": 2, "http.responses": 2}, "summaries": {"chat.ttft": {"count": 2, "mean": 250, "p99": 300}, "basket": {"count": 2, "mean": 3}, "http.response_time": {"min": null, "count": 2, "mean": NaN, "p99": Infinity}}}}',
      ),
    );
    expect(runs[0]?.reported).toContainEqual({
      metric: 'time_to_first_token',
      statistic: 'p99',
      value: 0.3,
      n: 2,
    });
    expect(runs[0]?.reported).toHaveLength(2);
    expect(report.assumptions).toEqual(['chat.ttft: milliseconds']);
    expect(report.unknownFields).toEqual(['basket']);
  });

  it('declines its scripts, and reports without an aggregate', async () => {
    const script = await importText(
      '{"config": {"target": "SECRET", "phases": []}, "scenarios": []}',
    );
    expect(script.ok ? undefined : script.failure?.message).toContain('--output report.json');
    const yaml = await importText('config:\n  target: SECRET\n  phases:\n    - duration: 60\n');
    expect(yaml.ok ? undefined : yaml.failure?.code).toBe('not supported');
    const open = await importText(
      '{"intermediate": [{"counters": {"http.requests": 1}, "rates": {}, "summaries": {}}]}',
    );
    expect(open.ok ? undefined : open.failure?.code).toBe('damaged');
  });

  it('can import the example of the reference', async () => {
    const { format, runs } = expectSuccess(await importText(ARTILLERY_REFERENCE.example.text));
    expect(format).toBe('artillery');
    expect(runs[0]?.counts).toEqual({ requests: 600, succeeded: 594, failed: 6 });
    expect(runs[0]?.duration).toBe(60);
  });
});
