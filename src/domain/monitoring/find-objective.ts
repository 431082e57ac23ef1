/** What share of good events a target promises, and over which window. */
import { getMetric } from '../metrics/catalogue';
import { computeQuantileLevel } from '../metrics/statistic';
import { formatShare } from '../slo/format-share';
import { subtract, toNumber, toRational } from '../slo/rational';
import type { SloObjective, SloTarget } from '../slo/target';

export type ObjectiveResult =
  | { readonly ok: true; readonly objective: SloObjective; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly because: string };

/**
 * The target's own objective; else the share that its percentile promises (p99 ≤ T is 99 % of the requests within T) or, for an
 * error rate, one minus the rate that is allowed.
 */
export function findObjective(target: SloTarget, window: number): ObjectiveResult {
  const { metric, statistic, comparator, threshold, objective } = target;
  const implied = findImpliedShare(target);
  if (objective !== undefined) {
    const differs = implied !== null && implied !== objective.target;
    return {
      ok: true,
      objective: { target: objective.target, window: Math.max(1, Math.round(objective.window)) },
      warnings: differs
        ? [
            `The target itself promises ${formatShare(implied)}, its objective ${formatShare(objective.target)}: the rules use the objective.`,
          ]
        : [],
    };
  }
  if (implied !== null && implied > 0 && implied < 1) {
    return { ok: true, objective: { target: implied, window }, warnings: [] };
  }
  if (metric === 'goodput') {
    return refuse(
      'Goodput counts requests that meet all targets at once, and separate histograms do not know which requests those are. Watch the single targets, or give two queries that count bad and all requests.',
    );
  }
  if (metric === 'error_rate' && comparator === '<=') {
    return refuse(
      `An error rate of at most ${formatShare(threshold)} leaves no error budget between 0 and 100 %. Give the target an objective.`,
    );
  }
  const { label, shape } = getMetric(metric);
  if (shape === 'per_request' || shape === 'per_chunk') {
    if (comparator === '>=') {
      return refuse(
        'The target asks for at least a value, of which no share of good requests follows. Give it an objective and two queries that count bad and all requests.',
      );
    }
    return refuse(
      `The ${sayStatistic(statistic)} of many requests has no good and bad ones to count. Give the target a percentile, or an objective such as 99 % over 30 days.`,
    );
  }
  return refuse(
    `${label} is a figure of the whole service: it has no good and bad requests to count. Give the target an objective and two queries, or watch it on the dashboard.`,
  );
}

const refuse = (because: string): ObjectiveResult => ({ ok: false, because });

function findImpliedShare({ metric, statistic, comparator, threshold }: SloTarget): number | null {
  if (metric === 'error_rate' && comparator === '<=') {
    return threshold >= 0 && threshold <= 1
      ? toNumber(subtract(toRational(1), toRational(threshold)))
      : null;
  }
  const { shape } = getMetric(metric);
  if (shape !== 'per_request' && shape !== 'per_chunk') return null;
  return comparator === '<=' ? computeQuantileLevel(statistic) : null;
}

function sayStatistic(statistic: string): string {
  const words: Readonly<Record<string, string>> = {
    mean: 'mean',
    max: 'maximum',
    min: 'minimum',
    std: 'standard deviation',
    rate: 'rate',
  };
  return words[statistic] ?? statistic;
}
