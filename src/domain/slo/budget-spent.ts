/** What part of an error budget is spent some way into its window, from counted requests or from minutes of outage. */
import { budgetOf } from './error-budget';
import type { Rational } from './rational';
import { add, compare, divide, multiply, subtract, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

export type SoFar =
  | {
      readonly kind: 'events';
      readonly good: number;
      readonly bad: number;
      readonly elapsed: number;
    }
  /** Seconds in which everything failed. */
  | { readonly kind: 'downtime'; readonly downtime: number; readonly elapsed: number };

export interface BudgetSpent {
  readonly badShare: number;
  /** Bad share ÷ budget. */
  readonly burnRate: number;
  /** Burn rate × elapsed ÷ window; above 1 the budget is overspent. Assumes that the traffic of the rest is like that so far. */
  readonly consumed: number;
  /** 1 − consumed, not clamped: below 0 when overspent. */
  readonly remaining: number;
  /** Minutes of complete failure that are left; below 0 when overspent. */
  readonly remainingMinutes: number;
  /** Seconds from now until the budget is spent at this burn rate; 0 when it is, null when nothing burns. */
  readonly timeToExhaustion: number | null;
}

/**
 * Null when nothing has happened: no requests, or no time.
 *
 * @throws RangeError for negative numbers, for more downtime than time, and for more time than the window holds.
 */
export function computeBudgetSpent(
  soFar: SoFar,
  { target, window }: SloObjective,
): BudgetSpent | null {
  const { elapsed } = soFar;
  if (!(elapsed >= 0 && elapsed <= window)) {
    throw new RangeError('the time so far lies within the window');
  }
  const badShare = shareOf(soFar);
  if (badShare === null || elapsed === 0) return null;
  const budget = budgetOf(target);
  const burnRate = divide(badShare, budget);
  const length = toRational(window);
  const consumed = divide(multiply(burnRate, toRational(elapsed)), length);
  const remaining = subtract(ONE, consumed);
  return {
    badShare: toNumber(badShare),
    burnRate: toNumber(burnRate),
    consumed: toNumber(consumed),
    remaining: toNumber(remaining),
    remainingMinutes: toNumber(
      divide(multiply(remaining, multiply(budget, length)), toRational(60)),
    ),
    timeToExhaustion:
      badShare.numerator === 0n
        ? null
        : compare(remaining, ZERO) <= 0
          ? 0
          : toNumber(divide(multiply(remaining, length), burnRate)),
  };
}

const ZERO: Rational = { numerator: 0n, denominator: 1n };
const ONE: Rational = { numerator: 1n, denominator: 1n };

function shareOf(soFar: SoFar): Rational | null {
  if (soFar.kind === 'downtime') {
    const { downtime, elapsed } = soFar;
    if (!(downtime >= 0 && downtime <= elapsed)) {
      throw new RangeError('an outage cannot have lasted longer than the time so far');
    }
    return elapsed === 0 ? null : divide(toRational(downtime), toRational(elapsed));
  }
  const { good, bad } = soFar;
  if (!(good >= 0 && bad >= 0)) throw new RangeError('counts of requests cannot be negative');
  if (good + bad === 0) return null;
  return divide(toRational(bad), add(toRational(good), toRational(bad)));
}
