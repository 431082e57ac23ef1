/** The arithmetic under the importers beside its plain baseline, in this process. */
import { createDistribution } from '../../src/domain/stats/distribution';
import { computeQuantiles } from '../../src/domain/stats/quantile';
import { createRandom } from './make-files';

const VALUES = 1_000_000;
const REPEATS = 5;

type Task = () => unknown;

/** Medians in milliseconds of two tasks that run in turn. */
function measure(ours: Task, baseline: Task): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= REPEATS; round += 1) {
    for (const [index, task] of [ours, baseline].entries()) {
      const start = performance.now();
      task();
      // The first round warms up.
      if (round > 0) times[index === 0 ? 0 : 1].push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Deterministic latencies, lognormal in shape, in seconds. */
function createLatencies(count: number): Float64Array {
  const random = createRandom(7);
  return Float64Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    return 0.3 * Math.exp(0.5 * normal);
  });
}

export function benchEngine(): void {
  const latencies = createLatencies(VALUES);
  const sort = (): Float64Array => latencies.toSorted();
  const rows: [string, readonly [number, number]][] = [
    [
      'p50, p95, p99, p99.9 of 1,000,000 values',
      measure(() => computeQuantiles(latencies, [0.5, 0.95, 0.99, 0.999]), sort),
    ],
    ['distribution of 1,000,000 values', measure(() => createDistribution(latencies), sort)],
  ];
  for (const [what, [ours, baseline]] of rows) {
    console.log(
      `${what.padEnd(44)} ${ours.toFixed(1).padStart(8)} ms  ${(ours / baseline).toFixed(2).padStart(6)} × sort of a copy (${baseline.toFixed(1)} ms)`,
    );
  }
}
