/**
 * Goodput: requests that meet every latency target at once (DistServe, OSDI 2024). Of ALL requests sent: failed and cancelled
 * ones are bad.
 *
 * The joint share does not follow from the separate ones, so it is computed from request rows; where there are none, only its
 * Fréchet bounds are known.
 */
import { deriveCounts } from '../investigation/measurement-access';
import type { Measurement } from '../investigation/investigation-record';
import { getMetric } from '../metrics/catalogue';
import { computeQuantileLevel } from '../metrics/statistic';
import { computeBoundedGoodput } from './goodput-bounds';
import { computeGoodputOfRows } from './goodput-rows';
import { createGoodputShare, noGoodput } from './goodput-share';
import type { Goodput, GoodputShare } from './goodput-share';
import type { SloTarget } from './target';

export type { Goodput } from './goodput-share';

/**
 * Goodput of a measurement against those of the targets that say something about a single request: per-request metrics with a
 * quantile or a maximum, whose threshold each request is held against. Of several quantile targets for one metric the highest
 * quantile counts, because p50 ≤ 200 ms does not ask every request to be that fast.
 */
export function computeGoodput(measurement: Measurement, targets: readonly SloTarget[]): Goodput {
  const used = selectRequestTargets(targets);
  const result = { ...computeShare(measurement, used), targetsUsed: used };
  const { sent } = deriveCounts(measurement.counts);
  const requests = sent ?? measurement.requests?.total ?? result.total;
  const perSecond =
    requests !== null && measurement.duration !== undefined && measurement.duration > 0
      ? requests / measurement.duration
      : null;
  const { share, interval, kind } = result;
  const bounded = kind === 'bounds' && perSecond !== null && interval !== null;
  return {
    ...result,
    rate: share === null || perSecond === null ? null : share * perSecond,
    rateBounds: bounded
      ? { low: (interval.low ?? 0) * perSecond, high: (interval.high ?? 1) * perSecond }
      : null,
  };
}

function computeShare(measurement: Measurement, used: readonly SloTarget[]): GoodputShare {
  if (used.length === 0) {
    return noGoodput('No target is about the latency of a single request, so none can be held.');
  }
  const { sent, succeeded } = deriveCounts(measurement.counts);
  if (succeeded === 0 && sent !== null && sent > 0) {
    return createGoodputShare('exact', 0, sent, `None of ${sent} requests succeeded.`);
  }
  return (
    computeGoodputOfRows(measurement, used) ??
    computeBoundedGoodput(measurement, used) ??
    noGoodput(
      `This measurement has neither request rows nor a distribution of ${used
        .map(({ metric }) => getMetric(metric).shortLabel)
        .join(' and ')} that would allow it.`,
    )
  );
}

/** The targets that hold for each request, at most one a metric and direction, in the order given. */
export function selectRequestTargets(targets: readonly SloTarget[]): readonly SloTarget[] {
  const strictness = (target: SloTarget): number =>
    target.statistic === 'max' ? 1 : (computeQuantileLevel(target.statistic) ?? -1);
  const candidates = targets.filter(
    (target) => getMetric(target.metric).shape === 'per_request' && strictness(target) >= 0,
  );
  return candidates.filter((target) =>
    candidates.every(
      (other) =>
        other.metric !== target.metric ||
        other.comparator !== target.comparator ||
        strictness(other) < strictness(target) ||
        (strictness(other) === strictness(target) &&
          candidates.indexOf(other) >= candidates.indexOf(target)),
    ),
  );
}
