/** Numbers that genai-bench printed about a load point. */
import type { RawValue } from '../raw-values';

type Json = Readonly<Record<string, unknown>>;

const METRICS: Readonly<Record<string, readonly [metric: string, isTime: boolean]>> = {
  ttft: ['time_to_first_token', true],
  tpot: ['time_per_output_token', true],
  e2e_latency: ['request_latency', true],
  output_latency: ['custom.output_latency_seconds', true],
  num_input_tokens: ['prompt_tokens', false],
  num_output_tokens: ['output_tokens', false],
};
const RATES: Readonly<Record<string, readonly [metric: string, perSecond: number]>> = {
  requests_per_second: ['request_throughput', 1],
  requests_per_minute: ['request_throughput', 60],
  mean_output_throughput_tokens_per_s: ['output_token_throughput', 1],
  mean_total_tokens_throughput_tokens_per_s: ['total_token_throughput', 1],
};

export function readGenaiBench(file: Json, run: number): RawValue[] {
  const divisor = file._time_unit === 'ms' ? 1000 : 1;
  const aggregate = entriesOf(file.aggregated_metrics);
  const stats = entriesOf(Object.fromEntries(aggregate).stats);
  const rates = aggregate.flatMap(([key, value]): RawValue[] => {
    const known = RATES[key];
    if (!known || typeof value !== 'number') return [];
    return [{ run, metric: known[0], statistic: 'rate', value: value / known[1] }];
  });
  const values = stats.flatMap(([name, block]) => {
    const known = METRICS[name];
    if (!known) return [];
    return entriesOf(block).flatMap(([key, value]): RawValue[] => {
      if (typeof value !== 'number' || !/^(?:p\d+|mean|min|max|stddev)$/.test(key)) return [];
      return [
        {
          run,
          metric: known[0],
          statistic: key === 'stddev' ? 'std' : key,
          value: known[1] ? value / divisor : value,
        },
      ];
    });
  });
  return [...rates, ...values];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
