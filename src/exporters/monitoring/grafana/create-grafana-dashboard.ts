/**
 * A Grafana dashboard of every service level, over the series that the rules record. Classic JSON, which Grafana 5 and later import
 * (older than version 42 of the format: without the newest fields). Free text stands only where Grafana shows it as it is.
 */
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../monitoring-file';
import { SCHEMA_VERSION } from './dashboard-model';
import { createDashboardUid } from './dashboard-uid';
import { placeSections } from './layout';
import { createLevelSection } from './level-section';
import { createDashboardLinks } from './links';
import { toWritable } from '../written-text';
import { createOverview } from './overview';
import { formatRange } from './words';

/** Characters; Grafana's databases keep no longer title (its migration “Update dashboard title length”). */
const LONGEST_TITLE = 189;
/** Seconds; for a plan without levels. */
const DEFAULT_RANGE = 86_400;

export function createGrafanaDashboard(plan: MonitoringPlan): MonitoringFile {
  const { record, service, owner, levels } = plan;
  const dashboard = {
    uid: createDashboardUid(record.id),
    title: cut(toWritable(`Service levels of ${service}: ${record.title}`)),
    description: toWritable(
      [
        `Written from the investigation record ${record.id}, “${record.title}”.`,
        ...(owner === null || owner.trim() === '' ? [] : [`Owner: ${owner}.`]),
        'Do not edit it here: change the targets in the record and load the new file.',
      ].join(' '),
    ),
    tags: ['slo', 'error-budget', 'llm'],
    schemaVersion: SCHEMA_VERSION,
    // Edits would be lost with the next file. Grafana offers to make it editable in its settings.
    editable: false,
    // One crosshair for all panels.
    graphTooltip: 1,
    timezone: 'browser',
    time: { from: `now-${formatRange(findRange(plan))}`, to: 'now' },
    refresh: '1m',
    annotations: { list: [] },
    templating: {
      list: [
        {
          type: 'datasource',
          name: 'datasource',
          label: 'Data source',
          description: 'The Prometheus that has loaded slo.rules.yml',
          query: 'prometheus',
          hide: 0,
          includeAll: false,
          multi: false,
          refresh: 1,
          regex: '',
          skipUrlSync: false,
        },
      ],
    },
    links: createDashboardLinks(plan),
    panels: placeSections([
      ...(levels.length === 0 ? [] : [createOverview(plan)]),
      ...levels.map(createLevelSection),
    ]),
  };
  return {
    path: 'grafana/slo-dashboard.json',
    text: `${JSON.stringify(dashboard, null, 2)}\n`,
    language: 'json',
    title: 'Grafana dashboard',
    purpose:
      'Import it in Grafana (Dashboards, New, Import) or put it in a folder that Grafana reads, and choose the Prometheus that has the rules.',
  };
}

/**
 * The longest window of an alert, which shows every alert's window once; a whole period of 30 days would step over the incidents of
 * minutes that the pages are for. The panel of the budget shows its period by itself.
 */
function findRange({ levels }: MonitoringPlan): number {
  const windows = levels.flatMap(({ alerts }) => alerts.map(({ longWindow }) => longWindow));
  const periods = levels.map(({ objective }) => objective.window);
  if (windows.length > 0) return Math.max(...windows);
  return periods.length > 0 ? Math.max(...periods) : DEFAULT_RANGE;
}

function cut(title: string): string {
  const characters = Array.from(title);
  return characters.length <= LONGEST_TITLE
    ? title
    : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
