/**
 * Prints how long the engine takes beside a plain baseline, as ratios of medians taken in turn in one run, because absolute times
 * say little on a shared machine. Never fails on a time.
 */
import Papa from 'papaparse';
import { computeQuantiles } from '../src/domain/stats/quantile';
import { createDistribution } from '../src/domain/stats/distribution';
import { importFile } from '../src/importers/registry';
import { createBytesSource } from '../src/importers/source';

const ROWS = 200_000;
const REPEATS = 5;

/** Deterministic latencies, lognormal in shape, in seconds. */
function createLatencies(count: number, seed: number): Float64Array {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return Float64Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    return 0.3 * Math.exp(0.5 * normal);
  });
}

type Task = () => unknown;

/** Medians in milliseconds of two tasks that run in turn. */
async function measure(ours: Task, baseline: Task): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= REPEATS; round += 1) {
    for (const [index, task] of [ours, baseline].entries()) {
      const start = performance.now();
      await task();
      // The first round warms up.
      if (round > 0) times[index === 0 ? 0 : 1].push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function main(): Promise<void> {
  const latencies = createLatencies(ROWS, 7);
  const csv = [
    'ttft_s,request_latency_s,status',
    ...Array.from(latencies, (value) => `${value.toFixed(6)},${(value * 8).toFixed(6)},ok`),
  ].join('\n');
  const csvBytes = new TextEncoder().encode(csv);
  const vllm = JSON.stringify({
    tokenizer_id: 'example',
    model_id: 'example',
    backend: 'vllm',
    num_prompts: ROWS,
    duration: 600,
    completed: ROWS,
    failed: 0,
    total_token_throughput: 1,
    mean_ttft_ms: 1,
    input_lens: Array.from({ length: ROWS }, () => 512),
    output_lens: Array.from({ length: ROWS }, () => 2),
    ttfts: [...latencies],
    itls: Array.from(latencies, (value) => [value / 10]),
    errors: Array.from({ length: ROWS }, () => ''),
  });
  const vllmBytes = new TextEncoder().encode(vllm);
  const expectImported = async (bytes: Uint8Array) => {
    const result = await importFile(createBytesSource(bytes, 'unknown'), {});
    if (!result.ok)
      throw new Error(
        `the benchmark's own file was not imported: ${JSON.stringify(result.failure)}`,
      );
  };

  const rows: [string, string, readonly [number, number]][] = [
    [
      `import of a CSV of ${ROWS} rows`,
      'papaparse, typed',
      await measure(
        () => expectImported(csvBytes),
        () => Papa.parse(csv, { header: true, dynamicTyping: true }),
      ),
    ],
    [
      `import of a vLLM detailed file of ${ROWS} requests`,
      'bare JSON.parse',
      await measure(
        () => expectImported(vllmBytes),
        () => JSON.parse(vllm) as unknown,
      ),
    ],
    [
      `p50, p95, p99, p99.9 of ${ROWS} values`,
      'sort of a copy',
      await measure(
        () => computeQuantiles(latencies, [0.5, 0.95, 0.99, 0.999]),
        () => latencies.toSorted(),
      ),
    ],
    [
      `distribution of ${ROWS} values`,
      'sort of a copy',
      await measure(
        () => createDistribution(latencies),
        () => latencies.toSorted(),
      ),
    ],
  ];
  for (const [what, against, [ours, baseline]] of rows) {
    console.log(
      `${what.padEnd(52)} ${ours.toFixed(1).padStart(8)} ms  ${(ours / baseline).toFixed(2).padStart(6)} × ${against} (${baseline.toFixed(1)} ms)`,
    );
  }
}

void main();
