/**
 * The measurements of the example record. They are made by the same code as an imported file's, from request rows whose
 * latencies are the quantiles of lognormal distributions: no randomness, and every number in the record agrees with every other.
 */
import type { RequestTable } from '../../benchmark-run/benchmark-run';
import { normalQuantile } from '../../stats/normal';
import { createMeasurement, createTypedMeasurement } from '../create-measurement';
import type { Measurement } from '../investigation-record';

const REQUESTS = 1200;
/** Seconds; 6 requests per second. */
const DURATION = 200;
const MEAN_PROMPT = 3900;

interface Lognormal {
  readonly median: number;
  /** Standard deviation of the logarithm. */
  readonly sigma: number;
}

interface Run {
  readonly id: string;
  readonly label: string;
  readonly startedAt: string;
  readonly addedAt: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Seconds. */
  readonly firstToken: Lognormal;
  /** Seconds per token. */
  readonly perToken: Lognormal;
  readonly failed: number;
}

const OUTPUT_TOKENS: Lognormal = { median: 170, sigma: 0.4 };

/** Before the release: the shared 2,592 tokens at the start of every prompt come from the prefix cache. */
const good = createRunMeasurement({
  id: 'm-good',
  label: 'Template v13 (last known good)',
  startedAt: '2026-11-10T08:00:00Z',
  addedAt: '2026-11-17T10:20:00Z',
  fileName: 'assistant-v13-6rps.json',
  bytes: 1_148_210,
  firstToken: { median: 0.078, sigma: 0.53 },
  perToken: { median: 0.021, sigma: 0.15 },
  failed: 1,
});

/** After it: every prompt is computed from its first token. */
const slow = createRunMeasurement({
  id: 'm-slow',
  label: 'Template v14, production flags',
  startedAt: '2026-11-17T10:40:00Z',
  addedAt: '2026-11-17T10:52:00Z',
  fileName: 'assistant-v14-6rps.json',
  bytes: 1_150_934,
  firstToken: { median: 0.24, sigma: 0.58 },
  perToken: { median: 0.027, sigma: 0.17 },
  failed: 4,
});

const bench = createRunMeasurement({
  id: 'm-bench',
  label: 'Template v14 on the test bench',
  startedAt: '2026-11-17T14:00:00Z',
  addedAt: '2026-11-17T14:12:00Z',
  fileName: 'bench-v14-6rps.json',
  bytes: 1_151_377,
  firstToken: { median: 0.236, sigma: 0.59 },
  perToken: { median: 0.0265, sigma: 0.17 },
  failed: 3,
});

/** A change that did not help. */
const budget = createRunMeasurement({
  id: 'm-budget',
  label: 'Template v14, larger token budget',
  startedAt: '2026-11-17T15:00:00Z',
  addedAt: '2026-11-17T15:11:00Z',
  fileName: 'bench-v14-budget-16384.json',
  bytes: 1_150_602,
  firstToken: { median: 0.231, sigma: 0.6 },
  perToken: { median: 0.0281, sigma: 0.19 },
  failed: 3,
});

const fixed = createRunMeasurement({
  id: 'm-fixed',
  label: 'Template v15 on the test bench',
  startedAt: '2026-11-18T09:00:00Z',
  addedAt: '2026-11-18T09:09:00Z',
  fileName: 'bench-v15-6rps.json',
  bytes: 1_149_020,
  firstToken: { median: 0.079, sigma: 0.54 },
  perToken: { median: 0.021, sigma: 0.15 },
  failed: 1,
});

/** The bench command again, against production on the last morning of the watch. */
const review = createRunMeasurement({
  id: 'm-review',
  label: 'Template v15 in production, review',
  startedAt: '2026-11-26T10:00:00Z',
  addedAt: '2026-11-26T10:09:00Z',
  fileName: 'assistant-v15-review-6rps.json',
  bytes: 1_149_377,
  firstToken: { median: 0.081, sigma: 0.54 },
  perToken: { median: 0.0211, sigma: 0.15 },
  failed: 1,
});

