/**
 * Reads the numbers that a tool printed, straight from its file and without any code of the importers, so that a comparison
 * with the imported numbers is a comparison of two readings.
 */
import { readGenaiBench } from './raw/genai-bench';
import { readGuidellmHtml } from './raw/guidellm-html';
import { readInferencePerf, readInferencePerfServer } from './raw/inference-perf';
import { readInferencex } from './raw/inferencex';
import { readK6Points, readK6Summary } from './raw/k6';
import { readLlmperf } from './raw/llmperf';
import { readLocustHistory, readLocustStats } from './raw/locust';
import { readAiperfServerMetrics, readPrometheusText } from './raw/prometheus';

export interface RawValue {
  /** Index of the run in the file. */
  readonly run: number;
  /** As the importers call it. */
  readonly metric: string;
  readonly statistic: string;
  /** Canonical units. */
  readonly value: number;
}

type Json = Record<string, unknown>;

/** Every number of the file that a measurement should have; empty for files that hold only single requests. */
export function readRawValues(format: string, text: string): RawValue[] {
  switch (format) {
    case 'vllm':
      return readObjects(text).flatMap((run, index) => readServing(run, index, VLLM));
    case 'sglang':
      return readObjects(text).flatMap((run, index) => readServing(run, index, SGLANG));
    case 'guidellm':
      return readObjects(text).flatMap((file) => list(file.benchmarks).flatMap(readGuidellm));
    case 'aiperf':
    case 'genai-perf':
      return readObjects(text).flatMap((file) => readBlocks(object(file.records) ?? file));
    case 'aiperf-csv':
    case 'genai-perf-csv':
      return readCsv(text);
    case 'guidellm-html':
      return readGuidellmHtml(text);
    case 'inference-perf':
      return readObjects(text).flatMap(readInferencePerf);
    case 'inference-perf-server':
      return readObjects(text).flatMap(readInferencePerfServer);
    case 'llmperf':
      return readObjects(text).flatMap(readLlmperf);
    case 'genai-bench':
      return readObjects(text).flatMap(readGenaiBench);
    case 'inferencex':
      return readObjects(text).flatMap(readInferencex);
    case 'k6-summary':
      return readObjects(text).flatMap(readK6Summary);
    case 'k6-points':
      return readK6Points(text);
    case 'locust-stats':
      return readLocustStats(text);
    case 'locust-history':
      return readLocustHistory(text);
    case 'prometheus':
      return readPrometheusText(text);
    case 'aiperf-server-metrics':
      return readAiperfServerMetrics(text);
    default:
      return [];
  }
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function list(value: unknown): Json[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map(object).filter((item) => item !== undefined);
}

/** One object, an array of objects, or one object a line; Python's literals become what JSON can say. */
function readObjects(text: string): Json[] {
  const plain = text.replace(/:\s*-?Infinity/g, ': "inf"').replace(/:\s*NaN/g, ': null');
  try {
    const value: unknown = JSON.parse(plain);
    return Array.isArray(value) ? list(value) : list([value]);
  } catch {
    const lines = plain.split('\n').filter((line) => line.trim().startsWith('{'));
    return list(lines.map((line): unknown => JSON.parse(line)));
  }
}

const SERVING_LATENCIES: Json = {
  ttft: 'time_to_first_token',
  tpot: 'time_per_output_token',
  itl: 'inter_token_latency',
};
const VLLM = {
  latencies: { ...SERVING_LATENCIES, e2el: 'request_latency' },
  rates: {
    output_throughput: 'output_token_throughput',
    total_token_throughput: 'total_token_throughput',
  },
};
const SGLANG = {
  latencies: { ...SERVING_LATENCIES, e2e_latency: 'request_latency' },
  rates: {
    output_throughput: 'output_token_throughput',
    total_throughput: 'total_token_throughput',
  },
};

function readServing(
  run: Json,
  index: number,
  names: { latencies: Json; rates: Json },
): RawValue[] {
  if (run.completed === 0) return [];
  return Object.entries(run).flatMap(([key, value]): RawValue[] => {
    if (typeof value !== 'number') return [];
    if (key === 'request_throughput') {
      return [{ run: index, metric: key, statistic: 'rate', value }];
    }
    const rate = names.rates[key];
    if (typeof rate === 'string') return [{ run: index, metric: rate, statistic: 'rate', value }];
    const [, statistic = '', word = ''] = /^(mean|median|std|p[\d.]+)_(\w+)_ms$/.exec(key) ?? [];
    const metric = names.latencies[word];
    if (typeof metric !== 'string') return [];
    return [
      {
        run: index,
        metric,
        statistic: statistic === 'median' ? 'p50' : statistic,
        value: value / 1000,
      },
    ];
  });
}

const GUIDELLM: Readonly<Record<string, readonly [metric: string, divisor: number]>> = {
  request_latency: ['request_latency', 1],
  time_to_first_token_ms: ['time_to_first_token', 1000],
  inter_token_latency_ms: ['time_per_output_token', 1000],
  time_per_output_token_ms: ['custom.guidellm_time_per_output_token_seconds', 1000],
};
const GUIDELLM_RATES: Readonly<Record<string, string>> = {
  requests_per_second: 'request_throughput',
  output_tokens_per_second: 'output_token_throughput',
  tokens_per_second: 'total_token_throughput',
};
const GUIDELLM_STATISTICS: Readonly<Record<string, string>> = {
  mean: 'mean',
  median: 'p50',
  std_dev: 'std',
  min: 'min',
  max: 'max',
  p75: 'p75',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  p999: 'p99.9',
};

function readGuidellm(benchmark: Json, run: number): RawValue[] {
  const metrics = object(benchmark.metrics) ?? {};
  return Object.entries(metrics).flatMap(([name, groups]): RawValue[] => {
    const summary = object(object(groups)?.successful);
    const rate = GUIDELLM_RATES[name];
    if (summary && rate !== undefined && typeof summary.mean === 'number') {
      return [{ run, metric: rate, statistic: 'rate', value: summary.mean }];
    }
    const known = GUIDELLM[name];
    if (!summary || !known) return [];
    const [metric, divisor] = known;
    const all = { ...object(summary.percentiles), ...summary };
    return Object.entries(GUIDELLM_STATISTICS).flatMap(([key, statistic]): RawValue[] => {
      const value = all[key];
      return typeof value === 'number' ? [{ run, metric, statistic, value: value / divisor }] : [];
    });
  });
}

const BLOCKS: Readonly<Record<string, readonly [metric: string, divisor: number]>> = {
  request_latency: ['request_latency', 1000],
  time_to_first_token: ['time_to_first_token', 1000],
  ttft: ['time_to_first_token', 1000],
  inter_token_latency: ['time_per_output_token', 1000],
  inter_chunk_latency: ['inter_token_latency', 1000],
  output_sequence_length: ['output_tokens', 1],
  input_sequence_length: ['prompt_tokens', 1],
};
const BLOCK_RATES: Readonly<Record<string, string>> = {
  request_throughput: 'request_throughput',
  output_token_throughput: 'output_token_throughput',
};

function readBlocks(blocks: Json): RawValue[] {
  return Object.entries(blocks).flatMap(([tag, value]): RawValue[] => {
    const block = object(value);
    const rate = BLOCK_RATES[tag];
    if (block && rate !== undefined && typeof block.avg === 'number') {
      return [{ run: 0, metric: rate, statistic: 'rate', value: block.avg }];
    }
    const known = BLOCKS[tag];
    if (!block || !known) return [];
    const [metric, divisor] = known;
    return Object.entries(block).flatMap(([key, number]): RawValue[] => {
      if (typeof number !== 'number' || !/^(avg|std|min|max|p\d+)$/.test(key)) return [];
      return [{ run: 0, metric, statistic: key === 'avg' ? 'mean' : key, value: number / divisor }];
    });
  });
}

function readCsv(text: string): RawValue[] {
  const blocks: Json = {};
  let columns: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    // Only names with a comma or thousands separators are quoted in these files, and no name that is read has a comma.
    const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.replaceAll('"', ''),
    );
    const [name = '', ...values] = cells;
    if (name === 'Metric') columns = values.map((column) => (column === 'Value' ? 'avg' : column));
    else if (name !== '') {
      blocks[
        name
          .replace(/ \([^)]*\)$/, '')
          .toLowerCase()
          .replaceAll(' ', '_')
      ] = Object.fromEntries(
        columns.flatMap((column, i) => {
          const cell = (values[i] ?? '').replaceAll(',', '');
          return cell === '' ? [] : [[column, Number(cell)]];
        }),
      );
    }
  }
  return readBlocks(blocks);
}
