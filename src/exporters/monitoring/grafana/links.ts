import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import type { DashboardLink } from './dashboard-model';
import { toLinkUrl, toPlainText } from './literal-text';

/** The record, and each page that says what to do; those that the plan knows. */
export function createDashboardLinks({ record, levels }: MonitoringPlan): DashboardLink[] {
  const titles = new Map<string, string[]>();
  for (const { runbook, title } of levels) {
    if (runbook !== null) titles.set(runbook, [...(titles.get(runbook) ?? []), title]);
  }
  return [
    ...(record.link === null
      ? []
      : [
          createLink(
            'Investigation record',
            'The record that these objectives come from',
            record.link,
          ),
        ]),
    ...[...titles].map(([url, [first = '', ...others]]) =>
      createLink(
        titles.size === 1
          ? 'Runbook'
          : others.length === 0
            ? `Runbook: ${first}`
            : `Runbook of ${others.length + 1} objectives`,
        `What to do when an alert fires: ${[first, ...others].join('; ')}`,
        url,
      ),
    ),
  ];
}

export function createRunbookLinks({ runbook }: ServiceLevel): DashboardLink[] {
  return runbook === null
    ? []
    : [createLink('Runbook', 'What to do when an alert of this objective fires', runbook)];
}

function createLink(title: string, tooltip: string, url: string): DashboardLink {
  return {
    title: toPlainText(title),
    type: 'link',
    icon: 'external link',
    tooltip: toPlainText(tooltip),
    url: toLinkUrl(url),
    tags: [],
    asDropdown: false,
    targetBlank: true,
    includeVars: false,
    keepTime: false,
  };
}
