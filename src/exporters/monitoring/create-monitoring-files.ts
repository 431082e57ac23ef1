/** Everything that step 7 writes from a record, for the page's download and for the `rules` command. */
import type { InvestigationRecord } from '../../domain/investigation/investigation-record';
import { createMonitoringPlan } from '../../domain/monitoring/create-monitoring-plan';
import type { MonitoringOptions } from '../../domain/monitoring/create-monitoring-plan';
import type { MonitoringPlan } from '../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from './monitoring-file';
import { createRules } from './prometheus/serialise-rules';

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
  return { plan, files: [createRules(plan)] };
}
