/**
 * Keys of a line of `python -m sglang.bench_serving` (python/sglang/bench_serving.py). Aggregates are in milliseconds, per-request
 * arrays in seconds.
 */
import type { AnyMetricId } from '../../domain/metrics/metric';

/** The word inside `p99_ttft_ms`. */
export const LATENCY_METRICS: Readonly<Record<string, AnyMetricId>> = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  itl: 'inter_token_latency',
  e2e_latency: 'request_latency',
};

/** Per second of the whole run. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  request_throughput: 'request_throughput',
  output_throughput: 'output_token_throughput',
  total_throughput: 'total_token_throughput',
  input_throughput: 'custom.input_tokens_per_second',
};

export const OTHER_KNOWN_KEYS: readonly string[] = [
  'tag',
  'backend',
  'dataset_name',
  'request_rate',
  'max_concurrency',
  'sharegpt_output_len',
  'random_input_len',
  'random_output_len',
  'random_range_ratio',
  'server_info',
  'duration',
  'completed',
  'failed',
  'total_input_tokens',
  'total_input_text_tokens',
  'total_input_vision_tokens',
  'total_output_tokens',
  'total_output_tokens_retokenized',
  'concurrency',
  'accept_length',
  'max_output_tokens_per_s',
  'max_concurrent_requests',
  'generated_texts',
];
