/** AIPerf's records: `profile_export.jsonl`, one line per request, with value and unit of each metric. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { SamplePool } from '../../domain/benchmark-run/growing-column';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { fieldOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonLines } from '../json-source';
import type { ReportBuilder } from '../report';
import { nanosecondsToSeconds, parseUnitName, unixToIso } from '../shared/convert';
import { DISTRIBUTIONS } from '../shared/metric-blocks';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { EXTRA_DISTRIBUTIONS } from './foreign-types';
import { aiperfTool, defineAiperfMetrics } from './tool';

/** Not per request in the records: the gaps go into a pool, and the concurrency exists only in the aggregate. */
const COLUMNS = Object.entries({ ...DISTRIBUTIONS, ...EXTRA_DISTRIBUTIONS }).filter(
  ([tag]) => tag !== 'inter_chunk_latency' && tag !== 'effective_concurrency',
);
const KNOWN_TAGS = new Set([
  ...Object.keys(DISTRIBUTIONS),
  ...Object.keys(EXTRA_DISTRIBUTIONS),
  'request_count',
  'error_request_count',
  'min_request_timestamp',
  'max_response_timestamp',
]);

export async function parseAiperfRecords(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const collector = new RecordCollector(context.report);
  for await (const value of readJsonLines(source, context)) {
    context.report.read(1);
    if (isObject(value) && objectOf(value, 'metadata')) collector.add(value);
    else context.report.drop('a line that is not the record of a request');
  }
  return { runs: collector.finish() };
}

