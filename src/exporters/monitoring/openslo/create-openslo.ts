/**
 * The service levels as OpenSLO v1, a vendor-neutral format. Specification: README.md of https://github.com/OpenSLO/OpenSLO; the rules
 * in force are those of https://github.com/OpenSLO/go-sdk.
 */
import { Document } from 'yaml';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../monitoring-file';
import { quoteLeadingTabs } from '../yaml-for-go';
import { createAlertObjects } from './alert-objects';
import { createNamer, toComment } from './limits';
import type { OpenSloObject } from './object';
import {
  createDataSourceObject,
  createNotificationTargetObject,
  createServiceObject,
} from './shared-objects';
import { createSloObject } from './slo-object';

export function createOpenSlo(plan: MonitoringPlan): MonitoringFile {
  return {
    path: 'openslo/slo.yaml',
    text: createOpenSloObjects(plan).map(writeDocument).join('---\n'),
    language: 'yaml',
    title: 'OpenSLO',
    purpose:
      'The same levels in the vendor-neutral format OpenSLO v1, for a system that reads it. It cannot say two windows of one alert, so the Prometheus rules are more exact.',
  };
}

function createOpenSloObjects(plan: MonitoringPlan): readonly OpenSloObject[] {
  const nameObject = createNamer();
  const levels = plan.levels.flatMap((level) => {
    const alerts = createAlertObjects(level, plan.holdFor, nameObject);
    return [
      createSloObject(
        plan,
        level,
        alerts.map(({ policy }) => policy),
      ),
      ...alerts.flatMap(({ objects }) => objects),
    ];
  });
  const hasAlerts = plan.levels.some(({ alerts }) => alerts.length > 0);
  return [
    createServiceObject(plan),
    createDataSourceObject(),
    ...(hasAlerts ? [createNotificationTargetObject()] : []),
    ...levels,
  ];
}

/**
 * Comments stand after the `---`: a document of comments alone is an object without a kind to the go-sdk. Strings that YAML 1.1
 * would read as something else (`yes`, `1:30`) are quoted too, because Go's library reads it.
 */
function writeDocument({ comment, body }: OpenSloObject): string {
  const document = new Document(body, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  quoteLeadingTabs(document);
  if (comment.length > 0) document.commentBefore = toComment(comment);
  return document.toString({ lineWidth: 0 });
}
