/**
 * Field names of AIPerf's results (docs/reference/json-export-schema.md of ai-dynamo/aiperf). The metric blocks, which genai-perf
 * has as well, are in ../shared/metric-blocks.ts.
 */

import type { AnyMetricId } from '../../domain/metrics/metric';

/** One value per request, in blocks that genai-perf does not have. */
export const EXTRA_DISTRIBUTIONS: Readonly<Record<string, AnyMetricId>> = {
  credit_to_start_latency: 'custom.schedule_delay_seconds',
  http_req_waiting: 'custom.time_to_first_byte_seconds',
  reasoning_token_count: 'custom.reasoning_tokens',
  usage_prompt_cached_tokens: 'custom.cached_prompt_tokens',
  usage_prompt_cache_read_tokens: 'custom.cached_prompt_tokens',
};

/** One number about the whole run. */
export const EXTRA_RATES: Readonly<Record<string, AnyMetricId>> = {
  good_request_fraction: 'custom.slo_attainment_ratio',
};

/** Fields of the aggregate that genai-perf, AIPerf's predecessor with the same blocks, does not have. */
export const AIPERF_FIELDS: readonly string[] = [
  'aiperf_version',
  'schema_version',
  'was_cancelled',
  'error_summary',
];

/** Top-level fields that are no metric blocks. */
export const OTHER_FIELDS: readonly string[] = [
  'schema_version',
  'aiperf_version',
  'benchmark_id',
  'input_config',
  'was_cancelled',
  'error_summary',
  'start_time',
  'end_time',
  'warmup_metrics',
  'records',
  'run_info',
  'metadata',
  'cli_command',
  'telemetry_data',
  'telemetry_stats',
  'branch_stats',
  'runtime_submission_invalid_reasons',
];
