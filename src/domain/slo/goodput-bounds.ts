/**
 * Goodput without request rows. From the separate shares p₁ … p_k of requests that meet each target, the share g that meets all
 * is only known to lie in max(0, Σp − (k − 1)) ≤ g ≤ min p (Fréchet 1935). For one target that is the share itself.
 */
import { deriveCounts, findDistribution } from '../investigation/measurement-access';
import type { Measurement } from '../investigation/investigation-record';
import type { Distribution } from '../stats/distribution';
import { countAtMost } from '../stats/distribution-reading';
import type { GoodputShare } from './goodput-share';
import { createGoodputShare } from './goodput-share';
import type { SloTarget } from './target';

interface CountBounds {
  readonly low: number;
  readonly high: number;
}

/** Null when a target is about a metric without a distribution. */
export function computeBoundedGoodput(
  measurement: Measurement,
  targets: readonly SloTarget[],
): GoodputShare | null {
  const distributions = targets.flatMap(
    ({ metric }) => findDistribution(measurement, metric) ?? [],
  );
  if (distributions.length < targets.length) return null;
  const counts = deriveCounts(measurement.counts);
  const succeeded = counts.succeeded ?? Math.max(...distributions.map(({ count }) => count));
  const sent = Math.max(counts.sent ?? succeeded, succeeded);
  if (sent === 0) return null;

  const passing = targets.flatMap((target, index) => {
    const distribution = distributions[index];
    return distribution ? [countPassing(distribution, target, succeeded)] : [];
  });
  const failing = passing.reduce((sum, { low }) => sum + (succeeded - low), 0);
  const low = Math.max(0, succeeded - failing);
  const high = Math.min(...passing.map((bounds) => bounds.high));
  const basis =
    counts.sent === null
      ? ' How many requests were sent is not known, so the share is of those that succeeded.'
      : ' Failed and cancelled requests count as bad.';
  if (low === high) {
    return createGoodputShare(
      'exact',
      low,
      sent,
      `${low} of ${sent} requests meet ${targets.length === 1 ? 'the target' : 'all targets'}.${basis}`,
    );
  }
  const method = targets.length === 1 ? 'bucket bounds' : 'Fréchet bounds';
  return {
    kind: 'bounds',
    share: null,
    interval: { low: low / sent, high: high / sent, confidence: 1, method },
    good: null,
    total: sent,
    reason: `Between ${low} and ${high} of ${sent} requests: without request rows, separate distributions only bound how many meet every target.${basis}`,
  };
}

/** How many of the requests that succeeded meet one target; those without a time per output token are not held against it. */
function countPassing(
  distribution: Distribution,
  { metric, comparator, threshold }: SloTarget,
  succeeded: number,
): CountBounds {
  const without =
    metric === 'time_per_output_token' ? Math.max(0, succeeded - distribution.count) : 0;
  const within =
    comparator === '<='
      ? countAtMost(distribution, threshold)
      : countAtLeast(distribution, threshold);
  return {
    low: Math.min(succeeded, within.low + without),
    high: Math.min(succeeded, within.high + without),
  };
}

function countAtLeast(distribution: Distribution, threshold: number): CountBounds {
  // At least t is everything except what is at most the next smaller double.
  const below = countAtMost(distribution, threshold * (1 - Number.EPSILON / 2));
  return { low: distribution.count - below.high, high: distribution.count - below.low };
}
