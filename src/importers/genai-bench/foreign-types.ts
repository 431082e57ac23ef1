/**
 * Field names of sgl-project/genai-bench (genai_bench/metrics/metrics.py). The four times are in the unit that the file names in
 * `_time_unit`, seconds where it names none; everything else has its unit in its name.
 */
import type { AnyMetricId } from '../../domain/metrics/metric';

/** In the file's unit of time. */
export const TIMES: Readonly<Record<string, AnyMetricId>> = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  e2e_latency: 'request_latency',
  // Request latency − time to first token, seen by the client; not the engine's decode_time.
  output_latency: 'custom.output_latency_seconds',
};

export const COUNTS: Readonly<Record<string, AnyMetricId>> = {
  num_input_tokens: 'prompt_tokens',
  num_output_tokens: 'output_tokens',
  total_tokens: 'custom.total_tokens',
  num_reasoning_tokens: 'custom.reasoning_tokens',
};

/** Tokens per second of one request. */
export const SPEEDS: Readonly<Record<string, AnyMetricId>> = {
  output_inference_speed: 'custom.output_inference_tokens_per_second',
  input_throughput: 'custom.request_input_tokens_per_second',
  output_throughput: 'custom.request_output_tokens_per_second',
};

/** Of the whole run. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  requests_per_second: 'request_throughput',
  mean_output_throughput_tokens_per_s: 'output_token_throughput',
  mean_total_tokens_throughput_tokens_per_s: 'total_token_throughput',
  mean_input_throughput_tokens_per_s: 'custom.input_tokens_per_second',
  arrival_requests_per_second: 'custom.arrival_requests_per_second',
};

export const OTHER_AGGREGATE_FIELDS: readonly string[] = [
  'scenario',
  'num_concurrency',
  'batch_size',
  'iteration_type',
  'request_rate',
  'run_duration',
  'requests_per_minute',
  'mean_total_chars_per_hour',
  'error_codes_frequency',
  'error_rate',
  'num_error_requests',
  'num_completed_requests',
  'num_requests',
  'total_arrivals',
  'stats',
];

export const OTHER_ROW_FIELDS: readonly string[] = ['error_code', 'error_message'];
