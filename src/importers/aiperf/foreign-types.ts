/**
 * Field names of AIPerf's results (docs/reference/json-export-schema.md of ai-dynamo/aiperf). The metric blocks, which genai-perf
 * has as well, are in ../shared/metric-blocks.ts.
 */

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
];
