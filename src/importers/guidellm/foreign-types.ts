/** Names in GuideLLM's report (src/guidellm/benchmark and src/guidellm/schemas), from v0.2 to report version 2. */
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
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
};

/** `percentiles.p001` is the 0.1th and `p999` the 99.9th; there is no other use of three digits. */
export const PERCENTILES: Readonly<Record<string, Statistic>> = {
  p001: 'p0.1',
  p01: 'p1',
  p05: 'p5',
  p10: 'p10',
  p25: 'p25',
  p50: 'p50',
  p75: 'p75',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  p999: 'p99.9',
};

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
  'prompt_tokens_per_second',
  'output_tokens_per_iteration',
  'iter_tokens_per_iteration',
  'request_goodput',
  'slo_attainment',
  'text',
  'image',
  'video',
  'audio',
];
