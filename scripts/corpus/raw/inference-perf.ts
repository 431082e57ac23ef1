/** The numbers in inference-perf's lifecycle and Prometheus reports. */
import type { RawValue } from '../raw-values';

type Json = Readonly<Record<string, unknown>>;

const LATENCIES: Readonly<Record<string, string>> = {
  request_latency: 'request_latency',
  time_to_first_token: 'time_to_first_token',
  time_per_output_token: 'time_per_output_token',
  inter_token_latency: 'inter_token_latency',
  normalized_time_per_output_token: 'custom.normalized_time_per_output_token_seconds',
};
const RATES: Readonly<Record<string, string>> = {
  requests_per_sec: 'request_throughput',
  output_tokens_per_sec: 'output_token_throughput',
  total_tokens_per_sec: 'total_token_throughput',
};

function objectAt(value: unknown, key: string): Json {
  const found =
    typeof value === 'object' && value !== null
      ? (Object.entries(value).find(([name]) => name === key)?.[1] as unknown)
      : undefined;
  return typeof found === 'object' && found !== null
    ? Object.fromEntries(Object.entries(found))
    : {};
}

function readBlock(run: number, metric: string, block: Json): RawValue[] {
  return Object.entries(block).flatMap(([key, value]): RawValue[] => {
    if (typeof value !== 'number' || value < 0 || !/^(mean|min|max|median|p[\d.]+)$/.test(key))
      return [];
    return [{ run, metric, statistic: key === 'median' ? 'p50' : key, value }];
  });
}

export function readInferencePerf(report: Json, run: number): RawValue[] {
  const successes = objectAt(report, 'successes');
  if (successes.count === 0) return [];
  const latency = objectAt(successes, 'latency');
  const throughput = objectAt(successes, 'throughput');
  const output = objectAt(successes, 'output_tokens');
  const length = Object.keys(output).length > 0 ? output : objectAt(successes, 'output_len');
  return [
    ...Object.entries(LATENCIES).flatMap(([name, metric]) =>
      readBlock(run, metric, objectAt(latency, name)),
    ),
    ...readBlock(run, 'prompt_tokens', objectAt(successes, 'prompt_len')),
    ...readBlock(run, 'output_tokens', length),
    ...Object.entries(RATES).flatMap(([name, metric]): RawValue[] => {
      const value = throughput[name];
      return typeof value === 'number' ? [{ run, metric, statistic: 'rate', value }] : [];
    }),
  ];
}

/** Only the latencies: the counts, the rates and the mean lengths of this report are not about the run. */
export function readInferencePerfServer(report: Json, run: number): RawValue[] {
  const successes = objectAt(report, 'successes');
  return ['request_latency', 'time_to_first_token', 'time_per_output_token'].flatMap((metric) =>
    readBlock(run, metric, objectAt(successes, metric)),
  );
}
