/**
 * Field names of ray-project/llmperf (`token_benchmark_ray.py`, names in src/llmperf/common_metrics.py). All times are in seconds.
 * `pandas` computes the statistics over requests without an error code; `json.dump(default=str)` turns numpy's integers into texts.
 */
import type { AnyMetricId } from '../../domain/metrics/metric';

/** Mean of all gaps of an answer, the wait for the first token among them: about latency / tokens, and no TPOT. */
export const LLMPERF_INTER_TOKEN: AnyMetricId = 'custom.llmperf_inter_token_latency_seconds';

/** The word in `results_<word>_quantiles_p99`, which is the field of a single response as well. */
export const DISTRIBUTIONS: Readonly<Record<string, AnyMetricId>> = {
  ttft_s: 'time_to_first_token',
  end_to_end_latency_s: 'request_latency',
  inter_token_latency_s: LLMPERF_INTER_TOKEN,
  number_input_tokens: 'prompt_tokens',
  number_output_tokens: 'output_tokens',
  request_output_throughput_token_per_s: 'custom.request_output_tokens_per_second',
};

/** Fields of the summary that are read elsewhere or say nothing about the run. */
export const OTHER_SUMMARY_FIELDS: readonly string[] = [
  'version',
  'name',
  'model',
  'timestamp',
  'mean_input_tokens',
  'stddev_input_tokens',
  'mean_output_tokens',
  'stddev_output_tokens',
  'num_concurrent_requests',
  'results_num_requests_started',
  'results_num_completed_requests',
  'results_num_completed_requests_per_min',
  'results_number_errors',
  'results_error_rate',
  'results_error_code_frequency',
  'results_mean_output_throughput_token_per_s',
];

export const OTHER_ROW_FIELDS: readonly string[] = [
  'error_code',
  'error_msg',
  'number_total_tokens',
  // Written by the fork behind the LLMPerf leaderboard.
  'GEN_TEXT',
];
