/**
 * The catalogue's metric ids at schema version 1. Frozen with it: a record that names a metric which is neither here nor
 * `custom.…` is refused, so code that reads a record may look its metrics up without a fallback. A new id is a new version.
 */
import type { MetricId } from '../../../metrics/metric';

export const METRIC_IDS_V1 = [
  'time_to_first_token',
  'time_per_output_token',
  'inter_token_latency',
  'request_latency',
  'queue_time',
  'prefill_time',
  'decode_time',
  'retrieval_time',
  'network_time',
  'prompt_tokens',
  'output_tokens',
  'request_throughput',
  'output_token_throughput',
  'total_token_throughput',
  'goodput',
  'error_rate',
  'concurrency',
  'kv_cache_utilization',
  'preemption_rate',
  'prefix_cache_hit_rate',
  'gpu_utilization',
  'gpu_memory_utilization',
  'cpu_utilization',
  'memory_utilization',
  'cost_per_million_tokens',
] as const satisfies readonly MetricId[];
