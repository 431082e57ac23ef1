/**
 * When burn-rate alerts fire and end for one outage: a constant share of bad requests at constant traffic, after a history without
 * any. Exact arithmetic, rounded once.
 *
 * With bad share e for D seconds, a window of W seconds that ends t seconds after the outage began holds min(t, D) − max(0, t − W)
 * seconds of it, so its bad share is e ÷ W times that. A window exceeds the threshold θ (strictly, as the rules do)
 * - from t = θ·W ÷ e on, which must lie before D, and e must exceed θ;
 * - until t = D + W − θ·W ÷ e: the outage leaves the window at the rate at which it came in.
 * A pair fires while both of its windows exceed, that is from the later of the two beginnings (the long window's) until the earlier of
 * the two ends (the short window's). Pairs of one severity are one alert: it fires while any of them does. Every pair that fires does so
 * around D, so there is no pause in between.
 *
 * Source of the detection time: Google SRE workbook, chapter 5. Prometheus evaluates at intervals, so a real alert is later by up to one
 * interval, and by the hold time (`for`) where a rule has one.
 */
import type { BurnRatePolicy } from './burn-rate-alerts';
import { budgetOf, burnThreshold } from './error-budget';
import type { Rational } from './rational';
import { add, compare, divide, multiply, subtract, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

export interface Outage {
  /** Share of the requests that are bad while it lasts, 0 to 1. */
  readonly badShare: number;
  /** Seconds. */
  readonly duration: number;
}

/** Null in all four where it does not fire: the share is too small, or the outage ends first. */
export interface AlertTiming {
  /** Seconds from the beginning of the outage. */
  readonly detection: number | null;
  /** Seconds from the end of the outage. */
  readonly reset: number | null;
  /** Seconds of firing. */
  readonly firing: number | null;
  /** Share of the whole budget that the outage has spent when it fires: the pair's own share, exactly. */
  readonly spentAtDetection: number | null;
}

export interface PairTiming extends AlertTiming {
  readonly pair: BurnRatePolicy;
}

export interface SeverityTiming extends AlertTiming {
  readonly severity: BurnRatePolicy['severity'];
}

export interface OutageTiming {
  /** In the order of the pairs. */
  readonly pairs: readonly PairTiming[];
  /** One for each severity that has pairs, in the order in which they first appear. */
  readonly alerts: readonly SeverityTiming[];
  /** Share of the whole budget that the outage spends; above 1 it is overspent. */
  readonly spent: number;
}

/** @throws RangeError unless 0 ≤ bad share ≤ 1 and the duration is at least 0. */
export function computeAlertTiming(
  pairs: readonly BurnRatePolicy[],
  objective: SloObjective,
  outage: Outage,
): OutageTiming {
  const { badShare, duration } = checkOutage(outage);
  const burnRate = divide(badShare, budgetOf(objective.target));
  const spentAfter = (elapsed: Rational) =>
    divide(multiply(burnRate, elapsed), toRational(objective.window));
  const describe = (span: FiringSpan | null): AlertTiming =>
    span === null
      ? NEVER
      : {
          detection: toNumber(span.from),
          reset: toNumber(subtract(span.to, duration)),
          firing: toNumber(subtract(span.to, span.from)),
          spentAtDetection: toNumber(spentAfter(span.from)),
        };
  const spans = pairs.map((pair) => ({
    pair,
    span: findFiringSpan(pair, objective, badShare, duration),
  }));
  const severities = [...new Set(pairs.map(({ severity }) => severity))];
  return {
    pairs: spans.map(({ pair, span }) => ({ pair, ...describe(span) })),
    alerts: severities.map((severity) => ({
      severity,
      ...describe(
        spans
          .filter(({ pair }) => pair.severity === severity)
          .reduce<FiringSpan | null>((joined, { span }) => join(joined, span), null),
      ),
    })),
    spent: toNumber(spentAfter(duration)),
  };
}

/** Seconds from the beginning of the outage. */
interface FiringSpan {
  readonly from: Rational;
  readonly to: Rational;
}

const NEVER: AlertTiming = { detection: null, reset: null, firing: null, spentAtDetection: null };

function findFiringSpan(
  { budgetShare, longWindow, shortWindow }: BurnRatePolicy,
  { target, window }: SloObjective,
  badShare: Rational,
  duration: Rational,
): FiringSpan | null {
  const threshold = multiply(burnThreshold(budgetShare, longWindow, window), budgetOf(target));
  if (compare(badShare, threshold) <= 0) return null;
  const [long, short] = [longWindow, shortWindow].map((seconds) => {
    const length = toRational(seconds);
    const rise = divide(multiply(threshold, length), badShare);
    return { rise, fall: subtract(add(duration, length), rise) };
  });
  if (!long || !short) return null;
  const from = larger(long.rise, short.rise);
  if (compare(from, duration) >= 0) return null;
  return { from, to: smaller(long.fall, short.fall) };
}

function join(a: FiringSpan | null, b: FiringSpan | null): FiringSpan | null {
  if (a === null || b === null) return a ?? b;
  return { from: smaller(a.from, b.from), to: larger(a.to, b.to) };
}

function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The outage in exact fractions. */
export function checkOutage({ badShare, duration }: Outage) {
  if (!(badShare >= 0 && badShare <= 1)) throw new RangeError('a share lies between 0 and 1');
  if (!(duration >= 0)) throw new RangeError('an outage cannot last less than no time');
  return { badShare: toRational(badShare), duration: toRational(duration) };
}
