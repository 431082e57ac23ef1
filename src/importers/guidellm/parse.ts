/**
 * GuideLLM's JSON report: one run per benchmark, which is one load point. Takes over `metrics.*.successful` and, when the file
 * keeps all measured requests, the requests. See README.md for the differences in definition.
 */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import {
  DISTRIBUTIONS,
  MOMENTS,
  OTHER_METRICS,
  PERCENTILES,
  RATES,
  TOKEN_WEIGHTED,
} from './foreign-types';
import type { KeptRequests } from './requests';
import { readRequests } from './requests';
import { readBackendOf, readDatasetOf, readModelOf, readStrategy } from './strategy';

export async function parseGuidellm(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const file of readJsonValues(source, context)) {
    const benchmarks = listOf(file, 'benchmarks');
    if (!isObject(file) || !benchmarks) {
      context.report.drop('a value that is not a report');
      continue;
    }
    if (runs.length + benchmarks.length > MAX_RUNS) {
      throw new ImportError(
        'too large',
        `The file has more than ${MAX_RUNS} benchmarks; split it.`,
      );
    }
    for (const benchmark of benchmarks) {
      if (isObject(benchmark) && objectOf(benchmark, 'metrics')) {
        runs.push(parseBenchmark(benchmark, file, context.report));
      } else {
        context.report.drop('a benchmark without metrics');
      }
    }
  }
  return { runs };
}

function parseBenchmark(
  benchmark: JsonObject,
  file: JsonObject,
  report: ReportBuilder,
): BenchmarkRun {
  const strategy = readStrategy(benchmark);
  const version = textOf(file, 'metadata', 'guidellm_version');
  const metrics = objectOf(benchmark, 'metrics') ?? {};
  const run = new RunBuilder(strategy.label, {
    id: 'guidellm',
    name: 'GuideLLM',
    ...(version === undefined ? {} : { version }),
  });
  run
    .workload({
      model: readModelOf(benchmark, file),
      backend: readBackendOf(benchmark, file),
      dataset: readDatasetOf(file),
      requestRate: strategy.requestRate,
      maxConcurrency: strategy.maxConcurrency,
      arrival: strategy.arrival,
      streaming: undefined,
      promptTokensMean: meanOf(metrics, 'prompt_token_count'),
      outputTokensMean: meanOf(metrics, 'output_token_count'),
    })
    .startedAt(unixToIso(numberOf(benchmark, 'start_time')))
    .duration(numberOf(benchmark, 'duration'));
  reportMetrics(run, metrics);
  const totals = readTotals(benchmark, metrics);
  addRequests(run, readRequests(benchmark, report), totals, metrics, report);
  noteWindow(run, benchmark);
  defineMetrics(run);
  report.secret('the tool’s configuration (address, headers, keys), apart from model and load');
  reportUnknownFields(
    metrics,
    [...Object.keys(DISTRIBUTIONS), ...Object.keys(RATES), ...OTHER_METRICS],
    report,
    'metrics.',
  );
  return run.build();
}

/** The aggregate of the requests that succeeded; the others have 0.0 for the times they lack, and so has their total. */
function successful(metrics: JsonObject, name: string): JsonObject | undefined {
  const summary = objectOf(metrics, name, 'successful');
  return countOf(summary, 'count') === 0 ? undefined : summary;
}

function meanOf(metrics: JsonObject, name: string): number | undefined {
  const mean = numberOf(successful(metrics, name), 'mean');
  return mean !== undefined && mean > 0 ? mean : undefined;
}

