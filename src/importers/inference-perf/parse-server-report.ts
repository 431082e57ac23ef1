/**
 * The Prometheus report of inference-perf (`*_prometheus_metrics.json`): the server's own metrics over the time of the run. Its means
 * of latencies are quotients of two counters and hold; its counts and rates depend on a window that is wider than the run and are
 * not read (in the tool's published examples they are about twice what the client sent).
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, isObject, numberOf, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { OTHER_SERVER_METRICS, SERVER_METRICS } from './foreign-types';
import { INFERENCE_PERF_TOOL, reportSummary } from './summary';

export async function parseServerReport(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    const successes = isObject(value) ? objectOf(value, 'successes') : undefined;
    if (successes) runs.push(parseReport(successes, context.report));
    else context.report.drop('a value that is not a report');
  }
  return { runs };
}

function parseReport(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const run = new RunBuilder('server metrics of a run', INFERENCE_PERF_TOOL);
  run.workload({
    model: undefined,
    backend: undefined,
    dataset: undefined,
    requestRate: undefined,
    maxConcurrency: undefined,
    arrival: 'unknown',
    streaming: undefined,
    promptTokensMean: quotient(data, 'prompt_len'),
    outputTokensMean: quotient(data, 'output_len'),
  });
  const absent = Object.entries(SERVER_METRICS).filter(
    ([name, metric]) => !reportServerSummary(run, metric, objectOf(data, name)),
  );
  reportShares(run, data);
  const preempted = countOf(data, 'num_preemptions_total', 'mean');
  if (preempted) run.note(`The server preempted ${countWith(preempted, 'request')}.`);
  noteReading(
    run,
    absent.some(([name]) => objectOf(data, name) !== undefined),
  );
  define(run);
  report.read(1);
  report.keep(1);
  report.assume('kv_cache_usage_percentage: a ratio, as the server exports it');
  reportUnknownFields(
    data,
    [...Object.keys(SERVER_METRICS), ...OTHER_SERVER_METRICS],
    report,
    'successes.',
  );
  return run.build();
}

/** Tokens per request. Both rates are of the same window, which therefore cancels. */
function quotient(data: JsonObject, name: string): number | undefined {
  const tokens = numberOf(data, name, 'rate');
  const requests = numberOf(data, 'rate');
  return tokens !== undefined && tokens > 0 && requests !== undefined && requests > 0
    ? tokens / requests
    : undefined;
}

/** A block of zeros belongs to a metric that the server does not have under that name. */
function reportServerSummary(
  run: RunBuilder,
  metric: AnyMetricId,
  block: JsonObject | undefined,
): boolean {
  return isMeasured(block) && reportSummary(run, metric, block);
}

function isMeasured(block: JsonObject | undefined): boolean {
  return block !== undefined && Object.keys(block).some((key) => (numberOf(block, key) ?? 0) > 0);
}

function reportShares(run: RunBuilder, data: JsonObject): void {
  const cache = objectOf(data, 'kv_cache_usage_percentage');
  const highest = Math.max(...Object.keys(cache ?? {}).map((key) => numberOf(cache, key) ?? 0), 0);
  if (highest > 0 && highest <= 1) reportSummary(run, 'kv_cache_utilization', cache);
  const hits = numberOf(data, 'prefix_cache_hit_percent', 'mean');
  if (hits !== undefined && hits > 0) {
    run.report('prefix_cache_hit_rate', 'rate', convertToCanonical(hits, 'percent'));
  }
}

function noteReading(run: RunBuilder, hasZeros: boolean): void {
  run.note(
    'These are the server’s own metrics, collected by Prometheus. Percentiles are interpolated inside the server’s buckets, which can be seconds wide.',
  );
  run.note(
    'Not read: the count and the rates, which cover a wider time than the run, and the means of prompt_len and output_len, which are tokens per window and not per request. The tokens per request are the quotients of the rates.',
  );
  if (hasZeros) {
    run.note(
      'Metrics of which each value is 0 were left out: the tool writes 0 for what it does not find.',
    );
  }
}

function define(run: RunBuilder): void {
  const latencies: readonly AnyMetricId[] = [
    'request_latency',
    'time_to_first_token',
    'queue_time',
    'prefill_time',
    'decode_time',
  ];
  for (const metric of latencies) {
    run.define(
      metric,
      'Measured by the server: the mean is exact, the percentiles are interpolated inside its histogram’s buckets.',
    );
  }
  run
    .define(
      'time_per_output_token',
      'Measured by the server per step of the engine: the mean is exact, the percentiles are interpolated inside its histogram’s buckets.',
    )
    .define(
      'inter_token_latency',
      'Measured by the server per step of the engine: the mean is exact, the percentiles are interpolated inside its histogram’s buckets.',
    )
    .define('concurrency', 'Requests that the engine was running, sampled by Prometheus.')
    .define('custom.waiting_requests', 'Requests waiting in the engine, sampled by Prometheus.')
    .define(
      'custom.inference_seconds',
      'From the moment a request is scheduled in the engine to its last token.',
    );
}
