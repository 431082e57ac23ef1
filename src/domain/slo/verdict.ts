/**
 * The rules of judgement. A threshold is met by a value equal to it. With an interval the whole interval decides; without one,
 * the value does, and the reason says so.
 */
import { computeQuantileLevel } from '../metrics/statistic';
import { minimumSamples } from '../stats/quantile-interval';
import type { Evidence, TargetQuestion } from './evidence';
import type { Interval, Verdict } from './gap';
import type { Comparator } from './target';

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'no data'>;
  /** How many more samples a finite bound needs; null when the number of samples is not what is missing. */
  readonly moreSamples: number | null;
}

/** Judges evidence against a target. */
export function computeJudgement(evidence: Evidence, target: TargetQuestion): Judgement {
  const { interval, value, n, needed } = evidence;
  if (!interval) {
    if (needed !== null) return { verdict: 'not proven', moreSamples: needed - (n ?? 0) };
    return { verdict: meets(value, target) ? 'met' : 'missed', moreSamples: null };
  }
  // The bound on the bad side must meet the threshold; for a proof of a miss, the bound on the good side must not.
  const [good, bad] =
    target.comparator === '<=' ? [interval.low, interval.high] : [interval.high, interval.low];
  if (bad !== null && meets(bad, target)) return { verdict: 'met', moreSamples: null };
  if (good !== null && isBeyond(good, interval, target)) {
    return { verdict: 'missed', moreSamples: null };
  }
  return {
    verdict: 'not proven',
    moreSamples: bad === null ? missingSamples(evidence, target) : null,
  };
}

/** Whether even the bound on the good side fails; an open one fails at the threshold already, because the value lies above it. */
function isBeyond(good: number, { openLow }: Interval, target: TargetQuestion): boolean {
  if (!meets(good, target)) return true;
  return openLow === true && target.comparator === '<=' && good === target.threshold;
}

/** Whether a number meets the threshold; equality does. */
export function meets(
  value: number,
  { comparator, threshold }: { readonly comparator: Comparator; readonly threshold: number },
): boolean {
  return comparator === '<=' ? value <= threshold : value >= threshold;
}

/** How many samples the missing bound needs in all; null for a statistic that is no quantile. */
export function samplesNeeded({ statistic, comparator }: TargetQuestion): number | null {
  const level = computeQuantileLevel(statistic);
  if (level === null || level === 0) return null;
  return minimumSamples(level, 0.95, comparator === '<=' ? 'upper' : 'lower');
}

function missingSamples({ n, basis }: Evidence, target: TargetQuestion): number | null {
  const needed = samplesNeeded(target);
  if (needed === null || n === null) return null;
  // A quantile in a bucket without an upper bound has none however many samples there are.
  if (basis === 'buckets' && n >= needed) return null;
  return Math.max(1, needed - n);
}
