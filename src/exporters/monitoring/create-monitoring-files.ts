/** Everything that step 7 writes from a record, for the page's download and for the `rules` command. */
import type { InvestigationRecord } from '../../domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../domain/monitoring/create-monitoring-plan';
import type { MonitoringOptions } from '../../domain/monitoring/create-monitoring-plan';
import type { MonitoringPlan } from '../../domain/monitoring/monitoring-plan';
import { createAlertmanagerExample } from './alertmanager/create-alertmanager-example';
import { createGrafanaDashboard } from './grafana/create-grafana-dashboard';
import type { MonitoringFile } from './monitoring-file';
import { createOpenSlo } from './openslo/create-openslo';
import { createGithubActions } from './pipeline/github-actions';
import { createGitlabCi } from './pipeline/gitlab-ci';
import { createRuleTests } from './prometheus/create-rule-tests';
import { createRules } from './prometheus/serialise-rules';
import { createMonitoringReadme } from './readme/create-readme';
import { createRunbook } from './runbook/create-runbook';

export interface MonitoringExport {
  readonly plan: MonitoringPlan;
  /** Empty when no target of the record can be watched; the plan says why. */
  readonly files: readonly MonitoringFile[];
}

export function createMonitoringFiles(
  record: InvestigationRecord,
  options: MonitoringOptions,
): MonitoringExport {
  const plan = createMonitoringPlan(record, options);
  if (plan.levels.length === 0) return { plan, files: [] };
  const files = [
    createRules(plan),
    createRuleTests(plan),
    createGrafanaDashboard(plan),
    createAlertmanagerExample(plan),
    createRunbook(plan),
    createOpenSlo(plan),
    createGithubActions(plan),
    createGitlabCi(plan),
  ];
  return { plan, files: [createMonitoringReadme(plan, files), ...files] };
}
