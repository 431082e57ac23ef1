/** The result of one load point of genai-bench: `{aggregated_metrics, individual_request_metrics}`; a file may hold several. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { COUNTS, OTHER_AGGREGATE_FIELDS, RATES, SPEEDS, TIMES } from './foreign-types';
import type { GenaiBenchLoad } from './load';
import { readLoad } from './load';
import type { CountedRequests } from './requests';
import { readRequests } from './requests';

export async function parseGenaiBench(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (
        !isObject(item) ||
        !(objectOf(item, 'aggregated_metrics') || 'individual_request_metrics' in item)
      ) {
        context.report.drop('a value that is not the result of a run');
        continue;
      }
      if (runs.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} runs; split it.`);
      }
      runs.push(...parseRun(item, context.report));
    }
  }
  return { runs };
}

function parseRun(file: JsonObject, report: ReportBuilder): BenchmarkRun[] {
  const aggregate = objectOf(file, 'aggregated_metrics') ?? {};
  const stats = objectOf(aggregate, 'stats') ?? {};
  const load = readLoad(aggregate);
  const toSeconds = readTimeUnit(file, report);
  const generates = hasNumbers(stats, 'num_output_tokens') || !hasNumbers(stats, 'e2e_latency');
  const counted = readCounted(stats);
  const rows = readRequests(file, counted, { toSeconds, generates }, report);
  const table = rows && 'table' in rows ? rows : undefined;
  const counts = table
    ? { requests: table.table.length, succeeded: table.succeeded, failed: table.failed }
    : readCounts(aggregate);
  if (!table) {
    report.read(1);
    report.keep(1);
  }
  const run = new RunBuilder(load.label, { id: 'genai-bench', name: 'genai-bench' })
    .workload(load.workload(meanOf(stats, 'num_input_tokens'), meanOf(stats, 'num_output_tokens')))
    .counts(counts)
    .duration(numberOf(aggregate, 'run_duration'))
    .requests(table?.table)
    .method({ latencyFrom: 'send' });
  const leftOut = table?.leftOut ?? 0;
  if (table && counted) run.method({ warmUp: leftOut > 0 ? 'excluded' : 'included' });
  if (leftOut > 0) {
    run.note(
      `${countWith(leftOut, 'request')} at the beginning or the end of the run left out, as in the tool’s own statistics; its counts, duration and requests per second include them.`,
    );
  }
  if (rows && 'unusable' in rows) run.note(rows.unusable);
  noteCounts(run, counts);
  if (counts.succeeded !== 0) reportStats(run, stats, { toSeconds, generates, n: counted?.n });
  reportRates(run, aggregate);
  defineMetrics(run, load);
  if (!generates) {
    run.note(
      'The answers have no tokens (embeddings or ranking): the time to first token that the file has is the whole latency and was left out.',
    );
  }
  reportUnknownFields(aggregate, [...Object.keys(RATES), ...OTHER_AGGREGATE_FIELDS], report);
  reportUnknownFields(stats, Object.keys({ ...TIMES, ...COUNTS, ...SPEEDS }), report, 'stats.');
  reportUnknownFields(
    file,
    ['aggregated_metrics', 'individual_request_metrics', '_time_unit'],
    report,
  );
  return [run.build()];
}

/** `metrics_time_unit` of the tool's configuration, which the file carries as `_time_unit` since 2025. */
function readTimeUnit(file: JsonObject, report: ReportBuilder): (time: number) => number {
  const unit = textOf(file, '_time_unit')?.toLowerCase();
  if (unit === 'ms' || unit === 'milliseconds') return (time) => convertToCanonical(time, 'ms');
  if (unit !== 's' && unit !== 'seconds') report.assume('times: seconds');
  return (time) => time;
}

function hasNumbers(stats: JsonObject, name: string): boolean {
  return Object.values(objectOf(stats, name) ?? {}).some((value) => numberOf(value) !== undefined);
}

function meanOf(stats: JsonObject, name: string): number | undefined {
  const mean = numberOf(stats, name, 'mean');
  return mean !== undefined && mean >= 0 ? mean : undefined;
}

/** The statistics do not name the number of their samples, but have a sum and a mean. */
function readCounted(stats: JsonObject): CountedRequests | undefined {
  const latencySum = numberOf(stats, 'e2e_latency', 'sum');
  const mean = numberOf(stats, 'e2e_latency', 'mean');
  if (latencySum === undefined || mean === undefined || mean <= 0) return undefined;
  const n = Math.round(latencySum / mean);
  return n > 0 && Number.isSafeInteger(n) ? { n, latencySum } : undefined;
}

function readCounts(aggregate: JsonObject): RequestCounts {
  const requests = countOf(aggregate, 'num_requests');
  const succeeded = countOf(aggregate, 'num_completed_requests');
  const failed = countOf(aggregate, 'num_error_requests');
  const fits = requests === undefined || (succeeded ?? 0) + (failed ?? 0) <= requests;
  return {
    ...(requests !== undefined && fits ? { requests } : {}),
    ...(succeeded === undefined ? {} : { succeeded }),
    ...(failed === undefined ? {} : { failed }),
  };
}

function noteCounts(run: RunBuilder, { requests, succeeded, failed }: RequestCounts): void {
  if (succeeded === 0) {
    run.note(
      `No request succeeded${requests === undefined ? '' : ` (${requests} were sent)`}, so there are no latencies.`,
    );
  } else if (failed !== undefined && failed > 0) {
    run.note(
      `${countWith(failed, 'request')}${requests === undefined ? '' : ` of ${requests}`} failed.`,
    );
  }
}

interface StatsOptions {
  readonly toSeconds: (time: number) => number;
  readonly generates: boolean;
  readonly n: number | undefined;
}

function reportStats(run: RunBuilder, stats: JsonObject, options: StatsOptions): void {
  for (const [name, metric] of Object.entries({ ...TIMES, ...COUNTS, ...SPEEDS })) {
    if (!options.generates && (name === 'ttft' || name === 'input_throughput')) continue;
    const block = objectOf(stats, name) ?? {};
    for (const key of Object.keys(block)) {
      const statistic = parseStatistic(key);
      const value = numberOf(block, key);
      if (!statistic || value === undefined) continue;
      run.report(metric, statistic, name in TIMES ? options.toSeconds(value) : value, options.n);
    }
  }
}

/** Up to 2025 the tool printed requests per minute. */
function reportRates(run: RunBuilder, aggregate: JsonObject): void {
  for (const [key, metric] of Object.entries(RATES))
    run.report(metric, 'rate', numberOf(aggregate, key));
  const perMinute = numberOf(aggregate, 'requests_per_minute');
  if (perMinute !== undefined)
    run.report('request_throughput', 'rate', convertToCanonical(perMinute, 'requests/min'));
}

function defineMetrics(run: RunBuilder, load: GenaiBenchLoad): void {
  run
    .define(
      'custom.output_latency_seconds',
      'Request latency − time to first token, seen by the client.',
    )
    .define(
      'custom.output_inference_tokens_per_second',
      'Of one request: 1 / time per output token. The tool leaves a request above 1,000 tokens/s out of everything.',
    )
    .define(
      'custom.request_output_tokens_per_second',
      'Of one request, while it is being answered; not the throughput of the server.',
    )
    .define(
      'custom.request_input_tokens_per_second',
      'Of one request: prompt tokens / time to first token.',
    )
    .define(
      'custom.arrival_requests_per_second',
      'Requests that the tool sent per second, answered or not.',
    )
    .note(load.note);
}
