/**
 * Reports on sessions (agents that send several dependent requests): the summary, that of a stage, and `per_session_…`, one object per
 * session. A session is no request, so its values have names of their own and are not counted as requests.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { SamplePool } from '../../domain/benchmark-run/growing-column';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { booleanOf, countOf, isList, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { noteFailures } from './failures';
import { formatRate } from './format-number';
import { INFERENCE_PERF_TOOL, reportSummary } from './summary';

export async function parseSessions(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  const sessions = new SessionCollector(context.report);
  for await (const value of readJsonValues(source, context)) {
    if (isObject(value) && countOf(value, 'num_sessions') !== undefined) {
      runs.push(parseSummary(value, context.report));
      continue;
    }
    for (const item of isList(value) ? value : [value]) {
      context.report.read(1);
      if (isObject(item) && numberOf(item, 'duration_sec') !== undefined) sessions.add(item);
      else context.report.drop('an entry that is not a session');
    }
  }
  return { runs: [...runs, ...sessions.finish()] };
}

/** `<field>` of the summary, and `<field>` of one session. */
const METRICS: readonly {
  readonly summary: string;
  readonly session: string;
  readonly metric: AnyMetricId;
}[] = [
  {
    summary: 'session_duration_sec',
    session: 'duration_sec',
    metric: 'custom.session_duration_seconds',
  },
  { summary: 'tfut_sec', session: 'tfut_sec', metric: 'custom.time_to_first_user_token_seconds' },
  {
    summary: 'total_input_tokens',
    session: 'total_input_tokens',
    metric: 'custom.session_prompt_tokens',
  },
  {
    summary: 'total_output_tokens',
    session: 'total_output_tokens',
    metric: 'custom.session_output_tokens',
  },
  {
    summary: 'total_cached_tokens',
    session: 'total_cached_tokens',
    metric: 'custom.session_cached_prompt_tokens',
  },
  { summary: 'num_events', session: 'num_events', metric: 'custom.session_events' },
];

const OTHER_SUMMARY_FIELDS: readonly string[] = [
  'stage_metadata',
  'num_sessions',
  'num_sessions_completed',
  'num_sessions_succeeded',
  'num_sessions_failed',
  'num_sessions_not_completed',
  'num_sessions_not_completed_active',
  'num_sessions_not_completed_pending',
  'failures',
  'total_events',
  'total_events_completed',
  'total_events_cancelled',
  'num_events_cancelled',
  'sessions_per_second',
  'kv_cache_hit_percent',
  'kv_cache_hit_per_session_percent',
  'total_cacheable_input_tokens',
  'sessions_with_cache_info',
  'sessions_with_tfut',
];

function parseSummary(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const stage = objectOf(data, 'stage_metadata');
  const concurrent = countOf(stage, 'concurrent_sessions');
  const rate = numberOf(stage, 'session_rate');
  const label = concurrent
    ? `${concurrent} concurrent sessions`
    : rate && rate > 0
      ? `${formatRate(rate)} sessions/s`
      : 'session summary';
  const run = new RunBuilder(label, INFERENCE_PERF_TOOL);
  run
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: undefined,
      maxConcurrency: undefined,
      arrival: concurrent ? 'closed' : rate && rate > 0 ? 'open' : 'unknown',
      streaming: undefined,
      promptTokensMean: undefined,
      outputTokensMean: undefined,
    })
    .duration(numberOf(stage, 'actual_duration'));
  for (const { summary, metric } of METRICS) reportSummary(run, metric, objectOf(data, summary));
  run.report('custom.sessions_per_second', 'mean', numberOf(data, 'sessions_per_second'));
  reportCacheHits(run, data);
  noteSessions(run, {
    total: countOf(data, 'num_sessions'),
    succeeded: countOf(data, 'num_sessions_succeeded'),
    failed: countOf(data, 'num_sessions_failed'),
    open: countOf(data, 'num_sessions_not_completed'),
  });
  noteFailures(run, objectOf(data, 'failures'), report, 'session');
  const status = textOf(stage, 'status');
  if (status !== undefined && status !== 'COMPLETED') run.note(`The stage ended as ${status}.`);
  define(run);
  report.read(1);
  report.keep(1);
  const known = [...METRICS.map(({ summary }) => summary), ...OTHER_SUMMARY_FIELDS];
  reportUnknownFields(data, known, report);
  return run.build();
}

function reportCacheHits(run: RunBuilder, data: JsonObject): void {
  const hits = numberOf(data, 'kv_cache_hit_percent');
  if (hits === undefined) return;
  run.report('prefix_cache_hit_rate', 'rate', convertToCanonical(hits, 'percent'));
  if (hits === 0) {
    run.note(
      'No cached prompt token was reported: the cache may be cold, or a gateway may have put 0 where the server said nothing.',
    );
  }
}

interface SessionCounts {
  readonly total: number | undefined;
  readonly succeeded: number | undefined;
  readonly failed: number | undefined;
  readonly open?: number | undefined;
}

function noteSessions(run: RunBuilder, { total, succeeded, failed, open }: SessionCounts): void {
  const parts = [
    ...(succeeded === undefined ? [] : [`${succeeded} succeeded`]),
    ...(failed ? [`${failed} failed`] : []),
    ...(open ? [`${open} did not end`] : []),
  ];
  if (total !== undefined) {
    run.note(
      `${countWith(total, 'session')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}. Sessions are not counted as requests.`,
    );
  }
}

function define(run: RunBuilder): void {
  run
    .define(
      'custom.time_to_first_user_token_seconds',
      'From the start of a session to the first token of its first answer that a user sees, all calls before it included.',
    )
    .define(
      'custom.session_duration_seconds',
      'From the start of a session to the end of its last event; failed sessions are included.',
    )
    .define(
      'custom.sessions_per_second',
      'Sessions that ended ÷ time from the first start to the last end.',
    )
    .define(
      'prefix_cache_hit_rate',
      'Prompt tokens that the server reported as cached ÷ prompt tokens it reported, over the sessions in which it reported both.',
    );
}

class SessionCollector {
  readonly #report: ReportBuilder;
  readonly #pools = METRICS.map(({ session, metric }) => ({
    session,
    metric,
    pool: new SamplePool(),
  }));
  readonly #counts = { total: 0, succeeded: 0, failed: 0 };
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  add(session: JsonObject): void {
    this.#report.keep(1);
    this.#counts.total += 1;
    const hasSucceeded = booleanOf(session, 'success') ?? !objectOf(session, 'error');
    this.#counts[hasSucceeded ? 'succeeded' : 'failed'] += 1;
    for (const { session: field, pool } of this.#pools) {
      const value = numberOf(session, field);
      if (value !== undefined && value >= 0) pool.push(value);
    }
    const start = numberOf(session, 'start_time');
    const end = numberOf(session, 'end_time');
    if (start !== undefined) this.#start = Math.min(this.#start, start);
    if (end !== undefined) this.#end = Math.max(this.#end, end);
    this.#report.secret('session ids and paths of session files');
    if (objectOf(session, 'error')) this.#report.secret('error messages');
  }

  finish(): BenchmarkRun[] {
    const { total, succeeded, failed } = this.#counts;
    if (total === 0) return [];
    const run = new RunBuilder(`records of ${countWith(total, 'session')}`, INFERENCE_PERF_TOOL);
    run.duration(this.#end - this.#start);
    for (const { metric, pool } of this.#pools) run.pool(metric, pool);
    noteSessions(run, { total, succeeded, failed });
    define(run);
    return [run.build()];
  }
}
