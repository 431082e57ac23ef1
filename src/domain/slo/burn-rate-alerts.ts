/**
 * Multi-window, multi-burn-rate alerts (Google SRE workbook, chapter 5): an alert fires while the burn rate exceeds its
 * threshold over both a long and a short window.
 */
import { budgetOf, burnThreshold } from './error-budget';
import type { Rational } from './rational';
import { compare, divide, multiply, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const ONE: Rational = { numerator: 1n, denominator: 1n };

export interface BurnRatePolicy {
  readonly severity: 'page' | 'ticket';
  /** The share of the budget that may be spent within the long window before the alert fires. */
  readonly budgetShare: number;
  /** Seconds. */
  readonly longWindow: number;
  /** Seconds; a twelfth of the long one, so that the alert ends soon after the burning does. */
  readonly shortWindow: number;
}

/** Table 5-8 of the workbook. At 30 days the burn rates are 14.4, 6 and 1. */
export const RECOMMENDED_POLICIES: readonly BurnRatePolicy[] = [
  { severity: 'page', budgetShare: 0.02, longWindow: HOUR, shortWindow: 5 * MINUTE },
  { severity: 'page', budgetShare: 0.05, longWindow: 6 * HOUR, shortWindow: 30 * MINUTE },
  { severity: 'ticket', budgetShare: 0.1, longWindow: 3 * DAY, shortWindow: 6 * HOUR },
];

/** The workbook's rule listing has a fourth pair that its table leaves out: 10 % in a day, burn rate 3 at 30 days. */
export const FOUR_PAIR_POLICIES: readonly BurnRatePolicy[] = [
  ...RECOMMENDED_POLICIES.slice(0, 2),
  { severity: 'ticket', budgetShare: 0.1, longWindow: DAY, shortWindow: 2 * HOUR },
  ...RECOMMENDED_POLICIES.slice(2),
];

export interface BurnRateAlert extends BurnRatePolicy {
  /** budgetShare × window ÷ longWindow. */
  readonly burnRate: number;
  /** The share of bad requests above which the alert fires: burn rate × budget. */
  readonly errorRatioThreshold: number;
  /** False when even complete failure stays at or below the threshold: such an alert must not be generated. */
  readonly canFire: boolean;
  /** True when the alert fires although the service is on track to keep its objective: burn rate below 1. */
  readonly firesWithinBudget: boolean;
  /** Seconds from a full budget to an empty one at the threshold. */
  readonly timeToExhaustion: number;
  /** Seconds of complete failure until it fires, after a clean history; null when it cannot. */
  readonly detectionTime: number | null;
}

/** The alerts for an objective, in the order of the policies. */
export function computeBurnRateAlerts(
  { target, window }: SloObjective,
  policies: readonly BurnRatePolicy[] = RECOMMENDED_POLICIES,
): readonly BurnRateAlert[] {
  const budget = budgetOf(target);
  return policies.map((policy) => {
    const burnRate = burnThreshold(policy.budgetShare, policy.longWindow, window);
    const errorRatio = multiply(burnRate, budget);
    const canFire = compare(errorRatio, ONE) < 0;
    return {
      ...policy,
      burnRate: toNumber(burnRate),
      errorRatioThreshold: toNumber(errorRatio),
      canFire,
      firesWithinBudget: compare(burnRate, ONE) < 0,
      timeToExhaustion: toNumber(divide(toRational(window), burnRate)),
      detectionTime: canFire ? toNumber(detectionTime(errorRatio, policy, ONE)) : null,
    };
  });
}

/**
 * Seconds of a constant share of bad requests until the alert fires, after a clean history; null when it never does. The longer
 * window decides: threshold × window ÷ share of bad.
 */
export function computeDetectionTime(
  alert: Pick<BurnRateAlert, 'errorRatioThreshold' | 'longWindow'>,
  badShare: number,
): number | null {
  if (!(badShare > alert.errorRatioThreshold)) return null;
  const threshold = toRational(alert.errorRatioThreshold);
  return toNumber(detectionTime(threshold, alert, toRational(badShare)));
}

function detectionTime(
  threshold: Rational,
  { longWindow }: { readonly longWindow: number },
  badShare: Rational,
): Rational {
  return divide(multiply(threshold, toRational(longWindow)), badShare);
}