function reportMetrics(run: RunBuilder, metrics: JsonObject): void {
  for (const [name, { metric, unit }] of Object.entries(DISTRIBUTIONS)) {
    const summary = successful(metrics, name);
    // A summary of zeros alone belongs to a metric that was not measured: no streaming, no second token.
    if (!summary || (numberOf(summary, 'max') ?? numberOf(summary, 'mean') ?? 0) <= 0) continue;
    const n = TOKEN_WEIGHTED.includes(name) ? undefined : countOf(summary, 'count');
    const percentiles = objectOf(summary, 'percentiles');
    for (const [key, statistic] of Object.entries(MOMENTS)) {
      const value = numberOf(summary, key);
      if (value !== undefined) run.report(metric, statistic, convertToCanonical(value, unit), n);
    }
    for (const [key, statistic] of Object.entries(PERCENTILES)) {
      const value = numberOf(percentiles, key);
      if (value !== undefined) run.report(metric, statistic, convertToCanonical(value, unit), n);
    }
  }
  for (const [name, metric] of Object.entries(RATES)) {
    run.report(metric, 'rate', numberOf(successful(metrics, name), 'mean'));
  }
  const concurrency = successful(metrics, 'request_concurrency');
  run.report('concurrency', 'mean', numberOf(concurrency, 'mean'));
  run.report('concurrency', 'max', numberOf(concurrency, 'max'));
  const goodput = objectOf(metrics, 'request_goodput');
  run.report(
    'goodput',
    'rate',
    numberOf(metrics, 'request_goodput') ??
      numberOf(objectOf(goodput, 'successful') ?? goodput, 'mean'),
  );
}

/** How many requests the aggregate is made of: errored are failures, incomplete were cut off by the end of the run. */
function readTotals(benchmark: JsonObject, metrics: JsonObject): RequestCounts {
  const totals = objectOf(metrics, 'request_totals') ?? objectOf(benchmark, 'request_totals');
  const succeeded = countOf(totals, 'successful');
  const failed = countOf(totals, 'errored');
  const cancelled = countOf(totals, 'incomplete');
  if (succeeded === undefined || failed === undefined) return {};
  return {
    requests: succeeded + failed + (cancelled ?? 0),
    succeeded,
    failed,
    cancelled: cancelled ?? 0,
  };
}

/**
 * Uses the requests only when they are all that the aggregate was made of: with `--sample-requests` the file keeps a few, and
 * percentiles of a few would contradict the tool's own without need.
 */
function addRequests(
  run: RunBuilder,
  { table, counts, outside }: KeptRequests,
  totals: RequestCounts,
  metrics: JsonObject,
  report: ReportBuilder,
): void {
  const expected =
    totals.succeeded ?? countOf(objectOf(metrics, 'request_latency', 'successful'), 'count');
  const isComplete =
    table !== undefined && (expected === undefined || expected === counts.succeeded);
  if (outside > 0) {
    run.note(
      `${countWith(outside, 'request')} outside the measuring window (warm-up or cool-down) left out.`,
    );
  }
  if (isComplete) {
    report.keep(table.length);
    run
      .requests(table)
      .counts(expected === undefined ? { requests: table.length, ...counts } : totals);
    return;
  }
  run.counts(totals);
  if (!table) {
    report.read(1);
    report.keep(1);
    run.note('The file keeps no single requests, only the tool’s aggregate.');
    return;
  }
  report.drop('request of a sample that is smaller than the run', table.length);
  run.note(
    `The file keeps ${counts.succeeded} of the ${expected} successful requests that were measured, so the tool’s aggregate is used and not the requests.`,
  );
}

/** GuideLLM ends the window by the clock; when the requests ended before it, its rates are too low. */
function noteWindow(run: RunBuilder, benchmark: JsonObject): void {
  const windowEnd = numberOf(benchmark, 'scheduler_metrics', 'measure_end_time');
  const lastEnd = numberOf(benchmark, 'scheduler_metrics', 'request_end_time');
  if (windowEnd !== undefined && lastEnd !== undefined && windowEnd - lastEnd > 1) {
    run.note(
      `The measuring window ends ${(windowEnd - lastEnd).toFixed(0)} s after the last request did: the tool’s throughputs are understated by that much.`,
    );
  }
}

function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'time_per_output_token',
      'GuideLLM calls it inter_token_latency: (last token − first token) / (output tokens − 1). Its own mean and percentiles weight each request by its tokens; values computed from the requests do not.',
    )
    .define(
      'custom.guidellm_time_per_output_token_seconds',
      'GuideLLM’s time_per_output_token: (last token − request start) / output tokens, which includes the time to the first token. Not the TPOT of other tools.',
    )
    .define('concurrency', 'Successful requests in flight, weighted by time.');
}