class RecordCollector {
  readonly #report: ReportBuilder;
  readonly #rows = new RequestTableBuilder();
  readonly #gaps = new SamplePool();
  readonly #errors = new Map<string, number>();
  readonly #counts = { succeeded: 0, failed: 0, cancelled: 0 };
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;
  #warmUp = 0;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  add(record: JsonObject): void {
    const metadata = objectOf(record, 'metadata');
    const phase = textOf(metadata, 'benchmark_phase') ?? textOf(metadata, 'credit_phase');
    if (phase === 'warmup') {
      this.#warmUp += 1;
      this.#report.drop('warm-up request');
      return;
    }
    if (fieldOf(metadata, 'context_overflow_skip') === true) {
      this.#report.drop('request that the tool skipped because it did not fit the context');
      return;
    }
    this.#report.keep(1);
    const error = objectOf(record, 'error');
    const status = error
      ? 'failed'
      : fieldOf(metadata, 'was_cancelled') === true
        ? 'cancelled'
        : 'succeeded';
    this.#counts[status] += 1;
    const metrics = objectOf(record, 'metrics') ?? {};
    const started =
      nanoseconds(metadata, 'request_start_ns') ?? nanoseconds(metadata, 'timestamp_ns');
    const values = status === 'succeeded' ? this.#readValues(metrics, metadata) : {};
    this.#addRow(status, started, values, error && describeError(error));
    for (const tag of Object.keys(metrics))
      if (!KNOWN_TAGS.has(tag)) this.#report.unknownField(tag);
    if (status === 'succeeded') this.#addWindow(started, metadata, metrics);
  }

  #addRow(
    status: RequestStatus,
    startTime: number | undefined,
    values: RequestRow['values'],
    error: string | undefined,
  ): void {
    if (error !== undefined) this.#errors.set(error, (this.#errors.get(error) ?? 0) + 1);
    const attributes = error === undefined ? [] : [['error', error] as const];
    this.#rows.add({ status, startTime, values, attributes });
  }

  #readValues(metrics: JsonObject, metadata: JsonObject | undefined): RequestRow['values'] {
    const values: Partial<Record<AnyMetricId, number>> = {};
    for (const [tag, metric] of COLUMNS) {
      const value = this.#readMetric(metrics, tag);
      if (value !== undefined) values[metric] = value;
    }
    this.#addGaps(metrics);
    // The records have the two moments, and only the aggregate what follows from them.
    const start = numberOf(metadata, 'request_start_ns');
    const credit = numberOf(metadata, 'credit_issued_ns');
    if (start === undefined || credit === undefined || start < credit) return values;
    const delay = nanosecondsToSeconds(start - credit);
    const latency = values.request_latency;
    values['custom.schedule_delay_seconds'] ??= delay;
    if (latency !== undefined) values['custom.effective_latency'] ??= delay + latency;
    return values;
  }

  #readMetric(metrics: JsonObject, tag: string): number | undefined {
    const value = numberOf(metrics, tag, 'value');
    const unit = parseUnitName(textOf(metrics, tag, 'unit') ?? '');
    if (value === undefined) return undefined;
    if (!unit || value < 0) {
      this.#report.drop(unit ? `${tag}: negative value` : `${tag}: unknown unit`);
      return undefined;
    }
    return convertToCanonical(value, unit);
  }

  #addGaps(metrics: JsonObject): void {
    const unit = parseUnitName(textOf(metrics, 'inter_chunk_latency', 'unit') ?? '');
    for (const gap of listOf(metrics, 'inter_chunk_latency', 'value') ?? []) {
      if (unit && typeof gap === 'number' && Number.isFinite(gap) && gap >= 0) {
        this.#gaps.push(convertToCanonical(gap, unit));
      } else {
        this.#report.drop('inter_chunk_latency: not a duration');
      }
    }
  }

  /** As AIPerf does it: from the first start to the last end, over the requests that succeeded. */
  #addWindow(
    started: number | undefined,
    metadata: JsonObject | undefined,
    metrics: JsonObject,
  ): void {
    if (started === undefined) return;
    const latency = this.#readMetric(metrics, 'request_latency');
    const ended =
      latency === undefined ? nanoseconds(metadata, 'request_end_ns') : started + latency;
    this.#start = Math.min(this.#start, started);
    if (ended !== undefined) this.#end = Math.max(this.#end, ended);
  }

  finish(): ReturnType<RunBuilder['build']>[] {
    const { succeeded, failed, cancelled } = this.#counts;
    const requests = succeeded + failed + cancelled;
    if (requests === 0) return [];
    const run = new RunBuilder(`records of ${countWith(requests, 'request')}`, aiperfTool());
    run
      .counts({ requests, succeeded, failed, cancelled })
      .requests(this.#rows.build())
      .pool('inter_token_latency', this.#gaps)
      .startedAt(unixToIso(Number.isFinite(this.#start) ? this.#start : undefined))
      .duration(this.#end - this.#start)
      .method({ warmUp: 'excluded', latencyFrom: 'send' });
    if (this.#warmUp > 0) run.note(`${countWith(this.#warmUp, 'warm-up request')} left out.`);
    for (const [error, count] of this.#errors) {
      run.note(`${countWith(count, 'request')} failed: ${error}.`);
    }
    if (succeeded === 0) run.note('No request succeeded, so there are no latencies.');
    defineAiperfMetrics(run);
    this.#report.note(
      'The records do not say which model or load they are from; the aggregate (profile_export_aiperf.json) does.',
    );
    this.#report.secret('identifiers of requests and conversations');
    if (failed > 0) this.#report.secret('error messages of single requests');
    return [run.build()];
  }
}

/** Unix time in seconds. JSON numbers of this size are exact to about 256 ns, which is far below any latency here. */
function nanoseconds(metadata: JsonObject | undefined, key: string): number | undefined {
  const value = numberOf(metadata, key);
  return value === undefined ? undefined : nanosecondsToSeconds(value);
}

/** Code and type, never the message, which may quote the request. */
function describeError(error: JsonObject): string {
  const code = numberOf(error, 'code');
  const parts = [...(code === undefined ? [] : [`${code}`]), textOf(error, 'type') ?? ''];
  return parts.filter((part) => part !== '').join(' ') || 'unknown error';
}
