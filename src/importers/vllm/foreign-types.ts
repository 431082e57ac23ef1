/**
 * Keys of the result file of `vllm bench serve` (before 2025: `benchmarks/benchmark_serving.py`), from vllm/benchmarks/serve.py.
 * Aggregates are in milliseconds, per-request arrays in seconds.
 */
import type { AnyMetricId } from '../../domain/metrics/metric';

/** The word inside `p99_ttft_ms`. */
export const LATENCY_METRICS: Readonly<Record<string, AnyMetricId>> = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  itl: 'inter_token_latency',
  e2el: 'request_latency',
  // Waiting inside the client for a free slot of --max-concurrency; not the engine's queue_time.
  client_queue_time: 'custom.client_queue_time',
  e2el_including_client_queue: 'custom.client_queue_and_request_latency',
};

/** Per second of the whole run. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  request_throughput: 'request_throughput',
  output_throughput: 'output_token_throughput',
  total_token_throughput: 'total_token_throughput',
  input_throughput: 'custom.input_tokens_per_second',
  request_goodput: 'goodput',
  // Versions before the middle of 2025, and forks made of them, write the key with a colon at its end.
  'request_goodput:': 'goodput',
};

/** Read elsewhere in `parse.ts`, or without use for a reader (`tokenizer_id`), or a constant (`best_of`). */
export const OTHER_KNOWN_KEYS: readonly string[] = [
  'date',
  'endpoint_type',
  'backend',
  'label',
  'model_id',
  'tokenizer_id',
  'best_of',
  'num_prompts',
  'request_rate',
  'burstiness',
  'max_concurrency',
  'duration',
  'completed',
  'failed',
  'total_input_tokens',
  'total_output_tokens',
  'max_output_tokens_per_s',
  'max_concurrent_requests',
  'rtfx',
  'run_number',
  'ramp_up_strategy',
  'ramp_up_start_rps',
  'ramp_up_end_rps',
  'rps_change_events',
  'spec_decode_acceptance_rate',
  'spec_decode_acceptance_length',
  'spec_decode_num_drafts',
  'spec_decode_draft_tokens',
  'spec_decode_accepted_tokens',
  'spec_decode_per_position_acceptance_rates',
  'generated_texts',
  'queue_times',
];
