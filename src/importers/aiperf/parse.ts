/** The aggregate of an AIPerf run: `profile_export_aiperf.json`, from 0.1 (everything under `records`) to the flat one since 0.2. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, fieldOf, isObject, listOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { readBlockValue, reportBlocks } from '../shared/metric-blocks';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { reportExtraBlocks } from './extra-blocks';
import { EXTRA_DISTRIBUTIONS, EXTRA_RATES, OTHER_FIELDS } from './foreign-types';
import { describeLimits, readEndpoint, readLoad } from './load';
import { reportTelemetry } from './telemetry';
import { aiperfTool, defineAiperfMetrics } from './tool';

export async function parseAiperf(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    if (isObject(value)) runs.push(parseAggregate(value, context.report));
    else context.report.drop('a value that is not the result of a run');
  }
  return { runs };
}

/** Also used for the CSV, whose rows become the same blocks. */
export function parseAggregate(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const blocks = objectOf(data, 'records') ?? data;
  const load = readLoad(data);
  const run = new RunBuilder(load.label, aiperfTool(textOf(data, 'aiperf_version')));
  run
    .workload({
      ...readEndpoint(data),
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      promptTokensMean: readBlockValue(blocks, 'input_sequence_length'),
      outputTokensMean: readBlockValue(blocks, 'output_sequence_length'),
    })
    .method({ warmUp: 'excluded', latencyFrom: 'send' })
    .startedAt(textOf(data, 'start_time'))
    .duration(readBlockValue(blocks, 'benchmark_duration'));
  const counts = readCounts(data, blocks);
  run.counts(counts);
  reportBlocks(
    run,
    blocks,
    [...OTHER_FIELDS, ...Object.keys(EXTRA_DISTRIBUTIONS), ...Object.keys(EXTRA_RATES)],
    report,
  );
  reportExtraBlocks(run, blocks);
  reportTelemetry(run, data, report);
  noteRun(run, data, blocks, counts.succeeded);
  defineAiperfMetrics(run);
  report.read(1);
  report.keep(1);
  if (objectOf(data, 'input_config')) {
    report.secret(
      'the tool’s configuration (address, headers, keys, command line), apart from model and load',
    );
  }
  return run.build();
}

/** `request_count` counts the requests that succeeded. */
function readCounts(data: JsonObject, blocks: JsonObject): BenchmarkRun['counts'] {
  const succeeded =
    asCount(readBlockValue(blocks, 'request_count')) ??
    countOf(objectOf(blocks, 'request_latency'), 'count');
  const errors = listOf(data, 'error_summary');
  const failed =
    asCount(readBlockValue(blocks, 'error_request_count')) ??
    errors?.reduce<number>((sum, error) => sum + (countOf(error, 'count') ?? 0), 0);
  if (succeeded === undefined) return failed ? { requests: failed, succeeded: 0, failed } : {};
  return failed === undefined ? { succeeded } : { requests: succeeded + failed, succeeded, failed };
}

export function asCount(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** What a reader of the numbers must know about this run. */
function noteRun(
  run: RunBuilder,
  data: JsonObject,
  blocks: JsonObject,
  succeeded: number | undefined,
): void {
  if (fieldOf(data, 'was_cancelled') === true) run.note('The run was cancelled before its end.');
  if (succeeded === 0) run.note('No request succeeded, so there are no latencies.');
  for (const error of listOf(data, 'error_summary') ?? []) {
    const kind = textOf(error, 'error_details', 'type') ?? textOf(error, 'error_details', 'code');
    const count = countOf(error, 'count');
    if (kind !== undefined && count) run.note(`${countWith(count, 'request')} failed: ${kind}.`);
  }
  noteWindow(run, blocks, succeeded);
  noteLateSending(run, blocks);
  if (objectOf(data, 'warmup_metrics')) run.note('The metrics of the warm-up phase were left out.');
  run.note(describeLimits(data));
  const reasons = (listOf(data, 'runtime_submission_invalid_reasons') ?? []).length;
  if (reasons > 0) {
    run.note(
      `The tool holds the run to be no valid submission of its scenario, for ${countWith(reasons, 'reason')} that its JSON names.`,
    );
  }
}

function noteWindow(run: RunBuilder, blocks: JsonObject, succeeded: number | undefined): void {
  const duration = readBlockValue(blocks, 'benchmark_duration');
  const throughput = readBlockValue(blocks, 'request_throughput');
  if (!duration || !throughput || !succeeded) return;
  const window = succeeded / throughput;
  if (Math.abs(window - duration) / duration <= 0.005) return;
  run.note(
    `The tool divided by ${window.toFixed(1)} s to get its throughputs, although the first request started and the last one ended within ${duration.toFixed(1)} s.`,
  );
}

/** More than this share of the latency is spent before the request is sent. */
const LATE = 0.05;

/** A client that falls behind its schedule measures a gentler load than was asked for (coordinated omission). */
function noteLateSending(run: RunBuilder, blocks: JsonObject): void {
  const sent = readBlockValue(blocks, 'request_latency');
  const scheduled = readBlockValue(blocks, 'effective_latency');
  if (!sent || scheduled === undefined || scheduled <= sent * (1 + LATE)) return;
  run.note(
    `Requests were sent late: from the moment they were due the mean latency is ${Number(scheduled.toPrecision(3))} s (effective_latency), from the sending ${Number(sent.toPrecision(3))} s. Judge users’ waiting by the first.`,
  );
}
