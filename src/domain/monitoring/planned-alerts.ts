/** The alerts that are written for a level, by name and in words, and how they come into the record's own list. */
import { editList } from '../investigation/record-lists';
import type { InvestigationRecord, MonitoringAlert } from '../investigation/investigation-record';
import type { BurnRateAlert } from '../slo/burn-rate-alerts';
import { formatShare } from '../slo/format-share';
import type { MonitoringPlan, ServiceLevel } from './monitoring-plan';
import { formatPromDuration } from './promql-text';

/** `TimeToFirstToken`: alerts of the level are named `TimeToFirstTokenBudgetBurn` and `TimeToFirstTokenDataMissing`. */
export function nameAlert({ target }: Pick<ServiceLevel, 'target'>): string {
  return target.metric
    .replace(/^custom\./u, '')
    .split('_')
    .filter((word) => word !== '')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

export type PlannedAlert = Pick<MonitoringAlert, 'name' | 'condition'> & {
  /** Id of the target that it protects. */
  readonly target: string;
};

/** One for each severity of each level, and the one for missing data. */
export function listPlannedAlerts({ levels }: MonitoringPlan): readonly PlannedAlert[] {
  return levels.flatMap((level) => {
    const name = nameAlert(level);
    const target = level.target.id;
    const burns = (['page', 'ticket'] as const).flatMap((severity): PlannedAlert[] => {
      const pairs = level.alerts.filter((alert) => alert.severity === severity);
      return pairs.length === 0
        ? []
        : [{ name: `${name}BudgetBurn, ${severity}`, condition: describePairs(pairs), target }];
    });
    return [
      ...burns,
      { name: `${name}DataMissing, page`, condition: 'The source of the target is gone.', target },
    ];
  });
}

function describePairs(pairs: readonly BurnRateAlert[]): string {
  const conditions = pairs.map(
    ({ errorRatioThreshold, longWindow, shortWindow }) =>
      `above ${formatShare(errorRatioThreshold)} over ${formatPromDuration(longWindow)} and over ${formatPromDuration(shortWindow)}`,
  );
  return `Share of bad events ${conditions.join(', or ')}.`;
}

/**
 * The record with the planned alerts in its list. One of the same name and target takes the new condition and keeps what else it
 * has; it has then not been seen to fire, if the condition is another.
 */
export function takeOverAlerts(
  record: InvestigationRecord,
  planned: readonly PlannedAlert[],
  createId: () => string,
): InvestigationRecord {
  return editList(record, 'alerts', (alerts) => {
    const isSame = (alert: MonitoringAlert, plan: PlannedAlert) =>
      alert.name === plan.name && alert.target === plan.target;
    const known = alerts.map((alert) => {
      const plan = planned.find((candidate) => isSame(alert, candidate));
      return plan === undefined || plan.condition === alert.condition
        ? alert
        : { ...alert, condition: plan.condition, tested: false };
    });
    const added = planned.filter((plan) => !alerts.some((alert) => isSame(alert, plan)));
    return [...known, ...added.map((plan) => ({ id: createId(), ...plan }))];
  });
}

/** How many of the planned alerts the record does not have as they are. */
export function countNewAlerts(
  { monitoring }: Pick<InvestigationRecord, 'monitoring'>,
  planned: readonly PlannedAlert[],
): number {
  return planned.filter(
    (plan) =>
      !monitoring.alerts.some(
        ({ name, target, condition }) =>
          name === plan.name && target === plan.target && condition === plan.condition,
      ),
  ).length;
}
