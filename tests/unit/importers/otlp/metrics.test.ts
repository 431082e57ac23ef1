import { describe, expect, it } from 'vitest';
import {
  checkImport,
  expectSuccess,
  importBytes,
  importText,
  readFixture,
} from '../../../support/check-import';

checkImport('otlp/metrics-cumulative/input.jsonl', {
  format: 'otlp-metrics',
  whenCut: 'loses rows',
  report: { unknownFields: ['process.cpu.time'] },
  runs: [
    {
      tool: 'otlp',
      workload: { model: 'example-8b', backend: 'openai' },
      // Cumulative: only the second export counts; one failed, embeddings are no calls.
      counts: { requests: 5, succeeded: 4, failed: 1 },
      duration: 60,
      startedAt: '2025-10-09T08:53:20.000Z',
      hasRequests: false,
      reported: {
        'request_latency mean': 1.75,
        'request_latency min': 0.5,
        'request_latency max': 3,
        'prompt_tokens mean': 100,
        'output_tokens mean': 20,
        'concurrency mean': 3,
        'concurrency max': 4,
      },
      notes: ['Several instruments measure request_latency'],
    },
  ],
});

checkImport('otlp/metrics-delta/input.json', {
  format: 'otlp-metrics',
  runs: [
    {
      counts: { requests: 5, succeeded: 5, failed: 0 },
      duration: 20,
      // (1500 + 3500) ms / 5; (0.75 + 3) s / 6.
      reported: { 'request_latency mean': 1, 'time_to_first_token mean': 0.625 },
    },
  ],
});

describe('OpenTelemetry histograms', () => {
  it('adds deltas up, in canonical units', async () => {
    const result = expectSuccess(await importBytes(readFixture('otlp/metrics-delta/input.json')));
    expect(result.runs[0]?.histograms?.request_latency).toEqual({
      bounds: [1, Infinity],
      counts: [2, 3],
      sum: 5,
    });
    // Scale 0 has the bounds 2^i. The first point has offset −2: (1/4, 1/2] 1, (1/2, 1] 1. The second has offset −1: one zero,
    // (1/2, 1] 2, (1, 2] 1; its zero lies below 1/2.
    expect(result.runs[0]?.histograms?.time_to_first_token).toEqual({
      bounds: [0.25, 0.5, 1, 2, Infinity],
      counts: [0, 2, 3, 1, 0],
      sum: 3.75,
    });
  });

  it('takes the last point of a cumulative series', async () => {
    const result = expectSuccess(
      await importBytes(readFixture('otlp/metrics-cumulative/input.jsonl')),
    );
    expect(result.runs[0]?.histograms?.request_latency).toEqual({
      bounds: [1, 2, 4, Infinity],
      counts: [1, 2, 1, 0],
      sum: 7,
    });
  });

  it('says which metrics it would know', async () => {
    const text =
      '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"my.counter","sum":{"dataPoints":[{"asInt":"1"}]}}]}]}]}';
    const result = await importText(text);
    expect(!result.ok && result.failure?.message).toContain('gen_ai.client.*');
  });
});
