/**
 * GuideLLM's JSON report: one run per benchmark, which is one load point. Takes over `metrics.*.successful` and, when the file
 * keeps all measured requests, the requests. See README.md for the differences in definition.
 */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
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
import { DISTRIBUTIONS, OTHER_METRICS, RATES } from './foreign-types';
import { defineMetrics, reportMetrics, successful } from './metrics';
import type { KeptRequests } from './requests';
import { readRequests } from './requests';
import { readBackendOf, readDatasetOf, readModelOf, readStrategy } from './strategy';

export async function parseGuidellm(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const file of readJsonValues(source, context)) parseReport(file, context, runs);
  return { runs };
}

/** Adds a run for each benchmark of the report to `runs`; the report may come from JSON or from YAML. */
export function parseReport(file: unknown, { report }: ParseContext, runs: BenchmarkRun[]): void {
  const benchmarks = listOf(file, 'benchmarks');
  if (!isObject(file) || !benchmarks) {
    report.drop('a value that is not a report');
    return;
  }
  checkRunCount(runs.length + benchmarks.length);
  for (const benchmark of benchmarks) {
    if (isObject(benchmark) && objectOf(benchmark, 'metrics')) {
      runs.push(parseBenchmark(benchmark, file, report).build());
    } else {
      report.drop('a benchmark without metrics');
    }
  }
}

export function checkRunCount(count: number): void {
  if (count <= MAX_RUNS) return;
  throw new ImportError('too large', `The file has more than ${MAX_RUNS} benchmarks; split it.`);
}

/** Also used for CSV and HTML, whose numbers are put into the shape of the JSON first. */
export function parseBenchmark(
  benchmark: JsonObject,
  file: JsonObject,
  report: ReportBuilder,
): RunBuilder {
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
    .startedAt(unixToIso(numberOf(benchmark, 'start_time')) ?? textOf(benchmark, 'started_at'))
    .duration(numberOf(benchmark, 'duration'))
    .method({ latencyFrom: 'send', ...readWarmUp(benchmark) });
  const totals = readTotals(benchmark, metrics);
  reportMetrics(run, metrics);
  if (totals.succeeded === 0) run.note('No request succeeded, so there are no latencies.');
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
  return run;
}

function meanOf(metrics: JsonObject, name: string): number | undefined {
  const mean = numberOf(successful(metrics, name), 'mean');
  return mean !== undefined && mean > 0 ? mean : undefined;
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

/** Requests outside the measuring window are left out here and by the tool; without phases there is nothing to leave out. */
function readWarmUp(benchmark: JsonObject): Pick<BenchmarkRun['workload'], 'warmUp'> {
  const seconds =
    numberOf(benchmark, 'warmup_duration') ?? numberOf(benchmark, 'args', 'warmup_duration');
  return seconds !== undefined && seconds > 0 ? { warmUp: 'excluded' } : {};
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
