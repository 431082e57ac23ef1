/** What is wrong with an objective and its alerts, in sentences that say what to do; empty where nothing is. */
import type { IndicatorResult } from '@site/src/domain/monitoring/create-indicator';
import { formatBound } from '@site/src/domain/monitoring/create-indicator';
import { isExact } from '@site/src/domain/monitoring/indicator-facts';
import type { BurnRateAlert } from '@site/src/domain/slo/burn-rate-alerts';
import { computeMaximumBurnRate } from '@site/src/domain/slo/error-budget';
import type { SloObjective, SloTarget } from '@site/src/domain/slo/target';
import {
  FEWEST_BUDGET_EVENTS,
  type PairTraffic,
  type TrafficCheck,
} from '@site/src/domain/slo/traffic-check';
import { formatWithUnit } from '@site/src/domain/units';
import { sayCount, sayNumber, sayWindow } from './number-text';

export function warnAboutAlerts(
  alerts: readonly BurnRateAlert[],
  { target, window }: SloObjective,
): readonly string[] {
  const silent = alerts.filter(({ canFire }) => !canFire);
  const long = alerts.filter((alert) => alert.canFire && alert.longWindow > window);
  const early = alerts.filter((alert) => alert.firesWithinBudget && !long.includes(alert));
  const warnings = [];
  if (silent.length > 0) {
    warnings.push(
      `The alert over ${sayLong(silent)} can never fire: even complete failure burns at no more than 1 ÷ budget = ${sayNumber(computeMaximumBurnRate(target))}. Choose a tighter objective, or a lower threshold for it.`,
    );
  }
  if (long.length > 0) {
    warnings.push(
      `The alert over ${sayLong(long)} looks further back than the objective’s ${sayWindow(window)}: requests that no longer count would keep it firing. Choose a shorter window for it.`,
    );
  }
  if (early.length > 0) {
    warnings.push(
      `The alert over ${sayLong(early)} fires although the objective would still be kept: its burn rate is below 1. Choose a longer window for the objective.`,
    );
  }
  return warnings;
}

export function warnAboutTraffic(check: TrafficCheck | null): readonly string[] {
  if (check === null) return [];
  const single = check.pairs.filter(({ firesOnOne }) => firesOnOne);
  const warnings = [];
  if (check.isTooFew) {
    warnings.push(
      `With this traffic the budget is ${sayCount(check.budgetEvents)} bad requests, fewer than ${FEWEST_BUDGET_EVENTS}: a burn rate of so few is noise. Send synthetic requests, watch several services together, or choose a lower objective or a longer window.`,
    );
  }
  if (single.length > 0) {
    warnings.push(
      `${single.map(sayOneRequest).join(' ')} With this traffic such an alert reports single requests.`,
    );
  }
  return warnings;
}

function sayOneRequest({ pair, burnOfOne }: PairTraffic): string {
  return `One bad request in ${sayWindow(pair.longWindow)} is a burn rate of ${sayNumber(burnOfOne)}, above the threshold of the ${pair.severity}.`;
}

/**
 * A histogram counts whole buckets. Nothing is said where the count does not come from one, and the reason why there is none only
 * where an engine was chosen.
 */
export function warnAboutBounds(target: SloTarget, result: IndicatorResult): readonly string[] {
  if (!result.ok) return [result.because];
  const { indicator } = result;
  if (indicator.kind !== 'histogram') return [];
  const { pessimistic, optimistic, metric } = indicator;
  if (isExact(indicator)) return [];
  const low = pessimistic === null ? '0 s' : formatBound(pessimistic);
  return [
    `${metric} has no bound at the threshold of ${formatWithUnit(target.threshold, 'seconds', { significantDigits: 6 })}: it lies between ${low} and ${formatBound(optimistic)}, so how many requests are good is known only as a range. A target on one of the two bounds is exact.`,
  ];
}

function sayLong(alerts: readonly BurnRateAlert[]): string {
  return alerts.map(({ longWindow }) => sayWindow(longWindow)).join(' and ');
}
