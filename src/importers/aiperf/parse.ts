/** The aggregate of an AIPerf run: `profile_export_aiperf.json`, from 0.1 (everything under `records`) to the flat one since 0.2. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import {
  booleanOf,
  countOf,
  fieldOf,
  isObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { defineBlockMetrics, readBlockValue, reportBlocks } from '../shared/metric-blocks';
import { readModelName } from '../shared/model-name';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { OTHER_FIELDS } from './foreign-types';

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
      model: readModelName(textOf(listOf(data, 'input_config', 'endpoint', 'model_names')?.[0])),
      backend: textOf(data, 'input_config', 'endpoint', 'type'),
      dataset: textOf(data, 'input_config', 'input', 'public_dataset'),
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      streaming: booleanOf(data, 'input_config', 'endpoint', 'streaming'),
      promptTokensMean: readBlockValue(blocks, 'input_sequence_length'),
      outputTokensMean: readBlockValue(blocks, 'output_sequence_length'),
    })
    .startedAt(textOf(data, 'start_time'))
    .duration(readBlockValue(blocks, 'benchmark_duration'));
  const counts = readCounts(data, blocks);
  run.counts(counts);
  reportBlocks(run, blocks, OTHER_FIELDS, report);
  noteRun(run, data, blocks, counts.succeeded);
  defineBlockMetrics(run);
  run.define('concurrency', 'Requests in flight, weighted by time (effective_concurrency).');
  if (objectOf(data, 'warmup_metrics')) run.note('The metrics of the warm-up phase were left out.');
  report.read(1);
  report.keep(1);
  if (objectOf(data, 'input_config')) {
    report.secret(
      'the tool’s configuration (address, headers, keys, command line), apart from model and load',
    );
  }
  return run.build();
}

export function aiperfTool(version?: string): BenchmarkRun['tool'] {
  return { id: 'aiperf', name: 'NVIDIA AIPerf', ...(version === undefined ? {} : { version }) };
}

type Load = Pick<BenchmarkRun['workload'], 'requestRate' | 'maxConcurrency' | 'arrival'>;

/** A rate makes an open loop; a concurrency alone a closed one, in which a request waits for an earlier one to end. */
function readLoad(data: JsonObject): Load & { label: string } {
  const loadgen = objectOf(data, 'input_config', 'loadgen');
  const requestRate = numberOf(loadgen, 'request_rate');
  const concurrency = numberOf(loadgen, 'concurrency');
  const parts = [
    ...(requestRate === undefined ? [] : [`${requestRate} requests/s`]),
    ...(concurrency === undefined ? [] : [`concurrency ${concurrency}`]),
  ];
  return {
    label: parts.join(', ') || 'AIPerf run',
    ...(requestRate === undefined ? {} : { requestRate }),
    ...(concurrency === undefined ? {} : { maxConcurrency: concurrency }),
    arrival: requestRate !== undefined ? 'open' : concurrency !== undefined ? 'closed' : 'unknown',
  };
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

function asCount(value: number | undefined): number | undefined {
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
  for (const error of listOf(data, 'error_summary') ?? []) {
    const kind = textOf(error, 'error_details', 'type') ?? textOf(error, 'error_details', 'code');
    const count = countOf(error, 'count');
    if (kind !== undefined && count) run.note(`${countWith(count, 'request')} failed: ${kind}.`);
  }
  const duration = readBlockValue(blocks, 'benchmark_duration');
  const throughput = readBlockValue(blocks, 'request_throughput');
  if (duration && throughput && succeeded) {
    const window = succeeded / throughput;
    if (Math.abs(window - duration) / duration > 0.005) {
      run.note(
        `The tool divided by ${window.toFixed(1)} s to get its throughputs, although the first request started and the last one ended within ${duration.toFixed(1)} s.`,
      );
    }
  }
}
