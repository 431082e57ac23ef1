/**
 * An Alertmanager configuration that sends the pages of the rules one way and the tickets another. Format, with `matchers` as of
 * version 0.22: https://prometheus.io/docs/alerting/latest/configuration/
 */
import { Document, isMap, isScalar } from 'yaml';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../monitoring-file';
import { toOneLine } from '../written-text';

const DEFAULT_RECEIVER = 'team';
const PAGE_RECEIVER = 'slo-page';
const TICKET_RECEIVER = 'slo-ticket';

const CONFIG = {
  route: {
    receiver: DEFAULT_RECEIVER,
    group_by: ['slo_service', 'slo_id'],
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '12h',
    routes: [
      {
        matchers: ['severity="page"'],
        receiver: PAGE_RECEIVER,
        group_wait: '30s',
        group_interval: '5m',
        repeat_interval: '4h',
      },
      {
        matchers: ['severity="ticket"'],
        receiver: TICKET_RECEIVER,
        group_wait: '5m',
        group_interval: '1h',
        repeat_interval: '1d',
      },
    ],
  },
  inhibit_rules: [
    {
      source_matchers: ['severity="page"', 'slo_id!=""'],
      target_matchers: ['severity="ticket"', 'slo_id!=""'],
      equal: ['slo_id'],
    },
  ],
  receivers: [DEFAULT_RECEIVER, PAGE_RECEIVER, TICKET_RECEIVER].map((name) => ({
    name,
    // RFC 2606 keeps example.com for examples: nothing is sent to anybody.
    webhook_configs: [{ url: `https://example.com/replace/${name}` }],
  })),
};

type Path = readonly (string | number)[];

const COMMENTS: readonly (readonly [Path, readonly string[]])[] = [
  [['route', 'receiver'], ['For every alert that no route below takes.']],
  [
    ['route', 'group_by'],
    ['One notification for each objective: its alerts come together, those of others apart.'],
  ],
  [
    ['route', 'routes', 0, 'group_wait'],
    ['Long enough to collect what fires at once, short beside the minutes that a burn needs.'],
  ],
  [
    ['route', 'routes', 0, 'group_interval'],
    ['When another alert of the same objective joins or ends, say so after this time.'],
  ],
  [
    ['route', 'routes', 0, 'repeat_interval'],
    ['A reminder while it still burns, in case the first page was lost.'],
  ],
  [
    ['route', 'routes', 1, 'group_wait'],
    ['A ticket can wait, so that a page of the same objective may come first and silence it.'],
  ],
  [
    ['route', 'routes', 1, 'repeat_interval'],
    [
      'Once a day; keep it below the --data.retention of Alertmanager (5 days by default), or a',
      'ticket is sent again too early.',
    ],
  ],
  [['inhibit_rules'], ['While somebody is paged for an objective, its ticket says nothing new.']],
  [
    ['inhibit_rules', 0, 'target_matchers'],
    [
      'A label that is missing equals one that is missing elsewhere: without slo_id!="" the pages of',
      'other teams would silence their tickets, whatever these are about.',
    ],
  ],
  [
    ['receivers'],
    [
      'Replace each webhook by what your team uses (pagerduty_configs, slack_configs, email_configs).',
      'Keep keys and passwords out of this file: use the *_file settings.',
    ],
  ],
];

export function createAlertmanagerExample(plan: MonitoringPlan): MonitoringFile {
  const document = new Document(CONFIG);
  document.commentBefore = formatComment([
    `An example of routes for the alerts on ${toOneLine(plan.service)}. They carry the labels severity`,
    '(page or ticket), slo_id, slo_service and slo_name.',
    'Copy the routes and the inhibit rule into your own alertmanager.yml, or replace the addresses',
    'here. Check it: amtool check-config route.example.yml',
    'See where a page goes: amtool config routes test --config.file=route.example.yml \\',
    `  severity=page slo_id=${plan.levels[0]?.id ?? 'example'}`,
  ]);
  for (const [path, lines] of COMMENTS) addComment(document, path, lines);
  return {
    path: 'alertmanager/route.example.yml',
    text: document.toString({ lineWidth: 0 }),
    language: 'yaml',
    title: 'Alertmanager routes',
    purpose:
      'An example: copy its routes and its inhibit rule into your own Alertmanager configuration, and replace the addresses.',
  };
}

/** Above the key at that path. */
function addComment(document: Document, path: Path, lines: readonly string[]): void {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  if (!isScalar(pair?.key)) throw new RangeError(`no key ${path.join('.')}`);
  pair.key.commentBefore = formatComment(lines);
}

/** The library writes the `#` and leaves the space to us. */
function formatComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line}`).join('\n');
}
