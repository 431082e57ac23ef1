/**
 * A result file as `vllm bench serve --save-result --save-detailed` writes it: aggregates in milliseconds, one entry per request
 * in each array, in seconds. A request that failed has zeros in every array and its error in `errors`.
 */
import { createSeededRandom } from './seeded-random';

export interface VllmResultOptions {
  readonly requests: number;
  readonly failed: number;
  readonly seed: number;
}

interface Served {
  readonly start: number;
  readonly firstToken: number;
  readonly gaps: readonly number[];
  readonly promptTokens: number;
}

/** A chat service at 8 requests a second whose first tokens queue behind one another now and then. */
export function createVllmResult({ requests, failed, seed }: VllmResultOptions): string {
  const random = createSeededRandom(seed);
  const failures = new Set(
    Array.from({ length: failed }, (_, index) => Math.floor(((index + 0.5) * requests) / failed)),
  );
  let clock = 0;
  const served = Array.from({ length: requests }, (_, index): Served | null => {
    clock += random.exponential(1 / 8);
    const firstToken = round(random.logNormal(0.17, 0.42));
    const tokens = Math.min(160, Math.max(2, Math.round(random.logNormal(42, 0.5))));
    const gaps = Array.from({ length: tokens - 1 }, () => round(random.logNormal(0.019, 0.25)));
    const promptTokens = 200 + Math.floor(random.uniform() * 800);
    return failures.has(index) ? null : { start: round(clock), firstToken, gaps, promptTokens };
  });
  const ended = served.filter((request) => request !== null);
  const latency = ({ firstToken, gaps }: Served): number => gaps.reduce(add, firstToken);
  const duration = Math.max(...ended.map((request) => request.start + latency(request)));
  const promptTokens = ended.map((request) => request.promptTokens).reduce(add, 0);
  const outputTokens = ended.map(({ gaps }) => gaps.length + 1).reduce(add, 0);
  const each = <Value>(read: (request: Served) => Value, none: Value): Value[] =>
    served.map((request) => (request === null ? none : read(request)));
  const result = {
    date: '20261124-081500',
    endpoint_type: 'openai-chat',
    backend: 'openai-chat',
    label: null,
    model_id: 'example/chat-8b',
    tokenizer_id: 'example/chat-8b',
    num_prompts: requests,
    request_rate: 8,
    burstiness: 1,
    max_concurrency: null,
    duration,
    completed: ended.length,
    failed: requests - ended.length,
    total_input_tokens: promptTokens,
    total_output_tokens: outputTokens,
    request_throughput: ended.length / duration,
    output_throughput: outputTokens / duration,
    total_token_throughput: (promptTokens + outputTokens) / duration,
    input_lens: each((request) => request.promptTokens, 250),
    output_lens: each(({ gaps }) => gaps.length + 1, 0),
    ttfts: each(({ firstToken }) => firstToken, 0),
    itls: each(({ gaps }) => gaps, []),
    start_times: served.map((request, index) => request?.start ?? index / 8),
    generated_texts: each(() => 'SECRET-TEXT', ''),
    errors: each(() => '', 'SECRET-TRACEBACK'),
    ...aggregates(
      'ttft',
      ended.map((request) => request.firstToken),
    ),
    ...aggregates(
      'itl',
      ended.flatMap(({ gaps }) => gaps),
    ),
    ...aggregates('e2el', ended.map(latency)),
  };
  return JSON.stringify(result);
}

/** Mean, median and p99 in milliseconds; the percentile interpolates linearly, as numpy does. */
function aggregates(name: string, seconds: readonly number[]): Record<string, number> {
  const sorted = seconds.toSorted((a, b) => a - b);
  const quantile = (level: number): number => {
    const place = (sorted.length - 1) * level;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return 1000 * (low + (high - low) * (place - Math.floor(place)));
  };
  return {
    [`mean_${name}_ms`]: (1000 * seconds.reduce(add, 0)) / seconds.length,
    [`median_${name}_ms`]: quantile(0.5),
    [`p99_${name}_ms`]: quantile(0.99),
  };
}

/** To 10 µs: what a clock shows, and a file of a readable size. */
function round(seconds: number): number {
  return Number(seconds.toFixed(5));
}

function add(sum: number, value: number): number {
  return sum + value;
}
