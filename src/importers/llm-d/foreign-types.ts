/**
 * The benchmark report of llm-d-benchmark, versions 0.1, 0.2 and 0.2.1 (llmdbenchmark/analysis/benchmark_report/schema_*.py). Every
 * statistic names its unit. The numbers were measured by another tool, and keep the meaning that they have there.
 */
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { ForeignUnit } from '../../domain/units/foreign-units';

export const UNITS: Readonly<Record<string, ForeignUnit>> = {
  s: 's',
  seconds: 's',
  ms: 'ms',
  's/token': 's',
  'ms/token': 'ms',
  count: 'count',
  tokens: 'tokens',
  'tokens/s': 'tokens/s',
  'queries/s': 'requests/s',
  'requests/s': 'requests/s',
  percent: 'percent',
  fraction: 'ratio',
  ratio: 'ratio',
  bytes: 'bytes',
  MB: 'MB',
  GB: 'GB',
  MiB: 'MiB',
  GiB: 'GiB',
};

export const LATENCIES: Readonly<Record<string, AnyMetricId>> = {
  time_to_first_token: 'time_to_first_token',
  time_per_output_token: 'time_per_output_token',
  inter_token_latency: 'inter_token_latency',
  request_latency: 'request_latency',
  normalized_time_per_output_token: 'custom.normalized_time_per_output_token_seconds',
};

/** The names of the tool below that mean something else than the report's. Keys: `scenario.load` tool. */
export const RENAMED: Readonly<Record<string, Readonly<Record<string, AnyMetricId>>>> = {
  guidellm: {
    // GuideLLM divides the time to the last token by all tokens, and calls the time per output token inter-token latency.
    time_per_output_token: 'custom.guidellm_time_per_output_token_seconds',
    inter_token_latency: 'time_per_output_token',
  },
  aiperf: {
    inter_token_latency: 'time_per_output_token',
  },
};

export const LENGTHS: Readonly<Record<string, AnyMetricId>> = {
  input_length: 'prompt_tokens',
  output_length: 'output_tokens',
};

/** Version 0.2: blocks with a unit. Version 0.1: bare numbers per second. */
export const RATES: Readonly<Record<string, AnyMetricId>> = {
  request_rate: 'request_throughput',
  requests_per_sec: 'request_throughput',
  output_token_rate: 'output_token_throughput',
  output_tokens_per_sec: 'output_token_throughput',
  total_token_rate: 'total_token_throughput',
  total_tokens_per_sec: 'total_token_throughput',
  input_token_rate: 'custom.input_tokens_per_second',
  input_tokens_per_sec: 'custom.input_tokens_per_second',
};

/** Of one component of the system, sampled during the run. */
export const COMPONENT_METRICS: Readonly<Record<string, AnyMetricId>> = {
  kv_cache_usage: 'kv_cache_utilization',
  gpu_utilization: 'gpu_utilization',
  cpu_utilization: 'cpu_utilization',
  running_requests: 'custom.running_requests',
  waiting_requests: 'custom.waiting_requests',
};
