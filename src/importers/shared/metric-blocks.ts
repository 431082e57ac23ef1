/**
 * The blocks that AIPerf and genai-perf write for each metric: `{unit, avg, p50, p99, min, max, std, count}`. The unit stands in
 * the block and is authoritative; a block without percentiles holds one number about the whole run.
 */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { parseUnitName, toCanonical } from './convert';
import { reportUnknownFields } from './unknown-fields';

/** One value per request (or per chunk, for the gaps). */
export const DISTRIBUTIONS: Readonly<Record<string, AnyMetricId>> = {
  request_latency: 'request_latency',
  time_to_first_token: 'time_to_first_token',
  ttft: 'time_to_first_token',
  // Per request, (latency − TTFT) / (output tokens − 1): what the field calls TPOT.
  inter_token_latency: 'time_per_output_token',
  // The gaps themselves, pooled over all requests.
  inter_chunk_latency: 'inter_token_latency',
  output_sequence_length: 'output_tokens',
  input_sequence_length: 'prompt_tokens',
  time_to_second_token: 'custom.time_to_second_token_seconds',
  ttst: 'custom.time_to_second_token_seconds',
  time_to_first_output_token: 'custom.time_to_first_output_token_seconds',
  effective_latency: 'custom.effective_latency',
  effective_concurrency: 'concurrency',
};

/** One number about the whole run, per second. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  request_throughput: 'request_throughput',
  output_token_throughput: 'output_token_throughput',
  total_token_throughput: 'total_token_throughput',
  input_token_throughput: 'custom.input_tokens_per_second',
  goodput: 'goodput',
  request_goodput: 'goodput',
};

/** Blocks that are read by other means, or that only say when the run was. */
const OTHER_BLOCKS = [
  'request_count',
  'error_request_count',
  'good_request_count',
  'benchmark_duration',
  'min_request_timestamp',
  'max_response_timestamp',
  'total_isl',
  'total_osl',
  'total_output_tokens',
];

/** The number of a block that holds one, in canonical units. */
export function readBlockValue(blocks: JsonObject, tag: string): number | undefined {
  const block = objectOf(blocks, tag);
  const value = numberOf(block, 'avg') ?? numberOf(block, 'value');
  const unit = textOf(block, 'unit');
  return value === undefined || unit === undefined ? value : toCanonical(value, unit);
}

/** Takes all blocks over that have a meaning here, and names the others in the report. */
export function reportBlocks(
  run: RunBuilder,
  blocks: JsonObject,
  otherFields: readonly string[],
  report: ReportBuilder,
): void {
  for (const [tag, metric] of Object.entries(DISTRIBUTIONS))
    reportBlock(run, blocks, tag, metric, report);
  for (const [tag, metric] of Object.entries(RATES)) {
    run.report(metric, 'rate', readBlockValue(blocks, tag));
  }
  const known = [
    ...Object.keys(DISTRIBUTIONS),
    ...Object.keys(RATES),
    ...OTHER_BLOCKS,
    ...otherFields,
  ];
  reportUnknownFields(blocks, known, report);
}

function reportBlock(
  run: RunBuilder,
  blocks: JsonObject,
  tag: string,
  metric: AnyMetricId,
  report: ReportBuilder,
): void {
  const block = objectOf(blocks, tag);
  const unit = textOf(block, 'unit');
  if (!block || unit === undefined) return;
  if (!parseUnitName(unit)) {
    report.drop(`${tag}: the unit "${unit.slice(0, 20)}" is not known`);
    return;
  }
  const n = countOf(block, 'count');
  for (const name of Object.keys(block)) {
    const statistic = parseStatistic(name);
    const value = numberOf(block, name);
    if (statistic && value !== undefined)
      run.report(metric, statistic, toCanonical(value, unit), n);
  }
}

/** What both tools mean by their words. */
export function defineBlockMetrics(run: RunBuilder): void {
  run
    .define(
      'time_per_output_token',
      'The tool calls it inter_token_latency: (request latency − time to first token) / (output tokens − 1), one value per request.',
    )
    .define(
      'inter_token_latency',
      'The tool calls it inter_chunk_latency: gaps between streamed chunks, pooled over all requests; a chunk can hold several tokens.',
    )
    .define(
      'time_to_first_token',
      'To the first chunk that is not empty, which for a reasoning model is a reasoning token.',
    )
    .define(
      'goodput',
      'Requests per second that met the limits given to the tool; the result does not say which. A request without one of the values counts as bad.',
    );
}
