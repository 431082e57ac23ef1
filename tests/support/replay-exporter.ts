/** A serving engine for a test: a histogram of vLLM that grows with the clock, a share of whose requests is slow. */
import { startExporter, type Exporter } from './prometheus-server';

export interface ReplayOptions {
  /** Without `_bucket`. */
  readonly metric: string;
  readonly labels: string;
  /** Upper bounds in ascending order, without the infinite one. */
  readonly bounds: readonly number[];
  /** Requests a second. */
  readonly rate: number;
  /** Seconds that a good and a bad request take. */
  readonly good: number;
  readonly bad: number;
}

export interface Replay extends Exporter {
  /** From now on this share of the requests is bad; spread evenly. */
  readonly setBadShare: (share: number) => void;
}

export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const { rate } = options;
  const counts = { good: 0, bad: 0 };
  let share = 0;
  let due = 0;
  let last = performance.now();
  /** Whole requests up to now; what is left over of a bad one is carried to the next. */
  const advance = () => {
    const arrived = Math.floor(((performance.now() - last) / 1000) * rate);
    last += (arrived / rate) * 1000;
    due += arrived * share;
    const bad = Math.floor(due);
    due -= bad;
    counts.bad += bad;
    counts.good += arrived - bad;
  };
  const exporter = await startExporter((path) => {
    if (path !== '/metrics') return undefined;
    advance();
    return format(options, counts);
  });
  return {
    ...exporter,
    setBadShare: (next) => {
      advance();
      share = next;
    },
  };
}

function format(
  { metric, labels, bounds, good, bad }: ReplayOptions,
  counts: { readonly good: number; readonly bad: number },
): string {
  const all = counts.good + counts.bad;
  const upTo = (bound: number) =>
    (good <= bound ? counts.good : 0) + (bad <= bound ? counts.bad : 0);
  // As Python's client writes bounds: 1.0, not 1.
  const le = (bound: number) => (Number.isInteger(bound) ? `${bound}.0` : String(bound));
  return [
    `# HELP ${metric} Histogram of time to first token in seconds.`,
    `# TYPE ${metric} histogram`,
    ...bounds.map((bound) => `${metric}_bucket{le="${le(bound)}",${labels}} ${upTo(bound)}.0`),
    `${metric}_bucket{le="+Inf",${labels}} ${all}.0`,
    `${metric}_count{${labels}} ${all}.0`,
    `${metric}_sum{${labels}} ${counts.good * good + counts.bad * bad}`,
    '',
  ].join('\n');
}
