/** From the record to what the workbench starts with, and from the workbench back into the record. */
import { updateTarget } from '@site/src/domain/investigation/edit';
import type {
  InvestigationRecord,
  Measurement,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { DEFAULT_WINDOW } from '@site/src/domain/monitoring/create-monitoring-plan';
import { findObjective } from '@site/src/domain/monitoring/find-objective';
import type { BurnRatePolicy } from '@site/src/domain/slo/burn-rate-alerts';
import { FOUR_PAIR_POLICIES, RECOMMENDED_POLICIES } from '@site/src/domain/slo/burn-rate-alerts';
import type { SoFar } from '@site/src/domain/slo/budget-spent';
import { countGood, findObservations } from '@site/src/domain/slo/good-share';
import type { SloObjective, SloTarget } from '@site/src/domain/slo/target';
import type { Traffic } from '@site/src/domain/slo/traffic-check';
import type { RecordChange } from '@site/src/state/investigation-state';
import { setOptional } from '../kit/set-optional';

export interface BoundTarget {
  readonly target: RecordTarget;
  readonly objective: SloObjective;
  /** The target has no objective of its own: it follows from its percentile. */
  readonly isImplied: boolean;
}

/** The targets of the record that have good and bad events to count. */
export function listBoundTargets(
  targets: readonly RecordTarget[],
  window: number = DEFAULT_WINDOW,
): readonly BoundTarget[] {
  return targets.flatMap((target) => {
    const found = findObjective(target, window);
    if (!found.ok) return [];
    return [
      {
        target,
        objective: found.objective,
        isImplied: target.objective === undefined,
      },
    ];
  });
}

/** Edits of one half keep the other: an implied objective becomes the target's own. */
export function setObjective(id: string, objective: SloObjective): RecordChange {
  return (record) =>
    updateTarget(record, id, (target) => ({
      ...target,
      objective: { ...target.objective, ...objective },
    }));
}

/** No pairs stand for table 5-8, so they are then not written. */
export function setPairs(pairs: readonly BurnRatePolicy[]): RecordChange {
  return (record) => {
    const { monitoring } = record;
    const rules = setOptional(
      monitoring.rules ?? {},
      'pairs',
      arePairs(pairs, RECOMMENDED_POLICIES) || pairs.length === 0 ? null : [...pairs],
    );
    const isEmpty = Object.keys(rules).length === 0;
    return { ...record, monitoring: setOptional(monitoring, 'rules', isEmpty ? null : rules) };
  };
}

const PAIR_KEYS = ['severity', 'budgetShare', 'longWindow', 'shortWindow'] as const;

export type PairSet = 'table 5-8' | 'four pairs' | 'own';

export function namePairs(pairs: readonly BurnRatePolicy[]): PairSet {
  if (arePairs(pairs, RECOMMENDED_POLICIES)) return 'table 5-8';
  return arePairs(pairs, FOUR_PAIR_POLICIES) ? 'four pairs' : 'own';
}

function arePairs(a: readonly BurnRatePolicy[], b: readonly BurnRatePolicy[]): boolean {
  return (
    a.length === b.length &&
    a.every((pair, index) => {
      const other = b[index];
      return PAIR_KEYS.every((key) => pair[key] === other?.[key]);
    })
  );
}

export interface KnownTraffic {
  readonly traffic: Traffic;
  readonly from: string;
}

/** The arrival rate of the workload, else the throughput of the measurement that is looked at; null when neither is known. */
export function findTraffic(
  { system }: Pick<InvestigationRecord, 'system'>,
  measurement: Measurement | null,
): KnownTraffic | null {
  const rate = system.workload?.requestRate;
  if (typeof rate === 'number' && rate > 0) {
    return { traffic: { requests: rate, period: 1 }, from: 'the workload of the record' };
  }
  const measured = measurement?.values.find(({ metric }) => metric === 'request_throughput')?.value;
  return measurement !== null && measured !== undefined && measured > 0
    ? { traffic: { requests: measured, period: 1 }, from: `“${measurement.label}”` }
    : null;
}

/**
 * Good and bad of the target in a measurement and how long it took; null where they cannot be counted. Of an uncertain count the
 * lower one is taken, so that the budget looks no better than it is.
 */
export function findEvents(target: SloTarget, measurement: Measurement | null): SoFar | null {
  if (measurement === null) return null;
  const elapsed = measurement.duration;
  if (elapsed === undefined || !(elapsed > 0)) return null;
  if (target.metric === 'error_rate') {
    const { requests, failed } = measurement.counts;
    if (requests === undefined || failed === undefined || failed > requests) return null;
    return { kind: 'events', good: requests - failed, bad: failed, elapsed };
  }
  const observations = findObservations(measurement, target.metric);
  if (observations === null) return null;
  const good = countGood(observations, target).low;
  return { kind: 'events', good, bad: observations.count - good, elapsed };
}
