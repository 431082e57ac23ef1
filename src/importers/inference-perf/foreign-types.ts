/** Names in inference-perf's reports (inference_perf/reportgen/base.py), from the first release to August 2026. All times are seconds. */
import type { AnyMetricId } from '../../domain/metrics/metric';

/** `successes.latency.<name>`. */
export const LATENCIES: Readonly<Record<string, AnyMetricId>> = {
  request_latency: 'request_latency',
  time_to_first_token: 'time_to_first_token',
  time_per_output_token: 'time_per_output_token',
  inter_token_latency: 'inter_token_latency',
  normalized_time_per_output_token: 'custom.normalized_time_per_output_token_seconds',
};

/** The tool has one value of these for each request that succeeded; of the others only where the answer was streamed. */
export const ONE_PER_SUCCESS: readonly AnyMetricId[] = [
  'request_latency',
  'custom.normalized_time_per_output_token_seconds',
];

/** `successes.throughput.<name>`, per second of the wall time from the first start to the last end. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  requests_per_sec: 'request_throughput',
  output_tokens_per_sec: 'output_token_throughput',
  total_tokens_per_sec: 'total_token_throughput',
  input_tokens_per_sec: 'custom.input_tokens_per_second',
};

/** Media per second are 0 in every run on text. */
export const OTHER_RATES: readonly string[] = [
  'images_per_sec',
  'videos_per_sec',
  'audios_per_sec',
];

/** Parts of `successes` that are read elsewhere, or are not about latency, load or tokens. */
export const OTHER_SUCCESSES: readonly string[] = [
  'count',
  'latency',
  'throughput',
  'prompt_len',
  'prompt_tokens',
  'output_len',
  'output_tokens',
  'token_count_mismatches',
  'client_fallback_requests',
  'goodput_metrics',
  'slo_metrics',
  'request_size_bytes',
  'image',
  'video',
  'audio',
];

/** `successes.<name>` of the Prometheus report: what the server says about itself. */
export const SERVER_METRICS: Readonly<Record<string, AnyMetricId>> = {
  request_latency: 'request_latency',
  time_to_first_token: 'time_to_first_token',
  time_per_output_token: 'time_per_output_token',
  inter_token_latency: 'inter_token_latency',
  request_queue_time: 'queue_time',
  request_prefill_time: 'prefill_time',
  request_decode_time: 'decode_time',
  request_inference_time: 'custom.inference_seconds',
  request_prompt_tokens: 'prompt_tokens',
  request_generation_tokens: 'output_tokens',
  queue_len: 'custom.waiting_requests',
  num_requests_running: 'concurrency',
};

/** Parts of the Prometheus report that are read elsewhere, or that say nothing about this run. */
export const OTHER_SERVER_METRICS: readonly string[] = [
  'count',
  'rate',
  'prompt_len',
  'output_len',
  'kv_cache_usage_percentage',
  'prefix_cache_hit_percent',
  'num_preemptions_total',
  'num_requests_swapped',
  'request_success_count',
];
