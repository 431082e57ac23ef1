/**
 * Unit tests for the rules, for promtool: each level's alerts in a case in which they fire and in one in which they stay silent. A
 * window that reaches back before the first sample sees what there is, so minutes of input are enough for windows of days.
 */
import { Document } from 'yaml';
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import type { MonitoringFile } from '../monitoring-file';
import { quoteLeadingTabs } from '../yaml-for-go';
import { createRuleFile } from './create-rules';
import { findStep } from './level-clock';
import { createLevelInput } from './level-input';
import type { AlertingRule, Rule, RuleFile } from './rule-file';
import { createCases } from './rule-test-cases';
import type { RuleTest, RuleTestFile } from './rule-test-file';

export function createRuleTests(plan: MonitoringPlan): MonitoringFile {
  const { file, notes } = createRuleTestFile(plan);
  const document = new Document(file, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  quoteLeadingTabs(document);
  document.commentBefore = [
    'Cases in which the alerts of slo.rules.yml fire, and in which they stay silent. Keep both files in one folder.',
    'Run them:  promtool test rules slo.rules.test.yml',
    ...notes,
  ]
    .map((line) => ` ${line}`)
    .join('\n');
  return {
    path: 'prometheus/slo.rules.test.yml',
    text: document.toString({ lineWidth: 0 }),
    language: 'yaml',
    title: 'Tests of the rules',
    purpose:
      'Shows with made-up traffic that each alert fires when it must and stays silent when it must. Run it with promtool whenever the rules change.',
  };
}

/** `notes` are sentences about what the tests leave out. */
function createRuleTestFile(plan: MonitoringPlan): {
  readonly file: RuleTestFile;
  readonly notes: readonly string[];
} {
  const rules = createRuleFile(plan);
  const tests: RuleTest[] = [];
  const notes: string[] = [];
  for (const level of plan.levels) {
    const input = createLevelInput(level);
    if (input === null) {
      notes.push(`Not tested: ${level.id}. No series can be made up for its queries.`);
      continue;
    }
    if (input.kind === 'shares') {
      notes.push(
        `The queries of ${level.id} are not tried, for no series can be made up for them: its recorded shares are given instead.`,
      );
    }
    tests.push(...createCases({ plan, level, input, ...findAlerts(rules, level) }));
  }
  return {
    notes,
    file: {
      rule_files: ['slo.rules.yml'],
      evaluation_interval: formatPromDuration(findStep(plan)),
      group_eval_order: rules.groups.map(({ name }) => name),
      tests,
    },
  };
}

function findAlerts(
  { groups }: RuleFile,
  level: ServiceLevel,
): { readonly rules: readonly AlertingRule[]; readonly isAlone: boolean } {
  const all = groups.flatMap(({ rules }) => rules).filter(isAlert);
  const own = all.filter(({ labels }) => labels.slo_id === level.id);
  const names = new Set(own.map(({ alert }) => alert));
  return {
    rules: own,
    isAlone: all.every(({ alert, labels }) => labels.slo_id === level.id || !names.has(alert)),
  };
}

function isAlert(rule: Rule): rule is AlertingRule {
  return 'alert' in rule;
}
