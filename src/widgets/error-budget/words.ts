/** The budget and its alerts in words, with the reader's numbers in the formulas. */
import type { BurnRateAlert } from '@site/src/domain/slo/burn-rate-alerts';
import type { BudgetSpent, SoFar } from '@site/src/domain/slo/budget-spent';
import {
  computeBudgetMinutes,
  computeErrorBudget,
  computeMaximumBurnRate,
} from '@site/src/domain/slo/error-budget';
import type { SloObjective } from '@site/src/domain/slo/target';
import type { Traffic, TrafficCheck } from '@site/src/domain/slo/traffic-check';
import {
  sayCount,
  sayInMinutes,
  sayMinutes,
  sayNumber,
  sayRoughly,
  sayShare,
  sayTime,
  sayTraffic,
  sayWindow,
} from './number-text';

/** One line of a result: `Error budget`, `1 − 99.9 %`, `0.1 %`. */
export interface ResultRow {
  readonly name: string;
  readonly formula: string;
  readonly value: string;
}

export function describeBudget(
  objective: SloObjective,
  traffic: Traffic | null,
  check: TrafficCheck | null,
): readonly ResultRow[] {
  const { target, window } = objective;
  const budget = sayShare(computeErrorBudget(target));
  return [
    { name: 'Error budget', formula: `1 − ${sayShare(target)}`, value: budget },
    {
      name: 'In minutes of complete failure',
      formula: `${budget} × ${sayWindow(window)}`,
      value: sayMinutes(computeBudgetMinutes(objective)),
    },
    {
      name: 'In bad requests',
      formula:
        traffic === null
          ? `${budget} × traffic × ${sayWindow(window)}`
          : `${budget} × ${sayTraffic(traffic)} × ${sayWindow(window)}`,
      value: check === null ? 'type the traffic' : sayCount(check.budgetEvents),
    },
    {
      name: 'Largest burn rate, when everything fails',
      formula: `1 ÷ ${budget}`,
      value: sayNumber(computeMaximumBurnRate(target)),
    },
  ];
}

export function describeSpent(
  soFar: SoFar,
  spent: BudgetSpent,
  { target, window }: SloObjective,
): readonly ResultRow[] {
  const budget = sayShare(computeErrorBudget(target));
  const burn = sayNumber(spent.burnRate);
  const elapsed = sayWindow(soFar.elapsed);
  const share =
    soFar.kind === 'events'
      ? `${sayCount(soFar.bad)} ÷ ${sayCount(soFar.good + soFar.bad)}`
      : `${sayTime(soFar.downtime)} ÷ ${elapsed}`;
  return [
    { name: 'Bad share', formula: share, value: sayRoughly(spent.badShare) },
    { name: 'Burn rate', formula: `${sayRoughly(spent.badShare)} ÷ ${budget}`, value: burn },
    {
      name: 'Budget spent',
      formula: `${burn} × ${elapsed} ÷ ${sayWindow(window)}`,
      value: sayRoughly(spent.consumed),
    },
    {
      name: 'Budget left',
      formula: `1 − ${sayRoughly(spent.consumed)}`,
      value: sayRoughly(spent.remaining),
    },
    {
      name: 'Left in minutes of complete failure',
      formula: `${sayRoughly(spent.remaining)} × ${budget} × ${sayWindow(window)}`,
      value: sayMinutes(spent.remainingMinutes),
    },
    {
      name: 'Exhausted, at this burn rate, in',
      formula: `${sayRoughly(spent.remaining)} × ${sayWindow(window)} ÷ ${burn}`,
      value: sayExhaustion(spent.timeToExhaustion),
    },
  ];
}

function sayExhaustion(seconds: number | null): string {
  if (seconds === null) return 'never: nothing burns';
  return seconds === 0 ? 'it is' : sayTime(seconds);
}

export interface AlertWords {
  readonly key: string;
  readonly severity: string;
  /** `1 h and 5 min`. */
  readonly windows: string;
  /** `14.4`. */
  readonly burnRate: string;
  /** `2 % × 30 d ÷ 1 h`. */
  readonly formula: string;
  /** The share of bad requests above which it fires: `1.44 %`. */
  readonly badShare: string;
  /** Minutes of complete failure after a clean history; `never`. */
  readonly detection: string;
}

export function describeAlerts(
  alerts: readonly BurnRateAlert[],
  { window }: SloObjective,
): readonly AlertWords[] {
  return alerts.map((alert, index) => ({
    key: String(index),
    severity: alert.severity,
    windows: sayWindows(alert),
    burnRate: sayNumber(alert.burnRate),
    formula: `${sayShare(alert.budgetShare)} × ${sayWindow(window)} ÷ ${sayWindow(alert.longWindow)}`,
    badShare: sayShare(alert.errorRatioThreshold),
    detection: alert.detectionTime === null ? 'never' : sayInMinutes(alert.detectionTime),
  }));
}

/** `1 h and 5 min`. */
export function sayWindows(pair: {
  readonly longWindow: number;
  readonly shortWindow: number;
}): string {
  return `${sayWindow(pair.longWindow)} and ${sayWindow(pair.shortWindow)}`;
}
