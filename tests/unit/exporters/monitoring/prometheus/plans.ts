/** Monitoring plans for the tests of the rules. */
import { createRecord } from '../../../../../src/domain/investigation/create-record';
import type { InvestigationRecord } from '../../../../../src/domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../../../../src/domain/monitoring/create-monitoring-plan';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { SLO_PRESETS } from '../../../../../src/domain/slo/presets';
import type { SloTarget } from '../../../../../src/domain/slo/target';
import { createRuleTests } from '../../../../../src/exporters/monitoring/prometheus/create-rule-tests';
import { createRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import type { Files } from '../../../../support/promtool';

export const DAY = 86_400;

type Rules = NonNullable<InvestigationRecord['monitoring']['rules']>;

export interface PlanInput {
  readonly targets: readonly Omit<SloTarget, 'id'>[];
  readonly rules?: Rules;
  readonly service?: string;
  readonly title?: string;
  readonly owner?: string;
}

/** Targets are called t0, t1, … */
export function aPlan({ targets, rules = {}, service, title, owner }: PlanInput): MonitoringPlan {
  const record = createRecord({ id: 'record-1', now: '2026-11-24T12:00:00.000Z' });
  return createMonitoringPlan(
    {
      ...record,
      ...(title !== undefined && { title }),
      system: { ...record.system, ...(service !== undefined && { service }) },
      baseline: {
        ...record.baseline,
        targets: targets.map((target, i) => ({ ...target, id: `t${i}` })),
      },
      monitoring: { ...record.monitoring, rules, ...(owner !== undefined && { owner }) },
    },
    { handbook: 'https://handbook.example' },
  );
}

/** Every target of every preset, each once. */
export function listPresetTargets(): readonly Omit<SloTarget, 'id'>[] {
  const targets = SLO_PRESETS.flatMap((preset) => preset.targets);
  const keys = targets.map((target) => JSON.stringify(target));
  return targets.filter((_target, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** The two files of a plan in a folder. */
export function createRuleFiles(plan: MonitoringPlan, folder: string): Files {
  return Object.fromEntries(
    [createRules(plan), createRuleTests(plan)].map(({ path, text }) => [
      path.replace('prometheus', folder),
      text,
    ]),
  );
}
