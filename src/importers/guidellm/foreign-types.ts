/** Names in GuideLLM's report (src/guidellm/benchmark and src/guidellm/schemas), from v0.2 to report version 2. */
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { ForeignUnit } from '../../domain/units/foreign-units';

interface ReportMetric {
  readonly metric: AnyMetricId;
  readonly unit: ForeignUnit;
}

/** `metrics.<name>.successful`: one value per request. */
export const DISTRIBUTIONS: Readonly<Record<string, ReportMetric>> = {
  request_latency: { metric: 'request_latency', unit: 's' },
  time_to_first_token_ms: { metric: 'time_to_first_token', unit: 'ms' },
  // (last token − first token) / (output tokens − 1): what the field calls TPOT.
  inter_token_latency_ms: { metric: 'time_per_output_token', unit: 'ms' },
  // (last token − request start) / output tokens: includes the first token, so it is no TPOT.
  time_per_output_token_ms: {
    metric: 'custom.guidellm_time_per_output_token_seconds',
    unit: 'ms',
  },
  time_to_first_output_token_ms: {
    metric: 'custom.time_to_first_output_token_seconds',
    unit: 'ms',
  },
  // Of the WebSocket protocol; zeros everywhere else.
  time_to_last_round_trip_ms: {
    metric: 'custom.time_to_last_round_trip_seconds',
    unit: 'ms',
  },
  avg_round_trip_time_ms: { metric: 'custom.round_trip_seconds', unit: 'ms' },
  prompt_token_count: { metric: 'prompt_tokens', unit: 'tokens' },
  output_token_count: { metric: 'output_tokens', unit: 'tokens' },
};

/** Weighted by tokens since 0.4, so the `count` beside them is not a number of requests. */
export const TOKEN_WEIGHTED = ['inter_token_latency_ms', 'time_per_output_token_ms'];

/** Only the mean means something: the percentiles are over the instants between two events. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  requests_per_second: 'request_throughput',
  output_tokens_per_second: 'output_token_throughput',
  tokens_per_second: 'total_token_throughput',
  prompt_tokens_per_second: 'custom.input_tokens_per_second',
};

/**
 * `p001` is the 0.1th, `p01` the 1st, `p50` the 50th, `p999` the 99.9th: two digits before the point, the rest behind it. Undefined
 * for any other key.
 */
export function parsePercentileKey(key: string): Statistic | undefined {
  const [, whole, rest = ''] = /^p(\d{1,2})(\d*)$/.exec(key) ?? [];
  return parseStatistic(whole === undefined ? key : `p${whole}${rest === '' ? '' : `.${rest}`}`);
}

export const MOMENTS: Readonly<Record<string, Statistic>> = {
  mean: 'mean',
  median: 'p50',
  std_dev: 'std',
  min: 'min',
  max: 'max',
};

/** Parts of `metrics` that are read elsewhere or deliberately not read. */
export const OTHER_METRICS: readonly string[] = [
  'request_totals',
  'request_concurrency',
  'request_streaming_iterations_count',
  'total_token_count',
  'output_tokens_per_iteration',
  'iter_tokens_per_iteration',
  'request_goodput',
  'slo_attainment',
  'text',
  'image',
  'video',
  'audio',
  'tool_call',
];
