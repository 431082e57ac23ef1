/** The block that inference-perf writes for a distribution: `{mean, min, max, median, p0.1, …}`, or null when there was nothing to sum up. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import { numberOf, objectOf } from '../fields';

/**
 * Takes over each statistic of the block, whatever percentiles the run was asked for. Returns whether there was one.
 * @param n how many samples the block is made of, where the report says so
 * @param scale what a number of the block is multiplied by
 */
export function reportSummary(
  run: RunBuilder,
  metric: AnyMetricId,
  block: unknown,
  n?: number,
  scale = 1,
): boolean {
  const summary = objectOf(block) ?? {};
  let isReported = false;
  for (const name of Object.keys(summary)) {
    const statistic = parseStatistic(name);
    const value = numberOf(summary, name);
    if (!statistic || value === undefined) continue;
    isReported =
      run.report(metric, statistic, scale === 1 ? value : value * scale, n) || isReported;
  }
  return isReported;
}

export const INFERENCE_PERF_TOOL = { id: 'inference-perf', name: 'inference-perf' } as const;
