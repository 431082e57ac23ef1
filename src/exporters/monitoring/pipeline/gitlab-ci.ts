/**
 * The regression gate as jobs of GitLab CI/CD. Format: https://docs.gitlab.com/ci/yaml/. No text of the record stands in a field:
 * GitLab expands `$NAME` in many of them. It is in the comment at the top, and in the shell's words, which GitLab leaves alone.
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
import { writeYaml } from './yaml-document';

const PLACE = '.gitlab/performance-gate.yml (and name it under `include: local` in .gitlab-ci.yml)';
/** Hidden, because its name begins with a dot; the jobs extend it. */
const SHARED = '.performance';

export function createGitlabCi(plan: MonitoringPlan): MonitoringFile {
  const content = {
    [SHARED]: {
      stage: 'test',
      interruptible: true,
      rules: [
        { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
        { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
      ],
    },
    'performance-benchmark': {
      extends: SHARED,
      resource_group: 'performance-benchmark',
      timeout: '1 hour',
      script: BENCHMARK_LINES,
      artifacts: { when: 'always', paths: [CANDIDATE], expire_in: '90 days' },
    },
    'performance-gate': {
      extends: SHARED,
      image: `node:${NODE_VERSION}`,
      needs: ['performance-benchmark'],
      timeout: '15 minutes',
      script: [...FETCH_LINES, 'cd handbook', INSTALL_LINE, createGateScript(plan)],
      artifacts: { when: 'always', paths: ['results/*.json'], expire_in: '90 days' },
    },
    ...(plan.levels.length > 0 ? { 'performance-rules': createRulesJob() } : {}),
  };
  const text = writeYaml({
    header: createHeader(plan, PLACE),
    content,
    spaced: [[]],
    comments: [
      {
        at: ['performance-benchmark', 'resource_group'],
        lines: [
          'One at a time: two benchmarks on one machine measure each other. Add `tags` that pick a runner which',
          'reaches the system under test.',
        ],
      },
      {
        at: ['performance-benchmark', 'script'],
        lines: [
          'FILL IN: start the service and run the reproduction of step 5, with its warm-up, seed and load.',
          'It must leave the result of your benchmark tool in results/candidate.json, one entry per request.',
        ],
      },
      {
        at: ['performance-gate', 'image'],
        lines: ['Pin images by digest instead, because a tag can be moved.'],
      },
    ],
  });
  return {
    path: 'pipeline/gitlab-ci.yml',
    text,
    language: 'yaml',
    title: 'GitLab CI',
    purpose:
      'Copy it to .gitlab/performance-gate.yml, include it from .gitlab-ci.yml, fill in the script that runs the benchmark, and set the two variables that its head names.',
  };
}

/** Both commands run, whatever the first one says, so that the job shows all there is to know. */
function createGateScript(plan: MonitoringPlan): string {
  const gap = createGapCommand(plan);
  return [
    'set -o pipefail',
    'failed=0',
    ...[...(gap === null ? [] : [gap]), createCompareCommand(plan)].map(
      (command) => `${command} || failed=1`,
    ),
    'exit "$failed"',
    '',
  ].join('\n');
}

function createRulesJob(): object {
  return {
    extends: SHARED,
    // The image's own entry point is the server.
    image: { name: PROMETHEUS_IMAGE, entrypoint: [''] },
    needs: [],
    timeout: '10 minutes',
    script: PROMTOOL_COMMANDS.map((words) => `promtool ${words.join(' ')}`),
  };
}
