/** Numbers of a result of InferenceX: flat ones, and those of agentic runs. Throughput is of the whole system here. */
import type { RawValue } from '../raw-values';

type Json = Readonly<Record<string, unknown>>;

const METRICS: Readonly<Record<string, string>> = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  itl: 'inter_token_latency',
  e2el: 'request_latency',
};
const SYSTEM: Readonly<Record<string, string>> = {
  tput_per_gpu: 'total_token_throughput',
  output_tput_per_gpu: 'output_token_throughput',
  input_tput_per_gpu: 'custom.input_tokens_per_second',
};

export function readInferencex(result: Json, run: number): RawValue[] {
  const agentic = at(result, 'request_metrics');
  return agentic === undefined ? readFlat(result, run) : readAgentic(agentic, run);
}

/** Only single nodes: the samples have no others. */
function readFlat(result: Json, run: number): RawValue[] {
  return Object.entries(result).flatMap(([key, value]): RawValue[] => {
    if (typeof value !== 'number') return [];
    const system = SYSTEM[key];
    if (system !== undefined) {
      return [{ run, metric: system, statistic: 'rate', value: value * Number(result.tp) }];
    }
    const [, statistic = '', word = ''] = /^(mean|median|std|p[\d.]+)_([a-z0-9]+)$/.exec(key) ?? [];
    const metric = METRICS[word];
    if (metric === undefined) return [];
    return [{ run, metric, statistic: statistic === 'median' ? 'p50' : statistic, value }];
  });
}

/** Without `itl`, which is `tpot` under another name there. */
function readAgentic(metrics: unknown, run: number): RawValue[] {
  const latencies = Object.entries(METRICS).flatMap(([word, metric]) =>
    word === 'itl'
      ? []
      : entriesOf(at(metrics, 'latency', word)).flatMap(([statistic, value]): RawValue[] =>
          typeof value === 'number' ? [{ run, metric, statistic, value }] : [],
        ),
  );
  const throughputs = ['total', 'output'].flatMap((name): RawValue[] => {
    const value = at(metrics, 'throughput', name, 'tokens_per_second');
    return typeof value === 'number'
      ? [{ run, metric: `${name}_token_throughput`, statistic: 'rate', value }]
      : [];
  });
  return [...latencies, ...throughputs];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => Object.fromEntries(entriesOf(found))[key], value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
