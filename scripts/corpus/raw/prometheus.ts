/** Sums, counts and gauges of vLLM's /metrics, and of AIPerf's export of it, read with regular expressions only. */
import type { RawValue } from '../raw-values';

const MEANS: Readonly<Record<string, string>> = {
  time_to_first_token_seconds: 'time_to_first_token',
  inter_token_latency_seconds: 'inter_token_latency',
  request_time_per_output_token_seconds: 'time_per_output_token',
  e2e_request_latency_seconds: 'request_latency',
  request_queue_time_seconds: 'queue_time',
  request_prefill_time_seconds: 'prefill_time',
  request_decode_time_seconds: 'decode_time',
  request_prompt_tokens: 'prompt_tokens',
  request_generation_tokens: 'output_tokens',
};
const GAUGES: Readonly<Record<string, string>> = {
  num_requests_running: 'concurrency',
  num_requests_waiting: 'custom.waiting_requests',
  kv_cache_usage_perc: 'kv_cache_utilization',
};
const RATES: Readonly<Record<string, string>> = {
  generation_tokens: 'output_token_throughput',
  num_preemptions: 'preemption_rate',
};

function value(metric: string, statistic: string, number: number): RawValue[] {
  return Number.isFinite(number) ? [{ run: 0, metric, statistic, value: number }] : [];
}

/** One scrape of vLLM with one engine and one model: each family is the sum of its lines. */
export function readPrometheusText(text: string): RawValue[] {
  const sumOf = (name: string): number => {
    const lines = [...text.matchAll(new RegExp(`^vllm:${name}(?:\\{.*\\})? (\\S+)$`, 'gmu'))];
    return lines.length === 0
      ? Number.NaN
      : lines.reduce((sum, [, number]) => sum + Number(number), 0);
  };
  return [
    ...Object.entries(MEANS).flatMap(([name, metric]) =>
      value(metric, 'mean', sumOf(`${name}_sum`) / sumOf(`${name}_count`)),
    ),
    ...Object.entries(GAUGES).flatMap(([name, metric]) => value(metric, 'mean', sumOf(name))),
    ...value(
      'prefix_cache_hit_rate',
      'rate',
      sumOf('prefix_cache_hits_total') / sumOf('prefix_cache_queries_total'),
    ),
  ];
}

/** The CSV of one server; the cells that are read come before any quoted one. */
export function readAiperfServerMetrics(text: string): RawValue[] {
  const cellsOf = (type: string, name: string): number[] => {
    const line = new RegExp(`^[^,]*,${type},vllm:${name},[^,]*,(.*)$`, 'mu').exec(text)?.[1];
    return (line ?? '').split(',').map(Number);
  };
  return [
    ...Object.entries(MEANS).flatMap(([name, metric]) => {
      const [count = Number.NaN, , sum = Number.NaN] = cellsOf('histogram', name);
      return value(metric, 'mean', sum / count);
    }),
    ...Object.entries(GAUGES).flatMap(([name, metric]) => {
      const cells = cellsOf('gauge', name);
      const [mean = Number.NaN, min = Number.NaN, max = Number.NaN] = cells;
      return [
        ...value(metric, 'mean', mean),
        ...value(metric, 'min', min),
        ...value(metric, 'max', max),
        ...value(metric, 'p50', cells[8] ?? Number.NaN),
        ...value(metric, 'p99', cells[12] ?? Number.NaN),
      ];
    }),
    ...Object.entries(RATES).flatMap(([name, metric]) =>
      value(metric, 'rate', cellsOf('counter', name)[1] ?? Number.NaN),
    ),
  ];
}
