/**
 * What the metrics of a k6 run mean. Values of a Trend that is declared to hold times are milliseconds, in every output and
 * whatever `summaryTimeUnit` says: that option only changes the summary on the screen (internal/js/summary.go).
 */
import { findMetric, getMetric } from '../../domain/metrics/catalogue';
import { isCustomMetricId } from '../../domain/metrics/custom-metric';
import type { AnyMetricId, MetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { parseUnitName } from '../shared/convert';

/** Requests that the script did not expect to fail: k6 makes this part of the latencies by itself. */
export const SUCCEEDED_DURATION = 'http_req_duration{expected_response:true}';
export const SUCCEEDED_LATENCY: AnyMetricId = 'custom.succeeded_request_latency_seconds';
export const FIRST_BYTE: AnyMetricId = 'custom.time_to_first_byte_seconds';

/** Metrics that k6 and its modules write by themselves; what is not read of them is no news to anybody. */
const BUILT_IN =
  /^(?:http_req(?:s|_\w+)|grpc_\w+|ws_\w+|websockets?_\w+|browser_\w+|webvitals_\w+|iterations?(?:_duration)?|dropped_iterations|vus(?:_max)?|data_(?:sent|received)|checks(?:_\w+)?|group_duration)$/u;

/** Metrics of the catalogue that a script's own Trend may be, by its name alone. */
const FROM_SCRIPTS: ReadonlySet<MetricId> = new Set<MetricId>([
  'time_to_first_token',
  'time_per_output_token',
  'inter_token_latency',
  'queue_time',
  'prefill_time',
  'decode_time',
  'retrieval_time',
  'prompt_tokens',
  'output_tokens',
]);

/** Aliases of the catalogue that mean something else in a script for k6. */
const AMBIGUOUS = /waiting|generation_?(?:time|latency)|prompt_?time|search/iu;
/** Words around a name that say whose metric it is and not what it measures: `llm_ttft_trend`. */
const LEADING =
  /^(?:llm|chat|openai|vllm|sglang|tgi|api|server|client|stream(?:ing)?|sse|gen_ai|genai|model|inference|completions?|my|custom|k6|http)[_\s.-]+/iu;
const TRAILING = /[_\s.-]+(?:trend|metric|metrics|stat|time|duration|latency)$/iu;
const UNIT_AT_END =
  /[_\s.-]*(ms|msec|millis|milliseconds|s|sec|secs|seconds|us|microseconds|ns|nanoseconds)$/iu;

export interface TrendMeaning {
  readonly metric: AnyMetricId;
  readonly unit: ForeignUnit;
  /** Neither the declaration nor the name says the unit. */
  readonly isAssumed: boolean;
}

export function isBuiltIn(name: string): boolean {
  return BUILT_IN.test(name);
}

/** `http_req_duration` of `http_req_duration{expected_response:true}`; the tags can hold addresses and are never shown. */
export function baseName(name: string): string {
  const [base = ''] = name.split('{', 1);
  return base.slice(0, 80);
}

/** The catalogue's metric that a script's own metric names; undefined when its name does not clearly say one. */
export function findScriptMetric(name: string): MetricId | undefined {
  if (AMBIGUOUS.test(name)) return undefined;
  const short = name.replace(LEADING, '');
  for (const candidate of [name, short, name.replace(TRAILING, ''), short.replace(TRAILING, '')]) {
    const metric = findMetric(candidate) ?? findMetric(candidate.replace(UNIT_AT_END, ''));
    if (metric && FROM_SCRIPTS.has(metric)) return metric;
  }
  return undefined;
}

/** @param contains what the declaration says the values are: `time`, `data` or `default`; CSV has no declarations */
export function interpretTrend(
  name: string,
  contains: string | undefined,
): TrendMeaning | undefined {
  if (name === 'http_req_duration' || name === 'grpc_req_duration')
    return { metric: 'request_latency', unit: 'ms', isAssumed: false };
  if (name === 'http_req_waiting') return { metric: FIRST_BYTE, unit: 'ms', isAssumed: false };
  if (isBuiltIn(name) || name.includes('{')) return undefined;
  const known = findScriptMetric(name);
  if (known !== undefined && getMetric(known).unit === 'tokens')
    return { metric: known, unit: 'tokens', isAssumed: false };
  const time = timeUnitOf(name, contains);
  if (known !== undefined) return { metric: known, ...(time ?? ASSUMED_MS) };
  return interpretUnknown(name, contains, time);
}

const ASSUMED_MS = { unit: 'ms', isAssumed: true } as const;

function timeUnitOf(
  name: string,
  contains: string | undefined,
): Omit<TrendMeaning, 'metric'> | undefined {
  if (contains === 'time') return { unit: 'ms', isAssumed: false };
  const suffix =
    /[_\s.-](ms|msec|milliseconds|s|sec|secs|seconds|us|microseconds|ns|nanoseconds)$/iu.exec(
      name,
    )?.[1];
  const unit = suffix === undefined ? undefined : parseUnitName(suffix);
  return unit && { unit, isAssumed: false };
}

function interpretUnknown(
  name: string,
  contains: string | undefined,
  declared: Omit<TrendMeaning, 'metric'> | undefined,
): TrendMeaning | undefined {
  const snake = toSnakeCase(name);
  const time =
    declared ?? (/(?:^|_)(?:latency|duration|time)$/u.test(snake) ? ASSUMED_MS : undefined);
  const ending = time ? '_seconds' : contains === 'data' ? '_bytes' : '';
  const stem = time
    ? snake.replace(
        /_(?:ms|msec|milliseconds|s|sec|secs|seconds|us|microseconds|ns|nanoseconds)$/u,
        '',
      )
    : snake;
  const id = `custom.${stem.slice(0, 56).replace(/_+$/u, '')}${stem.endsWith(ending) ? '' : ending}`;
  if (!isCustomMetricId(id)) return undefined;
  if (time) return { metric: id, ...time };
  return { metric: id, unit: contains === 'data' ? 'bytes' : 'count', isAssumed: false };
}

function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^[_\d]+|_+$/gu, '');
}