/** Read off the engine's metrics for the hour of the `slow` run. */
const server = createTypedMeasurement({
  id: 'm-server',
  label: 'Server metrics, 17 November 10:00 to 11:00',
  addedAt: '2026-11-17T11:30:00Z',
  duration: 3600,
  values: [
    { metric: 'prefix_cache_hit_rate', statistic: 'mean', value: 0.004 },
    { metric: 'queue_time', statistic: 'p50', value: 0.083 },
    { metric: 'prefill_time', statistic: 'p50', value: 0.118 },
    { metric: 'kv_cache_utilization', statistic: 'mean', value: 0.37 },
    { metric: 'gpu_utilization', statistic: 'mean', value: 0.94 },
    { metric: 'prompt_tokens', statistic: 'mean', value: MEAN_PROMPT },
  ],
});

export const EXAMPLE_MEASUREMENTS = { good, slow, bench, budget, fixed, review, server } as const;

function createRunMeasurement(run: Run): Measurement {
  return createMeasurement(
    {
      label: run.label,
      tool: { id: 'vllm', name: 'vLLM bench serve', version: '0.11.0' },
      workload: {
        model: 'meta-llama/Llama-3.1-8B-Instruct',
        backend: 'vllm',
        dataset: 'assistant-2026-11.jsonl',
        requestRate: REQUESTS / DURATION,
        arrival: 'open',
        streaming: true,
        promptTokensMean: MEAN_PROMPT,
        outputTokensMean: 184,
      },
      startedAt: run.startedAt,
      duration: DURATION,
      counts: { requests: REQUESTS, succeeded: REQUESTS - run.failed, failed: run.failed },
      requests: createRows(run),
      pools: {},
      reported: [],
      definitions: [
        {
          metric: 'time_to_first_token',
          text: 'Client clock: from sending the request to the first streamed token.',
        },
      ],
      notes: ['Warm-up requests left out: 50.'],
    },
    {
      id: run.id,
      addedAt: run.addedAt,
      source: {
        fileName: run.fileName,
        format: 'vllm',
        tool: 'vLLM bench serve',
        toolVersion: '0.11.0',
        bytes: run.bytes,
        rowsRead: REQUESTS + 50,
        rowsKept: REQUESTS,
        dropped: [{ reason: 'warm-up', count: 50 }],
      },
    },
  );
}

/** The last rows are the failed ones; latencies of failed requests are missing. */
function createRows({ firstToken, perToken, failed }: Run): RequestTable {
  const succeeded = REQUESTS - failed;
  const column = (read: (row: number) => number): Float64Array =>
    Float64Array.from({ length: REQUESTS }, (_, row) => (row < succeeded ? read(row) : Number.NaN));
  const outputTokens = column((row) => Math.round(draw(OUTPUT_TOKENS, row, 419, succeeded)));
  const timeToFirstToken = column((row) => draw(firstToken, row, 17, succeeded));
  const timePerOutputToken = column((row) => draw(perToken, row, 83, succeeded));
  return {
    length: REQUESTS,
    status: Uint8Array.from({ length: REQUESTS }, (_, row) => (row < succeeded ? 0 : 1)),
    startTime: Float64Array.from({ length: REQUESTS }, (_, row) => (row * DURATION) / REQUESTS),
    columns: {
      time_to_first_token: timeToFirstToken,
      time_per_output_token: timePerOutputToken,
      request_latency: column(
        (row) =>
          (timeToFirstToken[row] ?? Number.NaN) +
          (timePerOutputToken[row] ?? Number.NaN) * ((outputTokens[row] ?? Number.NaN) - 1),
      ),
      output_tokens: outputTokens,
    },
    attributes: [],
  };
}

/**
 * The row's value: a quantile of the distribution, each used once. Rows take the quantiles in steps of a prime, so that the
 * columns are not sorted alike; a prime that does not divide `count` visits every quantile.
 */
function draw({ median, sigma }: Lognormal, row: number, prime: number, count: number): number {
  const rank = (row * prime) % count;
  return median * Math.exp(sigma * normalQuantile((rank + 0.5) / count));
}
