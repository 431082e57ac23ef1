/** Changes of `monitoring.rules`: what is empty goes, because absent means the default. */
import type {
  InvestigationRecord,
  MonitoringRules,
  RuleSource,
} from '@site/src/domain/investigation/investigation-record';
import { setOptional } from '../kit/set-optional';

type Change = (record: InvestigationRecord) => InvestigationRecord;

export type RuleLabel = NonNullable<MonitoringRules['labels']>[number];

export function changeRules(change: (rules: MonitoringRules) => MonitoringRules): Change {
  return (record) => {
    const { monitoring } = record;
    const rules = change(monitoring.rules ?? {});
    const isEmpty = Object.keys(rules).length === 0;
    return { ...record, monitoring: setOptional(monitoring, 'rules', isEmpty ? null : rules) };
  };
}

/** null goes back to the engine's own metric. */
export function changeSource(target: string, source: RuleSource | null): Change {
  return changeRules((rules) => {
    const others = Object.entries(rules.sources ?? {}).filter(([id]) => id !== target);
    const entries = source === null ? others : [...others, [target, source] as const];
    return setOptional(
      rules,
      'sources',
      entries.length === 0 ? null : Object.fromEntries<RuleSource>(entries),
    );
  });
}

export function changeLabels(
  change: (labels: readonly RuleLabel[]) => readonly RuleLabel[],
): Change {
  return changeRules((rules) => {
    const labels = change(rules.labels ?? []);
    return setOptional(rules, 'labels', labels.length === 0 ? null : labels);
  });
}

/** The source of one target; ids come from files, and may be the name of something that every object has. */
export function findSource(rules: MonitoringRules, target: string): RuleSource | undefined {
  const { sources = {} } = rules;
  return Object.hasOwn(sources, target) ? sources[target] : undefined;
}
