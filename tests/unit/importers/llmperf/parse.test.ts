import { describe, expect, it } from 'vitest';
import { LLMPERF_REFERENCE } from '../../../../src/importers/llmperf/reference';
import { checkImport, expectSuccess, importText, readFixture } from '../../../support/check-import';

// 8 completed requests at 48 a minute are 10 s; the file was written at 1767225610 = 2026-01-01T00:00:10Z.
checkImport('llmperf/summary-2024/input.json', {
  format: 'llmperf',
  report: {
    unknownFields: ['api'],
    secretsDropped: ['sampling parameters sent with each request'],
    rowsRead: 1,
    rowsKept: 1,
  },
  runs: [
    {
      label: 'concurrency 4',
      tool: 'llmperf',
      workload: {
        model: 'example/model-8b',
        maxConcurrency: 4,
        arrival: 'closed',
        warmUp: 'included',
        latencyFrom: 'send',
        promptTokensMean: 550.25,
        outputTokensMean: 101.5,
      },
      counts: { requests: 10, succeeded: 8, failed: 2 },
      duration: 10,
      startedAt: '2026-01-01T00:00:00.000Z',
      hasRequests: false,
      reported: {
        'time_to_first_token p50': 0.25,
        'time_to_first_token p95': 0.45,
        'time_to_first_token std': 0.08,
        'time_to_first_token max': 0.51,
        'request_latency p99': 6,
        'custom.llmperf_inter_token_latency_seconds p99': 0.06,
        'custom.request_output_tokens_per_second mean': 20.5,
        'prompt_tokens min': 549,
        'prompt_tokens max': 552,
        'output_tokens min': 22,
        'request_throughput rate': 0.8,
        'output_token_throughput rate': 81.2,
        'error_rate rate': 0.2,
      },
      notReported: ['time_per_output_token', 'inter_token_latency'],
      notes: ['-1 (1 request), 429 (1 request)', 'individual_responses.json'],
    },
  ],
});

checkImport('llmperf/summary-all-failed/input.json', {
  format: 'llmperf',
  runs: [
    {
      counts: { requests: 4, succeeded: 0, failed: 4 },
      reported: { 'request_throughput rate': 0, 'error_rate rate': 1 },
      notReported: ['time_to_first_token', 'request_latency', 'prompt_tokens', 'output_tokens'],
      notes: ['No request succeeded', '-1 (4 requests)'],
    },
  ],
});

// TPOT: (5.5 − 0.5) / 100; (2.25 − 0.25) / 100; the rows 2 and 3 failed; one token has none; without a TTFT there is none.
checkImport('llmperf/responses-2024/input.json', {
  format: 'llmperf-responses',
  report: {
    rowsRead: 6,
    rowsKept: 6,
    dropped: [{ reason: 'ttft_s: not a measurement', count: 1 }],
    secretsDropped: ['generated texts', 'error messages of single requests'],
    unknownFields: [],
  },
  runs: [
    {
      label: 'LLMPerf requests',
      counts: { requests: 6, succeeded: 4, failed: 2 },
      status: ['succeeded', 'succeeded', 'failed', 'failed', 'succeeded', 'succeeded'],
      columns: {
        time_to_first_token: [0.5, 0.25, null, null, 0.4, null],
        request_latency: [5.5, 2.25, null, null, 0.4, 3],
        time_per_output_token: [0.05, 0.02, null, null, null, null],
        prompt_tokens: [550, 551, null, null, 550, 550],
        output_tokens: [101, 101, null, null, 1, 100],
        'custom.llmperf_inter_token_latency_seconds': [0.055, 0.0225, null, null, 0.4, 0.03],
      },
      notes: ['2 requests of 6 failed', '-100: 1', '429: 1'],
    },
  ],
});

checkImport('llmperf/responses-all-failed/input.json', {
  format: 'llmperf-responses',
  runs: [
    {
      counts: { requests: 2, succeeded: 0, failed: 2 },
      status: ['failed', 'failed'],
      notes: ['No request succeeded (2 were sent)'],
    },
  ],
});

checkImport('llmperf/responses-lines/input.jsonl', {
  format: 'llmperf-responses',
  whenCut: 'loses rows',
  runs: [{ counts: { requests: 3, succeeded: 3, failed: 0 } }],
});

describe('llmperf', () => {
  const summary = new TextDecoder().decode(readFixture('llmperf/summary-2024/input.json'));

  it('reads an array of summaries, and percentiles that it never saw', async () => {
    const other = summary.replace('quantiles_p99', 'quantiles_p99.9');
    const result = expectSuccess(await importText(`[${summary}, ${other}]`));
    expect(result.runs.map(({ label }) => label)).toEqual(['concurrency 4', 'concurrency 4 (2)']);
    expect(result.runs[1]?.reported).toContainEqual(
      expect.objectContaining({
        metric: 'custom.llmperf_inter_token_latency_seconds',
        statistic: 'p99.9',
        value: 0.06,
      }),
    );
  });

  it('says what its inter-token latency is', async () => {
    const result = expectSuccess(await importText(summary));
    const definition = result.runs[0]?.definitions.find(
      ({ metric }) => metric === 'custom.llmperf_inter_token_latency_seconds',
    );
    expect(definition?.text).toContain('the wait for the first token included');
  });

  it('keeps arrays of responses apart as runs', async () => {
    const rows = new TextDecoder().decode(readFixture('llmperf/responses-2024/input.json'));
    const result = expectSuccess(await importText(`${rows}\n${rows}`));
    expect(result.runs).toHaveLength(2);
  });
});

describe('the example of the reference', () => {
  it('can be imported', async () => {
    const { format, runs, report } = expectSuccess(
      await importText(LLMPERF_REFERENCE.example.text),
    );
    expect(format).toBe('llmperf-responses');
    expect(report.unknownFields).toEqual([]);
    expect(runs[0]?.counts).toEqual({ requests: 2, succeeded: 1, failed: 1 });
  });
});
