/** A rule file as text: one YAML document, because promtool before version 3 checks the first one only (Prometheus issue 15834). */
import { Document } from 'yaml';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../monitoring-file';
import { quoteLeadingTabs } from '../yaml-for-go';
import { createRuleFile } from './create-rules';
import type { RuleFile } from './rule-file';

const HEADER = ` Written from an investigation record. Change the record and write the file anew rather than editing it.
 Check it:  promtool check rules slo.rules.yml
 Test it:   promtool test rules slo.rules.test.yml`;

export function serialiseRules(file: RuleFile): string {
  // Prometheus reads YAML 1.1, in which `null`, `yes` and a date would be no strings.
  const document = new Document(file, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  document.commentBefore = HEADER;
  quoteLeadingTabs(document);
  return document.toString({ lineWidth: 0 });
}

export function createRules(plan: MonitoringPlan): MonitoringFile {
  return {
    path: 'prometheus/slo.rules.yml',
    text: serialiseRules(createRuleFile(plan)),
    language: 'yaml',
    title: 'Prometheus rules',
    purpose:
      'Recording rules for every window, burn-rate alerts, and an alert for data that is gone. Prometheus loads it through rule_files.',
  };
}
