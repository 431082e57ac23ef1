/**
 * The two offline benchmarks of vLLM, which call the engine without a server: `vllm bench latency` (one batch again and again) and
 * `vllm bench throughput` (all prompts at once), with `--output-json`. Times are in seconds.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { GrowingColumn } from '../../domain/benchmark-run/growing-column';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { CustomMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, hasAnyKey, isObject, listOf, numberOf, objectOf } from '../fields';
import type { Detection, ParseContext, ParseResult } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';

/** The time of a whole batch is the latency of none of its requests. */
const BATCH_LATENCY: CustomMetricId = 'custom.batch_latency_seconds';

const LATENCY_FIELDS = ['avg_latency', 'std_latency', 'latencies', 'percentiles'];
const THROUGHPUT_FIELDS = [
  'elapsed_time',
  'num_requests',
  'requests_per_second',
  'tokens_per_second',
  'output_tokens_per_second',
  'total_num_tokens',
  'total_prompt_tokens',
  'total_output_tokens',
];

function isLatency(value: unknown): value is JsonObject {
  return hasAnyKey(value, ['avg_latency']) && hasAnyKey(value, ['latencies', 'percentiles']);
}

function isThroughput(value: unknown): value is JsonObject {
  return (
    hasAnyKey(value, ['elapsed_time']) &&
    hasAnyKey(value, ['requests_per_second']) &&
    hasAnyKey(value, ['tokens_per_second', 'num_requests', 'total_num_tokens'])
  );
}

export function detectVllmOffline(head: Head): Detection | null {
  const run = firstObject(head);
  if (isLatency(run)) return { reason: 'it has avg_latency and latencies of a batch' };
  return isThroughput(run) ? { reason: 'it has elapsed_time and requests_per_second' } : null;
}

export async function parseVllmOffline(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (runs.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} runs; split it.`);
      }
      if (isLatency(item)) runs.push(parseLatency(item, report));
      else if (isThroughput(item)) runs.push(parseThroughput(item, report));
      else report.drop('a value that is not the result of a run');
    }
  }
  return { runs };
}

function parseLatency(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const listed = listOf(data, 'latencies') ?? [];
  const samples = new GrowingColumn();
  for (const latency of listed) {
    const seconds = numberOf(latency);
    if (seconds !== undefined && seconds > 0) samples.push(seconds);
  }
  const kept = samples.length;
  report.read(Math.max(1, listed.length));
  report.keep(Math.max(1, kept));
  report.drop('latencies: not a duration', listed.length - kept);
  report.assume('latencies: seconds');
  const n = kept > 0 && kept === listed.length ? kept : undefined;
  const run = new RunBuilder('vLLM latency of a batch', { id: 'vllm', name: 'vLLM bench latency' });
  for (const [statistic, value] of readLatencyStatistics(data)) {
    run.report(BATCH_LATENCY, statistic, value, n);
  }
  reportUnknownFields(data, LATENCY_FIELDS, report);
  return run
    .pool(BATCH_LATENCY, samples.finish())
    .define(
      BATCH_LATENCY,
      'Time in which the engine answered one whole batch, without server, network and queue. The file says neither how many requests a batch has nor how long they are.',
    )
    .method({ warmUp: 'excluded' })
    .note(
      `An offline benchmark: ${kept > 0 ? `${countWith(kept, 'batch', 'batches')}, one after the other` : 'one batch at a time'}, with random prompts of one length. It has no requests, so nothing here can be compared with a latency of a server.`,
    )
    .build();
}

/** `percentiles` has bare numbers as keys: `{"10": 1.2, "99": 1.4}`. */
function readLatencyStatistics(data: JsonObject): [Statistic, number | undefined][] {
  const percentiles = objectOf(data, 'percentiles') ?? {};
  return [
    ['mean', positive(numberOf(data, 'avg_latency'))],
    ['std', numberOf(data, 'std_latency')],
    ...Object.keys(percentiles).flatMap((key): [Statistic, number | undefined][] => {
      const statistic = parseStatistic(/^[\d.]+$/.test(key) ? `p${key}` : key);
      return statistic ? [[statistic, positive(numberOf(percentiles, key))]] : [];
    }),
  ];
}

function parseThroughput(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const requests = countOf(data, 'num_requests');
  const run = new RunBuilder('vLLM throughput, all at once', {
    id: 'vllm',
    name: 'vLLM bench throughput',
  })
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: 'unlimited',
      maxConcurrency: undefined,
      arrival: 'open',
      streaming: false,
      promptTokensMean: perRequest(data, 'total_prompt_tokens', requests),
      outputTokensMean: perRequest(data, 'total_output_tokens', requests),
    })
    .counts(requests === undefined ? {} : { requests, succeeded: requests })
    .duration(numberOf(data, 'elapsed_time'))
    .method({ warmUp: 'included' });
  run.report('request_throughput', 'rate', numberOf(data, 'requests_per_second'));
  run.report('total_token_throughput', 'rate', numberOf(data, 'tokens_per_second'));
  run.report('output_token_throughput', 'rate', numberOf(data, 'output_tokens_per_second'));
  reportUnknownFields(data, THROUGHPUT_FIELDS, report);
  report.read(1);
  report.keep(1);
  return run
    .define(
      'total_token_throughput',
      'Prompt and output tokens per second; the tool calls it tokens_per_second.',
    )
    .note(
      'An offline benchmark: the engine was given all prompts at once, without server and network. It has no latencies; its throughput is an upper limit for a server that must keep a latency.',
    )
    .build();
}

function perRequest(
  data: JsonObject,
  key: string,
  requests: number | undefined,
): number | undefined {
  const total = positive(numberOf(data, key));
  return total === undefined || !requests ? undefined : total / requests;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

/** `….pytorch.json`, which vLLM writes beside a result for the dashboard of the PyTorch project. */
export function detectPytorchFormat(head: Head): Detection | null {
  const record = firstObject(head);
  const isRecord =
    isObject(record) &&
    objectOf(record, 'benchmark') !== undefined &&
    hasAnyKey(objectOf(record, 'metric'), ['benchmark_values']);
  return isRecord ? { reason: 'it has benchmark and metric.benchmark_values' } : null;
}

export function declinePytorchFormat(): Promise<ParseResult> {
  return Promise.reject(
    new ImportError(
      'not supported',
      'This is vLLM’s copy of a result for the PyTorch dashboard, with the command line in it; drop the .json file of the same name without .pytorch.',
    ),
  );
}
