/**
 * Goodput without request rows. From the separate shares p₁ … p_k of requests that meet each target, the share g that meets all
 * is only known to lie in max(0, Σp − (k − 1)) ≤ g ≤ min p (Fréchet 1935). For one target that is the share itself.
 */
import { deriveCounts } from '../investigation/measurement-access';
import type { Measurement } from '../investigation/investigation-record';
import type { Observations } from './good-share';
import { countGood, findObservations } from './good-share';
import type { GoodputShare } from './goodput-share';
import { createGoodputShare } from './goodput-share';
import type { SloTarget } from './target';

/** Null when a target is about a metric without a distribution or buckets. */
export function computeBoundedGoodput(
  measurement: Measurement,
  targets: readonly SloTarget[],
): GoodputShare | null {
  const observed = targets.flatMap(({ metric }) => findObservations(measurement, metric) ?? []);
  if (observed.length < targets.length) return null;
  const counts = deriveCounts(measurement.counts);
  const succeeded = counts.succeeded ?? Math.max(...observed.map(({ count }) => count));
  const sent = Math.max(counts.sent ?? succeeded, succeeded);
  if (sent === 0) return null;

  const passing = targets.flatMap((target, index) => {
    const observations = observed[index];
    return observations ? [countPassing(observations, target, succeeded)] : [];
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
    reason: `Between ${low} and ${high} of ${sent} requests: without request rows, ${targets.length === 1 ? 'buckets' : 'separate distributions'} only bound how many meet ${targets.length === 1 ? 'the target' : 'every target'}.${basis}`,
  };
}

/**
 * How many of the requests that succeeded meet one target. Those without a time per output token are not held against it. A server
 * may observe more than succeeded (the first token of a request that failed later); which of them are the bad ones is not known.
 */
function countPassing(observations: Observations, target: SloTarget, succeeded: number) {
  const without =
    target.metric === 'time_per_output_token' ? Math.max(0, succeeded - observations.count) : 0;
  const others = Math.max(0, observations.count - succeeded);
  const good = countGood(observations, target);
  return {
    low: Math.max(0, good.low - others) + without,
    high: Math.min(succeeded, good.high + without),
  };
}
