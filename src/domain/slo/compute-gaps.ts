/** The gap between a measurement and its targets, and the verdict on each. */
import type { Measurement } from '../investigation/investigation-record';
import type { Evidence, NoEvidence } from './evidence';
import { findEvidence } from './evidence';
import type { Gap } from './gap';
import { computeGoodput } from './goodput';
import { formatReason } from './reason';
import type { SloTarget } from './target';
import { computeJudgement } from './verdict';

/**
 * The gap of one target. A target for goodput needs the other targets too, and is judged by the tool's own number here; use
 * `computeGaps` to have it computed.
 */
export function computeGap(measurement: Measurement, target: SloTarget): Gap {
  return judge(findEvidence(measurement, target), target);
}

/** The gaps of all targets, in their order. Goodput is computed from the other targets where the measurement allows it. */
export function computeGaps(
  measurement: Measurement,
  targets: readonly SloTarget[],
): readonly Gap[] {
  return targets.map((target) =>
    target.metric === 'goodput'
      ? judge(findGoodput(measurement, target, targets), target)
      : computeGap(measurement, target),
  );
}

function judge(evidence: Evidence | NoEvidence, target: SloTarget): Gap {
  const { metric, statistic, comparator, threshold } = target;
  if (evidence.basis === 'none') {
    return {
      target,
      metric,
      statistic,
      value: null,
      n: null,
      interval: null,
      gap: null,
      gapRatio: null,
      factor: null,
      verdict: 'no data',
      reason: evidence.reason,
      moreSamples: null,
    };
  }
  const { value, n, interval } = evidence;
  const judgement = computeJudgement(evidence, target);
  const gap = comparator === '<=' ? value - threshold : threshold - value;
  return {
    target,
    metric,
    statistic,
    value,
    n,
    interval,
    gap,
    gapRatio: divide(gap, threshold),
    factor: comparator === '<=' ? divide(value, threshold) : divide(threshold, value),
    verdict: judgement.verdict,
    reason: formatReason(evidence, target, judgement),
    moreSamples: judgement.moreSamples,
  };
}

/** Null instead of a division by zero or an overflow. */
function divide(dividend: number, divisor: number): number | null {
  const quotient = dividend / divisor;
  return Number.isFinite(quotient) ? quotient : null;
}

/**
 * Goodput in requests per second against the other targets. From request rows it is a rate of one run; from distributions only
 * its bounds are known, and the guaranteed one stands as the value. Without either, the tool's own number is judged, which was
 * made with the thresholds that the tool was given.
 */
function findGoodput(
  measurement: Measurement,
  target: SloTarget,
  targets: readonly SloTarget[],
): Evidence | NoEvidence {
  const { kind, rate, rateBounds, total, interval, reason } = computeGoodput(measurement, targets);
  if (rate !== null) return { basis: 'rate', value: rate, n: total, interval: null, needed: null };
  if (rateBounds !== null && interval !== null) {
    return {
      basis: 'interval',
      value: rateBounds.low,
      n: total,
      interval: { ...interval, ...rateBounds },
      needed: null,
    };
  }
  const reported = findEvidence(measurement, target);
  if (reported.basis !== 'none') return reported;
  return {
    basis: 'none',
    reason:
      kind === 'no data' ? reason : 'Goodput is a rate, and the duration of the run is not known.',
  };
}
