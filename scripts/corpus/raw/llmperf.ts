/** Numbers that LLMPerf printed: the flat summary of a run. */
import type { RawValue } from '../raw-values';

const METRICS: Readonly<Record<string, string>> = {
  ttft_s: 'time_to_first_token',
  end_to_end_latency_s: 'request_latency',
  inter_token_latency_s: 'custom.llmperf_inter_token_latency_seconds',
  request_output_throughput_token_per_s: 'custom.request_output_tokens_per_second',
  number_input_tokens: 'prompt_tokens',
  number_output_tokens: 'output_tokens',
};

export function readLlmperf(summary: Readonly<Record<string, unknown>>, run: number): RawValue[] {
  return Object.entries(summary).flatMap(([key, printed]): RawValue[] => {
    const value = Number(printed);
    if (!Number.isFinite(value)) return [];
    if (key === 'results_mean_output_throughput_token_per_s')
      return [{ run, metric: 'output_token_throughput', statistic: 'rate', value }];
    if (key === 'results_num_completed_requests_per_min')
      return [{ run, metric: 'request_throughput', statistic: 'rate', value: value / 60 }];
    if (key === 'results_error_rate')
      return [{ run, metric: 'error_rate', statistic: 'rate', value }];
    const [, name = '', statistic = ''] =
      /^results_(.+?)_(?:quantiles_)?(p\d+|mean|min|max|stddev)$/.exec(key) ?? [];
    const metric = METRICS[name];
    if (metric === undefined) return [];
    return [{ run, metric, statistic: statistic === 'stddev' ? 'std' : statistic, value }];
  });
}
