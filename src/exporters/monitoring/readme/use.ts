/** How to put each file to use. Commands are for a POSIX shell in the folder that the archive was unpacked to. */
import { stringify } from 'yaml';
import type { MonitoringFile } from '../monitoring-file';
import { quotePosix } from '../../prometheus-query/shell-words';
import { code, joinBlocks, say } from '../runbook/markdown';

interface Use {
  /** Files that it needs, in the archive. */
  readonly paths: readonly string[];
  readonly title: string;
  readonly write: (present: ReadonlySet<string>) => readonly string[];
}

const RULES = 'prometheus/slo.rules.yml';
const RULE_TESTS = 'prometheus/slo.rules.test.yml';
const ROUTE = 'alertmanager/route.example.yml';
const DASHBOARD = 'grafana/slo-dashboard.json';
const OPENSLO = 'openslo/slo.yaml';
const GITHUB = 'pipeline/github-actions.yml';
const GITLAB = 'pipeline/gitlab-ci.yml';
const GATE = 'performance-gate.yml';
const RULES_FOLDER = '/etc/prometheus/rules';
const CONFIG = '/etc/prometheus/prometheus.yml';

const command = (...words: readonly string[]): string =>
  words.map((word) => (/^[\w-]+$/u.test(word) ? word : quotePosix(word))).join(' ');

/** The archive is taken to be unpacked within the repository, in a folder of its own. */
const copyTo = (path: string, folder: string): string =>
  [command('mkdir', '-p', folder), command('cp', `monitoring/${path}`, `${folder}/${GATE}`)].join(
    '\n',
  );

const USES: readonly Use[] = [
  {
    paths: [RULES],
    title: 'Check the rules',
    write: (present) => [
      'promtool comes with Prometheus. It has to say SUCCESS before anything else is done.',
      code(
        [
          command('promtool', 'check', 'rules', RULES),
          ...(present.has(RULE_TESTS) ? [command('promtool', 'test', 'rules', RULE_TESTS)] : []),
        ].join('\n'),
        'sh',
      ),
    ],
  },
  {
    paths: [RULES],
    title: 'Load them into Prometheus',
    write: () => [
      'Copy the file to where your Prometheus keeps its rules (the folder here is an example), and name it in its configuration:',
      code(command('cp', RULES, `${RULES_FOLDER}/`), 'sh'),
      code(stringify({ rule_files: [`${RULES_FOLDER}/slo.rules.yml`] }), 'yaml'),
      'Check the whole configuration, then reload. The second command needs `--web.enable-lifecycle`; without it send the process a SIGHUP.',
      code(
        [
          command('promtool', 'check', 'config', CONFIG),
          command('curl', '-X', 'POST', 'http://localhost:9090/-/reload'),
        ].join('\n'),
        'sh',
      ),
    ],
  },
  {
    paths: [ROUTE],
    title: 'Send the alerts somewhere',
    write: () => [
      `Merge the routes and the inhibit rule of ${say(ROUTE)} into the configuration of your Alertmanager: it is an example, and its addresses are placeholders. Then check what came of it:`,
      code(command('amtool', 'check-config', '/etc/alertmanager/alertmanager.yml'), 'sh'),
    ],
  },
  {
    paths: [DASHBOARD],
    title: 'Import the dashboard',
    write: () => [
      `In Grafana: Dashboards, New, Import; give it ${say(DASHBOARD)} and choose the Prometheus that evaluates the rules. Panels stay empty until the rules have run.`,
    ],
  },
  {
    paths: ['runbook.md'],
    title: 'Publish the runbook',
    write: () => [
      'Put runbook.md where whoever is on call can open it at night. The alerts name it as `runbook.md#` and the id of their level; replace that by its address if your pager needs a whole one.',
    ],
  },
  {
    paths: [GITHUB, GITLAB],
    title: 'Guard the next release',
    write: (present) => [
      'The pipeline runs your benchmark and judges it by the targets of the record before a release. Fill in the step that runs it, and set the variables that the head of the file names.',
      ...(present.has(GITHUB)
        ? [
            'On GitHub, at the root of your repository, with this folder in it as `monitoring`:',
            code(copyTo(GITHUB, '.github/workflows'), 'sh'),
          ]
        : []),
      ...(present.has(GITLAB)
        ? [
            'On GitLab, likewise, and included from `.gitlab-ci.yml`:',
            code(copyTo(GITLAB, '.gitlab'), 'sh'),
            code(stringify({ include: [{ local: `.gitlab/${GATE}` }] }), 'yaml'),
          ]
        : []),
    ],
  },
  {
    paths: [OPENSLO],
    title: 'Give the levels to another tool',
    write: () => [
      `${say(OPENSLO)} is for a system that reads OpenSLO v1. Fill in the address of the data source and where alerts go: both are placeholders. Do not load it beside the Prometheus rules of this archive, or every alert comes twice.`,
    ],
  },
];

export function writeUse(files: readonly MonitoringFile[]): readonly string[] {
  const present = new Set(files.map(({ path }) => path));
  const uses = USES.filter(({ paths }) => paths.some((path) => present.has(path)));
  if (uses.length === 0) return [];
  return [
    '## How to put it to use',
    'Commands are for a shell in the folder of this file, unless said otherwise.',
    ...uses.flatMap(({ title, write }, index) => [
      `### ${index + 1}. ${title}`,
      joinBlocks(write(present)).trimEnd(),
    ]),
  ];
}
