/**
 * AIPerf’s time slices (`--slice-duration`): an aggregate for each second or so. One run is made of them, because a run of each slice
 * would drown the reader; what the slices say and no other file does is how the latencies changed over the run, and a note says it.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { isObject, listOf, numberOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import { MAX_JSON_BYTES } from '../limits';
import type { ReportBuilder } from '../report';
import { nanosecondsToSeconds, unixToIso } from '../shared/convert';
import { DISTRIBUTIONS } from '../shared/metric-blocks';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { splitDelimitedLine } from '../table/split-line';
import { combineSlices, sumOfSlices } from './combine-slices';
import { EXTRA_DISTRIBUTIONS } from './foreign-types';
import { readEndpoint, readLoad } from './load';
import { asCount } from './parse';
import { aiperfTool, defineAiperfMetrics } from './tool';

export async function parseTimeSlices(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    const slices = (listOf(value, 'timeslices') ?? []).filter(isObject);
    if (isObject(value) && slices.length > 0) runs.push(...combine(slices, value, context.report));
    else context.report.drop('a value without time slices');
  }
  return { runs };
}

/** `Timeslice,Metric,Unit,Stat,Value`, one number a row; without the times of the slices. */
export async function parseTimeSlicesCsv(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const slices = new Map<string, Record<string, Record<string, unknown>>>();
  const lines = (await source.readText(MAX_JSON_BYTES, context)).split(/\r?\n/);
  for (const line of lines.slice(1)) {
    const [index = '', name = '', unit = '', statistic = '', text = ''] = splitDelimitedLine(
      line,
      ',',
    );
    if (index.trim() === '' || text.trim() === '' || !Number.isFinite(Number(text))) continue;
    const tag = name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_');
    const slice = slices.get(index) ?? {};
    slices.set(index, slice);
    slice[tag] = { ...slice[tag], unit: unit.trim(), [statistic.trim()]: Number(text) };
  }
  return { runs: combine([...slices.values()], {}, context.report) };
}

function combine(
  slices: readonly JsonObject[],
  data: JsonObject,
  report: ReportBuilder,
): BenchmarkRun[] {
  const load = readLoad(data);
  const run = new RunBuilder(`${load.label}, time slices`, aiperfTool());
  const metrics = Object.entries({ ...DISTRIBUTIONS, ...EXTRA_DISTRIBUTIONS });
  let isMeasured = false;
  for (const [tag, metric] of metrics) {
    // Weighted by time and not by requests: its means cannot be put together.
    if (metric === 'concurrency') continue;
    const { mean, min, max, count } = combineSlices(slices, tag);
    const n = count > 0 ? count : undefined;
    isMeasured = run.report(metric, 'mean', mean, n) || isMeasured;
    run.report(metric, 'min', min, n);
    run.report(metric, 'max', max, n);
  }
  report.read(slices.length);
  if (!isMeasured) {
    report.drop('a time slice without a metric that is known', slices.length);
    return [];
  }
  report.keep(slices.length);
  run
    .workload({
      ...readEndpoint(data),
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      promptTokensMean: combineSlices(slices, 'input_sequence_length').mean,
      outputTokensMean: combineSlices(slices, 'output_sequence_length').mean,
    })
    .method({ warmUp: 'excluded', latencyFrom: 'send' })
    .counts(readCounts(slices))
    .startedAt(unixToIso(firstStart(slices)));
  run.note(
    `Put together from ${countWith(slices.length, 'time slice')}: counts, means and extremes are those of the run; percentiles of slices cannot be put together, and slices do not say how long the run was, so for both drop profile_export.jsonl or profile_export_aiperf.json of the same run.`,
  );
  for (const tag of ['time_to_first_token', 'inter_token_latency', 'request_latency']) {
    run.note(describeDrift(slices, tag));
  }
  defineAiperfMetrics(run);
  report.secret(
    'the tool’s configuration (address, headers, keys, command line), apart from model and load',
  );
  return [run.build()];
}

function readCounts(slices: readonly JsonObject[]): BenchmarkRun['counts'] {
  const succeeded = asCount(sumOfSlices(slices, 'request_count'));
  const failed = asCount(sumOfSlices(slices, 'error_request_count'));
  if (succeeded === undefined) return {};
  return failed === undefined ? { succeeded } : { requests: succeeded + failed, succeeded, failed };
}

/** Fewer slices with requests than this have no first and last quarter. */
const FEWEST = 8;

/** `request_latency: mean 2.1 s in the first quarter of the run, 3.4 s in the last (+62 %).` */
function describeDrift(slices: readonly JsonObject[], tag: string): string | undefined {
  const used = slices.filter((slice) => combineSlices([slice], tag).mean !== undefined);
  if (used.length < FEWEST) return undefined;
  const quarter = Math.floor(used.length / 4);
  const first = combineSlices(used.slice(0, quarter), tag).mean;
  const last = combineSlices(used.slice(-quarter), tag).mean;
  if (!first || last === undefined) return undefined;
  const change = (last / first - 1) * 100;
  const metric = DISTRIBUTIONS[tag] ?? tag;
  return `${metric}: mean ${format(first)} in the first quarter of the run, ${format(last)} in the last (${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(0)} %).`;
}

function format(seconds: number): string {
  return `${Number(seconds.toPrecision(3))} s`;
}

/**
 * Unix time in seconds; the CSV has none. The end of the last slice is not the end of the run: requests go on after the slice in which
 * they began, so that the slices give no duration.
 */
function firstStart(slices: readonly JsonObject[]): number | undefined {
  const starts = slices.flatMap((slice) => numberOf(slice, 'start_ns') ?? []);
  const first = starts.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? nanosecondsToSeconds(first) : undefined;
}
