/** Metrics that are known by name: the OpenTelemetry conventions for generative AI, and vLLM's through a collector. */
import type { AnyMetricId } from '../../domain/metrics/metric';

export interface KnownMetric {
  readonly metric: AnyMetricId;
  /** When two instruments of a file measure the same, the one with the lower number is taken. */
  readonly rank: number;
  /** Times have the unit of the instrument (seconds where it has none); counts have none. */
  readonly isTime: boolean;
  readonly definition?: string;
}

const CLIENT = 'As the client measured it.';
const SERVER = 'As the model server measured it.';

function time(metric: AnyMetricId, rank: number, definition?: string): KnownMetric {
  return { metric, rank, isTime: true, ...(definition === undefined ? {} : { definition }) };
}

function count(metric: AnyMetricId): KnownMetric {
  return { metric, rank: 1, isTime: false };
}

export const DISTRIBUTIONS: Readonly<Record<string, KnownMetric>> = {
  'gen_ai.client.operation.duration': time('request_latency', 1, CLIENT),
  'gen_ai.server.request.duration': time('request_latency', 2, SERVER),
  'gen_ai.client.operation.time_to_first_chunk': time(
    'time_to_first_token',
    1,
    'To the first chunk, as the client measured it.',
  ),
  'gen_ai.server.time_to_first_token': time('time_to_first_token', 2, SERVER),
  'gen_ai.client.operation.time_per_output_chunk': time(
    'inter_token_latency',
    1,
    'Gaps between streamed chunks, as the client measured them; a chunk can hold several tokens.',
  ),
  'gen_ai.server.time_per_output_token': time('time_per_output_token', 1, SERVER),
  'vllm:e2e_request_latency_seconds': time('request_latency', 3, SERVER),
  'vllm:time_to_first_token_seconds': time(
    'time_to_first_token',
    3,
    'As vLLM measured it, from arrival; requests that are still running are counted.',
  ),
  'vllm:request_time_per_output_token_seconds': time('time_per_output_token', 2, SERVER),
  'vllm:inter_token_latency_seconds': time(
    'inter_token_latency',
    2,
    'Time between engine steps of a request.',
  ),
  'vllm:time_per_output_token_seconds': time(
    'inter_token_latency',
    3,
    'Time between engine steps of a request, under its older name.',
  ),
  'vllm:request_queue_time_seconds': time('queue_time', 1),
  'vllm:request_prefill_time_seconds': time('prefill_time', 1),
  'vllm:request_decode_time_seconds': time('decode_time', 1),
  'vllm:request_prompt_tokens': count('prompt_tokens'),
  'vllm:request_generation_tokens': count('output_tokens'),
  'http.server.request.duration': time(
    'request_latency',
    4,
    'Of the HTTP requests of the service.',
  ),
  'http.server.duration': time('request_latency', 5, 'Of the HTTP requests of the service.'),
};

/** `gen_ai.client.token.usage` is two metrics in one instrument, told apart by an attribute. */
export const TOKEN_USAGE = 'gen_ai.client.token.usage';
export const TOKEN_TYPE = 'gen_ai.token.type';
export const TOKEN_TYPES: Readonly<Record<string, KnownMetric>> = {
  input: count('prompt_tokens'),
  prompt: count('prompt_tokens'),
  output: count('output_tokens'),
  completion: count('output_tokens'),
};

/** States: the mean and the extremes of what was sampled. */
export const GAUGES: Readonly<Record<string, AnyMetricId>> = {
  'vllm:num_requests_running': 'concurrency',
  'vllm:num_requests_waiting': 'custom.waiting_requests',
  'vllm:kv_cache_usage_perc': 'kv_cache_utilization',
  'vllm:gpu_cache_usage_perc': 'kv_cache_utilization',
  'gen_ai.server.active_requests': 'concurrency',
  'http.server.active_requests': 'concurrency',
};

/** Counters that become a rate over the time that they cover. */
export const COUNTERS: Readonly<Record<string, AnyMetricId>> = {
  'vllm:generation_tokens': 'output_token_throughput',
  'vllm:generation_tokens_total': 'output_token_throughput',
  'vllm:request_success': 'request_throughput',
  'vllm:request_success_total': 'request_throughput',
};
