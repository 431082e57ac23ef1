/**
 * Error budgets and burn rates (Google SRE workbook, chapter 5). Everything is computed in exact decimal arithmetic and rounded
 * once. Budget remaining is not clamped: it goes below zero when more was spent than there was.
 */
import type { Rational } from './rational';
import { compare, divide, multiply, subtract, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

const ONE: Rational = { numerator: 1n, denominator: 1n };
const SECONDS_PER_MINUTE = toRational(60);

/**
 * 1 − target: the share of requests that may be bad. 0.001 for 0.999, exactly.
 *
 * @throws RangeError unless 0 < target < 1: a promise of all requests has no budget, and every burn rate would be infinite.
 */
export function computeErrorBudget(target: number): number {
  return toNumber(budgetOf(target));
}

/** How many of `total` requests may be bad: 1000 of 1,000,000 at 0.999. May be a fraction. */
export function computeAllowedBad(total: number, target: number): number {
  return toNumber(multiply(toRational(total), budgetOf(target)));
}

/** Minutes of complete failure in a window of `window` seconds that use the whole budget: 43.2 at 0.999 over 30 days. */
export function computeBudgetMinutes({ target, window }: SloObjective): number {
  return toNumber(minutesOf(budgetOf(target), window));
}

/** Share of bad requests ÷ budget: 1 spends exactly the whole budget in the window. */
export function computeBurnRate(badShare: number, target: number): number {
  return toNumber(divide(toRational(badShare), budgetOf(target)));
}

/** 1 ÷ budget: the burn rate when everything fails. An alert on a higher one can never fire. */
export function computeMaximumBurnRate(target: number): number {
  return toNumber(divide(ONE, budgetOf(target)));
}

/** The burn rate that spends the share `budgetShare` of the budget within `elapsed` seconds: 14.4 for 2 % in 1 h of 30 d. */
export function computeBurnThreshold(budgetShare: number, elapsed: number, window: number): number {
  return toNumber(burnThreshold(budgetShare, elapsed, window));
}

/** The share of the budget that a burn rate spends in `elapsed` seconds. */
export function computeConsumedShare(burnRate: number, elapsed: number, window: number): number {
  return toNumber(divide(multiply(toRational(burnRate), toRational(elapsed)), toRational(window)));
}

/** Seconds until a full budget is spent at that burn rate; null when nothing burns. */
export function computeTimeToExhaustion(burnRate: number, window: number): number | null {
  return burnRate > 0 ? toNumber(divide(toRational(window), toRational(burnRate))) : null;
}

/** The burn threshold as an exact fraction, for `burn-rate-alerts.ts`. */
export function burnThreshold(budgetShare: number, elapsed: number, window: number): Rational {
  return divide(multiply(toRational(budgetShare), toRational(window)), toRational(elapsed));
}

/** 1 − target as an exact fraction; see `computeErrorBudget`. */
export function budgetOf(target: number): Rational {
  if (!(target > 0 && target < 1)) {
    throw new RangeError(
      `an objective lies between 0 and 1, both excluded; ${target} has no error budget`,
    );
  }
  return subtract(ONE, toRational(target));
}

export interface BudgetReport {
  /** Good ÷ all. */
  readonly sli: number;
  /** SLI − target; negative is the bad direction (as slo-generator has it). */
  readonly gap: number;
  readonly errorBudget: number;
  readonly burnRate: number;
  /** Bad ÷ (all × budget): the share of the budget that is spent; above 1 the objective is missed. */
  readonly consumed: number;
  /** 1 − consumed; below zero when overspent. */
  readonly remaining: number;
  readonly allowedBad: number;
  readonly remainingBad: number;
  readonly budgetMinutes: number;
  readonly errorMinutes: number;
  readonly remainingMinutes: number;
  /** Seconds from a full budget to an empty one at this burn rate; null when nothing is bad. */
  readonly timeToExhaustion: number | null;
  /** The objective holds: bad requests do not exceed the budget. Spending exactly all of it still holds. */
  readonly holds: boolean;
}

/**
 * The budget after `good` and `bad` requests in the objective's window. Null when there were none: no traffic has no SLI, and
 * a zero in its place would poison every average over it.
 */
export function computeBudgetReport(
  { good, bad }: { readonly good: number; readonly bad: number },
  objective: SloObjective,
): BudgetReport | null {
  if (!(good >= 0 && bad >= 0)) throw new RangeError('counts of requests cannot be negative');
  if (good + bad === 0) return null;
  const { target, window } = objective;
  const budget = budgetOf(target);
  const all = toRational(good + bad);
  const badShare = divide(toRational(bad), all);
  const burnRate = divide(badShare, budget);
  const remaining = subtract(ONE, burnRate);
  const allowed = multiply(all, budget);
  const gap = subtract(budget, badShare);
  return {
    sli: toNumber(divide(toRational(good), all)),
    gap: toNumber(gap),
    errorBudget: toNumber(budget),
    burnRate: toNumber(burnRate),
    consumed: toNumber(burnRate),
    remaining: toNumber(remaining),
    allowedBad: toNumber(allowed),
    remainingBad: toNumber(subtract(allowed, toRational(bad))),
    budgetMinutes: toNumber(minutesOf(budget, window)),
    errorMinutes: toNumber(minutesOf(badShare, window)),
    remainingMinutes: toNumber(minutesOf(gap, window)),
    timeToExhaustion: bad === 0 ? null : toNumber(divide(toRational(window), burnRate)),
    holds: compare(badShare, budget) <= 0,
  };
}

function minutesOf(share: Rational, window: number): Rational {
  return divide(multiply(share, toRational(window)), SECONDS_PER_MINUTE);
}
