/** What public measurement files say. They are no part of this project; `measured.ts` is skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeTimePerOutputToken } from '../../../../src/domain/benchmark-run/per-request';
import { computeMoments } from '../../../../src/domain/stats/moments';
import { computeQuantile } from '../../../../src/domain/stats/quantile';
import { isList, numberOf } from '../../../../src/importers/fields';
import { ROOT } from '../../support/pages';

export const FILES = join(ROOT, '../shared');
export const HAS_FILES = ['samples', 'validation', 'traces'].every((name) =>
  existsSync(join(FILES, name)),
);

const LLMPERF = 'samples/llmperf/ray-project+llmperf__yi_tgi_c16_individual_responses.json';
const SCRAPE = 'samples/prometheus/SemiAnalysisAI+InferenceX__livecodebench_metrics.txt';
const KIMI = 'samples/vllm/SemiAnalysisAI+InferenceX__kimik2.5_8k1k_fixed_ar_mtp_conc64.json';
const AIPERF = 'samples/aiperf/SemiAnalysisAI+InferenceX__tp4_conc1_profile_export_aiperf.json';
const SERVED = 'validation/llmservingsim/RTX4090__Llama-3.1-8B';

const readLines = (path: string): string[] =>
  readFileSync(join(FILES, path), 'utf8').trim().split(/\r?\n/u);
const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(join(FILES, path), 'utf8')) as unknown;
const numbersIn = (rows: readonly unknown[], key: string): number[] =>
  rows.flatMap((item) => numberOf(item, key) ?? []);

/** A number that the file must have. */
function numberAt(value: unknown, ...path: readonly string[]): number {
  const found = numberOf(value, ...path);
  if (found === undefined) throw new Error(`no number at ${path.join('.')}`);
  return found;
}

export function computeMean(values: readonly number[]): number {
  return computeMoments(Float64Array.from(values)).mean;
}

export function computeMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return computeQuantile(sorted, 0.5);
}

/** llmperf: how many answers, their mean inter-token latency as the tool has it, and their mean TPOT, in milliseconds. */
export function readLlmperf(): { count: number; itl: number; tpot: number } {
  const file = readJson(LLMPERF);
  const answers = isList(file) ? file : [];
  const tpots = answers.flatMap((answer) => {
    const latency = numberAt(answer, 'end_to_end_latency_s');
    const tokens = numberAt(answer, 'number_output_tokens');
    return computeTimePerOutputToken(latency, numberAt(answer, 'ttft_s'), tokens) ?? [];
  });
  return {
    count: answers.length,
    itl: computeMean(numbersIn(answers, 'inter_token_latency_s')) * 1000,
    tpot: computeMean(tpots) * 1000,
  };
}

/** A sample of the vLLM scrape, summed over its engines: `e2e_request_latency_seconds_sum`. */
export function readScraped(name: string): number {
  const start = `vllm:${name}{`;
  return readLines(SCRAPE)
    .filter((line) => line.startsWith(start))
    .reduce((sum, line) => sum + Number(line.split('} ')[1]), 0);
}

/** Mean seconds of one of its histograms. */
export function readScrapedMean(name: string): number {
  return readScraped(`${name}_seconds_sum`) / readScraped(`${name}_seconds_count`);
}

/** A load point of the inference-perf sweep. */
export function readSweep(variant: string, point: number, ...path: readonly string[]): number {
  const folder = 'samples/inference-perf';
  const name = `kubernetes-sigs+inference-perf__kubecon2025_${variant}_stage_${point}_lifecycle_metrics.json`;
  return numberAt(readJson(`${folder}/${name}`), ...path);
}

/** A value of the InferenceX run at concurrency 64. */
export function readKimi(key: string): number {
  return numberAt(readJson(KIMI), key);
}

/** Requests per second as AIPerf prints them. */
export function readAiperfThroughput(): number {
  return numberAt(readJson(AIPERF), 'request_throughput', 'avg');
}

/** The vLLM run of LLMServingSim on an RTX 4090: means over its requests in seconds and tokens, and what its gauges showed. */
export function readServed() {
  const requests = readLines(`${SERVED}/requests.jsonl`).map((line) => JSON.parse(line) as unknown);
  const [header = '', ...rows] = readLines(`${SERVED}/timeseries.csv`);
  const gauge = (name: string): number[] => {
    const at = header.split(',').indexOf(name);
    return rows.map((row) => Number(row.split(',')[at]));
  };
  const meanSpan = (from: string, to: string): number =>
    computeMean(requests.map((request) => numberAt(request, to) - numberAt(request, from)));
  const queued = numbersIn(requests, 'queued_ts');
  const tpots = requests.flatMap((request) => {
    const [first, last] = [numberAt(request, 'first_token_ts'), numberAt(request, 'last_token_ts')];
    return computeTimePerOutputToken(last - first, 0, numberAt(request, 'output_toks')) ?? [];
  });
  return {
    arrivals: Math.max(...queued) - Math.min(...queued),
    ttft: meanSpan('queued_ts', 'first_token_ts'),
    queue: meanSpan('queued_ts', 'scheduled_ts'),
    tpot: computeMean(tpots),
    promptTokens: computeMean(numbersIn(requests, 'input_toks')),
    outputTokens: computeMean(numbersIn(requests, 'output_toks')),
    running: gauge('running'),
    waiting: gauge('waiting'),
    cachePercent: gauge('kv_cache_pct'),
  };
}

/** Coefficient of variation of the gaps between the arrivals of an Azure trace of 2023. */
export function readBurstiness(trace: 'conv' | 'code'): number {
  const [, ...rows] = readLines(`traces/azure2023_${trace}.csv`);
  const times = rows
    .map((row) => Date.parse(`${row.slice(0, 23).replace(' ', 'T')}Z`))
    .toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const { std, mean } = computeMoments(Float64Array.from(gaps));
  return (std ?? Number.NaN) / mean;
}
