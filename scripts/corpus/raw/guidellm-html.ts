/** The numbers inside GuideLLM's HTML report of up to 0.7. */
import type { RawValue } from '../raw-values';

const METRICS: Readonly<Record<string, readonly [metric: string, divisor: number]>> = {
  timePerRequest: ['request_latency', 1],
  ttft: ['time_to_first_token', 1000],
  itl: ['time_per_output_token', 1000],
};

/** The list ends where a line has its closing bracket alone, as Python's json.dumps with an indent writes it. */
export function readGuidellmHtml(text: string): RawValue[] {
  const list = /window\.benchmarks = (\[\n[\s\S]*?\n\]);/.exec(text)?.[1] ?? '[]';
  const benchmarks = JSON.parse(list) as Record<string, Record<string, unknown>>[];
  return benchmarks.flatMap((benchmark, run) =>
    Object.entries(METRICS).flatMap(([key, [metric, divisor]]): RawValue[] => {
      const summary = benchmark[key] ?? {};
      const rows = (summary.percentileRows ?? []) as { percentile: string; value: number }[];
      const mean = typeof summary.mean === 'number' ? [['mean', summary.mean] as const] : [];
      return [...mean, ...rows.map(({ percentile, value }) => [percentile, value] as const)].map(
        ([statistic, value]) => ({ run, metric, statistic, value: value / divisor }),
      );
    }),
  );
}
