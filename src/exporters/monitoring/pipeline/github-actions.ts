/**
 * The regression gate as a workflow of GitHub Actions. Format:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../monitoring-file';
import {
  BENCHMARK_LINES,
  CANDIDATE,
  FETCH_LINES,
  INSTALL_LINE,
  NODE_VERSION,
  PROMETHEUS_IMAGE,
  PROMTOOL_COMMANDS,
  createCompareCommand,
  createGapCommand,
  createHeader,
} from './gate-commands';
import { toOneLine } from '../written-text';
import { breakExpressions } from './neutral-text';
import { writeYaml } from './yaml-document';

const PLACE = '.github/workflows/performance-gate.yml';
const CHECKOUT = { uses: 'actions/checkout@v5', with: { 'persist-credentials': false } };
const UPLOAD = 'actions/upload-artifact@v4';
const IN_HANDBOOK = 'handbook';

export function createGithubActions(plan: MonitoringPlan): MonitoringFile {
  const hasRules = plan.levels.length > 0;
  const content = {
    name: breakExpressions(`Performance gate: ${toOneLine(plan.record.title)}`),
    on: { pull_request: null, workflow_dispatch: null },
    permissions: { contents: 'read' },
    concurrency: {
      group: 'performance-gate-${{ github.ref }}',
      'cancel-in-progress': true,
    },
    env: {
      HANDBOOK_REPOSITORY: '${{ vars.HANDBOOK_REPOSITORY }}',
      HANDBOOK_REF: '${{ vars.HANDBOOK_REF }}',
    },
    // With `shell: bash` GitHub adds pipefail; without it, it does not.
    defaults: { run: { shell: 'bash' } },
    jobs: {
      benchmark: createBenchmarkJob(),
      gate: createGateJob(plan),
      ...(hasRules ? { rules: createRulesJob() } : {}),
    },
  };
  const text = writeYaml({
    header: createHeader(plan, PLACE),
    content,
    spaced: [[], ['jobs']],
    comments: [
      {
        at: ['on'],
        lines: ['In a public repository, let nobody’s fork run on a machine of your own.'],
      },
      {
        at: ['concurrency'],
        lines: ['A newer push of the same branch takes the place of the run before.'],
      },
      {
        at: ['jobs', 'benchmark', 'runs-on'],
        lines: [
          'The label of a runner that reaches the system under test. Let it do one job at a time: two',
          'benchmarks on one machine measure each other.',
        ],
      },
      {
        at: ['jobs', 'benchmark', 'steps', 0],
        lines: [
          'Actions are named by their major version. Pin each to a full commit hash instead, because a tag can be moved.',
        ],
      },
      {
        at: ['jobs', 'benchmark', 'steps', 1],
        lines: [
          'FILL IN: start the service and run the reproduction of step 5, with its warm-up, seed and load.',
          'It must leave the result of your benchmark tool in results/candidate.json, one entry per request.',
        ],
      },
      {
        at: ['jobs', 'gate', 'if'],
        lines: [
          'Also after a failed benchmark, and fails then: a skipped job would pass as a required check.',
        ],
      },
    ],
  });
  return {
    path: 'pipeline/github-actions.yml',
    text,
    language: 'yaml',
    title: 'GitHub Actions',
    purpose: `Copy it to ${PLACE}, fill in the step that runs the benchmark, and set the two variables that its head names.`,
  };
}

function createBenchmarkJob(): object {
  return {
    name: 'Measure the candidate',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 60,
    steps: [
      CHECKOUT,
      { name: 'Start the service and run the benchmark', run: joinLines(BENCHMARK_LINES) },
      {
        uses: UPLOAD,
        if: '${{ always() }}',
        with: { name: 'candidate', path: CANDIDATE, 'if-no-files-found': 'error' },
      },
    ],
  };
}

function createGateJob(plan: MonitoringPlan): object {
  const gap = createGapCommand(plan);
  const isReady = "${{ !cancelled() && steps.handbook.outcome == 'success' }}";
  return {
    name: 'Judge the candidate',
    needs: 'benchmark',
    if: '${{ !cancelled() }}',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 15,
    steps: [
      CHECKOUT,
      { uses: 'actions/download-artifact@v4', with: { name: 'candidate', path: 'results' } },
      { name: 'Fetch the handbook', run: joinLines(FETCH_LINES) },
      {
        uses: 'actions/setup-node@v4',
        with: {
          'node-version': NODE_VERSION,
          cache: 'npm',
          'cache-dependency-path': `${IN_HANDBOOK}/package-lock.json`,
        },
      },
      {
        id: 'handbook',
        name: 'Install the handbook',
        'working-directory': IN_HANDBOOK,
        run: INSTALL_LINE,
      },
      ...(gap === null
        ? []
        : [{ name: 'Targets are met', 'working-directory': IN_HANDBOOK, run: `${gap}\n` }]),
      {
        name: 'No worse than the baseline',
        if: isReady,
        'working-directory': IN_HANDBOOK,
        run: `${createCompareCommand(plan)}\n`,
      },
      {
        uses: UPLOAD,
        if: '${{ always() }}',
        with: { name: 'performance-gate', path: 'results/*.json', 'retention-days': 90 },
      },
    ],
  };
}

function createRulesJob(): object {
  const run = [
    `docker run --rm --volume "$PWD:/work:ro" --workdir /work --entrypoint promtool ${PROMETHEUS_IMAGE}`,
  ];
  return {
    name: 'Check the alert rules',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': 10,
    steps: [
      CHECKOUT,
      {
        name: 'Rules are accepted and fire when they should',
        run: joinLines(PROMTOOL_COMMANDS.map((words) => [...run, ...words].join(' '))),
      },
    ],
  };
}

function joinLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
