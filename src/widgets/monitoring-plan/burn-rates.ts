/** The error budget of an objective and its burn-rate alerts, in words and with the reader's numbers in the formulas. */
import { computeBurnRateAlerts, type BurnRateAlert } from '@site/src/domain/slo/burn-rate-alerts';
import {
  computeBudgetMinutes,
  computeErrorBudget,
  computeMaximumBurnRate,
} from '@site/src/domain/slo/error-budget';
import type { SloObjective } from '@site/src/domain/slo/target';
import { formatWithUnit } from '@site/src/domain/units';

export interface BudgetWords {
  /** `Error budget = 1 − 99.9 % = 0.1 %, …`. */
  readonly budget: string;
  readonly alerts: readonly AlertWords[];
  /** What is wrong with alerts on this objective; empty when nothing is. */
  readonly warnings: readonly string[];
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
  /** After a complete failure that follows a clean history. */
  readonly detection: string;
}

export function describeBudget(objective: SloObjective): BudgetWords {
  const { target, window } = objective;
  const alerts = computeBurnRateAlerts(objective);
  const budget = percent(computeErrorBudget(target));
  const minutes = formatWithUnit(computeBudgetMinutes(objective) * 60, 'seconds');
  return {
    budget: `Error budget = 1 − ${percent(target)} = ${budget} of the requests in ${duration(window)}, as much as ${minutes} of complete failure.`,
    alerts: alerts.map((alert) => describeAlert(alert, window)),
    warnings: listWarnings(alerts, target),
  };
}

function describeAlert(alert: BurnRateAlert, window: number): AlertWords {
  return {
    key: `${alert.longWindow}`,
    severity: alert.severity,
    windows: `${duration(alert.longWindow)} and ${duration(alert.shortWindow)}`,
    burnRate: number(alert.burnRate),
    formula: `${percent(alert.budgetShare)} × ${duration(window)} ÷ ${duration(alert.longWindow)}`,
    badShare: percent(alert.errorRatioThreshold),
    detection:
      alert.detectionTime === null ? 'never' : formatWithUnit(alert.detectionTime, 'seconds'),
  };
}

function listWarnings(alerts: readonly BurnRateAlert[], target: number): string[] {
  const silent = alerts.filter(({ canFire }) => !canFire);
  const early = alerts.filter(({ firesWithinBudget }) => firesWithinBudget);
  const windowsOf = (some: readonly BurnRateAlert[]) =>
    some.map(({ longWindow }) => duration(longWindow)).join(' and ');
  return [
    ...(silent.length === 0
      ? []
      : [
          `The alert over ${windowsOf(silent)} can never fire: even complete failure burns at no more than 1 ÷ budget = ${number(computeMaximumBurnRate(target))}. Choose a tighter objective, or a lower threshold for it.`,
        ]),
    ...(early.length === 0
      ? []
      : [
          `The alert over ${windowsOf(early)} fires although the objective would still be kept: its burn rate is below 1. Choose a longer window for the objective.`,
        ]),
  ];
}

/** Windows are whole: `5 min`, `1 h`, `30 d`, where a formatted quantity would say `60 min`. */
function duration(seconds: number): string {
  for (const [symbol, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
  ] as const) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${symbol}`;
  }
  return formatWithUnit(seconds, 'seconds');
}

/** All digits of an objective matter: 99.95 % is not 100 %. */
function percent(share: number): string {
  return formatWithUnit(share, 'ratio', { significantDigits: 6 });
}

function number(value: number): string {
  return formatWithUnit(value, 'count');
}
