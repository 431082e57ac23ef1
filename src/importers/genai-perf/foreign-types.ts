/** Field names of genai-perf's results; its metric blocks are AIPerf's, in ../shared/metric-blocks.ts. */

/** Top-level fields that are no metric blocks. */
export const OTHER_FIELDS: readonly string[] = ['input_config', 'telemetry_stats', 'sessions'];
