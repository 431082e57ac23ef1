import { expect, it } from 'vitest';
import { AUTOCANNON_REFERENCE } from '../../../../src/importers/autocannon/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

// Real results; the numbers are those that the tool printed, in seconds.
checkImport('autocannon/plain/input.json', {
  format: 'autocannon',
  report: { secretsDropped: ['the address of the server'], unknownFields: [] },
  runs: [
    {
      label: '4 connections',
      tool: 'autocannon',
      workload: { arrival: 'closed', maxConcurrency: 4, latencyFrom: 'send' },
      counts: { requests: 601, succeeded: 601, failed: 0 },
      duration: 2.03,
      startedAt: '2026-11-24T11:29:10.832Z',
      hasRequests: false,
      reported: {
        'request_latency mean': 0.01279,
        'request_latency std': 0.00864,
        'request_latency min': 0.001,
        'request_latency max': 0.081,
        'request_latency p2.5': 0.002,
        'request_latency p50': 0.012,
        'request_latency p97.5': 0.025,
        'request_latency p99': 0.041,
        'request_latency p99.999': 0.081,
        'request_throughput rate': 300.5,
      },
      notes: ['4 requests more had no response'],
    },
  ],
});

checkImport('autocannon/failures/input.json', {
  format: 'autocannon',
  runs: [
    {
      label: 'every fifth fails',
      counts: { requests: 660, succeeded: 529, failed: 131 },
      reported: { 'request_latency p50': 0.012, 'request_throughput rate': 330 },
      notes: ['131 requests of 660 failed: 131 × 503'],
    },
  ],
});

checkImport('autocannon/late/input.json', {
  format: 'autocannon',
  // The responses end 100 ms after their first byte, so the latency goes to the end.
  runs: [{ reported: { 'request_latency min': 0.102, 'request_latency p50': 0.113 } }],
});

checkImport('autocannon/rate/input.json', {
  format: 'autocannon',
  runs: [
    {
      counts: { requests: 200, succeeded: 200, failed: 0 },
      reported: { 'request_latency mean': 0.00783, 'request_throughput rate': 100 },
      // 2345 values for 200 responses.
      notes: ['2,145 values that nobody measured'],
    },
  ],
});

checkImport('autocannon/rate-uncorrected/input.json', {
  format: 'autocannon',
  runs: [
    {
      workload: { latencyFrom: 'send' },
      counts: { requests: 301, succeeded: 301, failed: 0 },
      reported: { 'request_latency mean': 0.01202 },
    },
  ],
});

checkImport('autocannon/no-server/input.json', {
  format: 'autocannon',
  runs: [
    {
      counts: { requests: 11270, succeeded: 0, failed: 11270 },
      notReported: ['request_latency', 'request_throughput'],
      notes: ['11,270 connection errors', 'All requests failed'],
    },
  ],
});

checkImport('autocannon/all-failed/input.json', {
  format: 'autocannon',
  runs: [
    {
      counts: { requests: 138, succeeded: 0, failed: 138 },
      notReported: ['request_latency', 'request_throughput'],
      notes: ['138 × 503'],
    },
  ],
});

checkImport('autocannon/older/input.json', {
  format: 'autocannon',
  whenCut: 'loses rows',
  report: {
    rowsRead: 2,
    dropped: [{ reason: 'lines of other text around the JSON', count: 1 }],
    unknownFields: ['latency.jitter', 'flavour'],
  },
  runs: [
    {
      label: '2 connections',
      workload: { maxConcurrency: 8 },
      // 100 responses, 5 of them not 2xx, and 3 errors of which 2 are time-outs.
      counts: { requests: 103, succeeded: 95, failed: 8 },
      reported: { 'request_latency p97.5': 0.035, 'request_throughput rate': 50 },
      notes: ['2 time-outs, 1 connection error'],
    },
    {
      label: 'second',
      // Of the 6 that are not 2xx one is a redirect.
      counts: { requests: 50, succeeded: 45, failed: 5 },
      reported: { 'request_latency mean': 0.008, 'request_latency p99.999': 0.02 },
      notes: ['2 connections reset', '1 response had another body'],
    },
  ],
});

it('can import the example of the reference', async () => {
  const { format, runs } = expectSuccess(await importText(AUTOCANNON_REFERENCE.example.text));
  expect(format).toBe('autocannon');
  expect(runs[0]?.counts).toEqual({ requests: 3000, succeeded: 2997, failed: 3 });
});
