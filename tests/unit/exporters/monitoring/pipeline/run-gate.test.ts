/**
 * The generated commands, run by a real shell, in a folder laid out as a pipeline lays it out: the team's results, and beside them a
 * copy of this handbook. Its packages are linked one by one, so that nothing in the copy can change those of the checkout.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { createGithubActions } from '../../../../../src/exporters/monitoring/pipeline/github-actions';
import { createGitlabCi } from '../../../../../src/exporters/monitoring/pipeline/gitlab-ci';
import { createVllmResult } from '../../../../support/vllm-result';
import { aTarget } from '../../../domain/support/measurements';
import { aPlan } from './plans';
import { listRuns, readGitlab } from './read-pipeline';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gate-'));
const handbook = join(work, 'handbook');

beforeAll(() => {
  const copied = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'scripts',
    ...['cli', 'domain', 'importers', 'exporters'].map((layer) => `src/${layer}`),
  ];
  for (const path of copied) cpSync(join(ROOT, path), join(handbook, path), { recursive: true });
  const modules = join(handbook, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '.installed-lock')
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  // As `npm ci` followed by the first command leaves it (scripts/lib/setup.mjs).
  const lock = readFileSync(join(handbook, 'package-lock.json'));
  writeFileSync(join(modules, '.installed-lock'), createHash('sha256').update(lock).digest('hex'));
  mkdirSync(join(work, 'results'));
}, 60_000);

afterAll(() => {
  rmSync(work, { recursive: true });
});

const RESULT = createVllmResult({ requests: 400, failed: 2, seed: 11 });

/** Every first token so many times later; the median of RESULT's is near 170 ms. */
function slower(factor: number): string {
  const result = JSON.parse(RESULT) as { readonly ttfts: readonly number[] };
  return JSON.stringify({ ...result, ttfts: result.ttfts.map((seconds) => seconds * factor) });
}

function layOut(candidate: string): void {
  writeFileSync(join(work, 'results/baseline.json'), RESULT);
  writeFileSync(join(work, 'results/candidate.json'), candidate);
}

/** As GitHub runs a step with `shell: bash`, and GitLab a job's script. */
function runScript(script: string, folder: string) {
  const file = join(work, 'step.sh');
  writeFileSync(file, script);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', file],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { status, stdout, stderr };
}

function readResult(name: string): unknown {
  return JSON.parse(readFileSync(join(work, 'results', name), 'utf8'));
}

const plan: MonitoringPlan = aPlan({
  title: "It's ${{ secrets.TOKEN }} $(exit 9)\n---",
  watched: [aTarget('TTFT p50 <= 250 ms')],
  leftOut: [aTarget('error_rate rate <= 5 %')],
});
const [gap = '', compare = ''] = listRuns(createGithubActions(plan).text, 'gate').filter((script) =>
  script.startsWith('npm run'),
);

describe('the steps of GitHub', () => {
  it('pass for the baseline itself', () => {
    layOut(RESULT);
    expect(runScript(gap, handbook)).toMatchObject({ status: 0, stderr: '' });
    expect(readResult('gap.json')).toMatchObject({
      rows: [{ verdict: 'met' }, { verdict: 'met' }],
    });
    const compared = runScript(compare, handbook);
    expect(compared).toMatchObject({ status: 0, stderr: '' });
    expect(readResult('compare.json')).toMatchObject({ verdict: 'no difference shown' });
    // The log shows what the file holds.
    expect(JSON.parse(compared.stdout)).toEqual(readResult('compare.json'));
  });

  it('fail for a run that misses a target', () => {
    layOut(slower(2));
    expect(runScript(gap, handbook).status).toBe(1);
    expect(readResult('gap.json')).toMatchObject({ rows: [{ verdict: 'missed' }, {}] });
  });

  it('fail with 2 for a result that is none', () => {
    layOut('no result');
    const { status, stderr } = runScript(gap, handbook);
    expect(status).toBe(2);
    expect(stderr).toContain('../results/candidate.json');
  });
});

describe('the script of GitLab', () => {
  const script = readGitlab(createGitlabCi(plan).text).jobs['performance-gate']?.script?.at(-1);

  it('runs both commands and fails when the second does', () => {
    // The median goes from near 170 ms to near 205 ms: still met, and worse.
    layOut(slower(1.2));
    expect(runScript(script ?? '', handbook).status).toBe(1);
    expect(readResult('gap.json')).toMatchObject({ rows: [{ verdict: 'met' }, {}] });
    expect(readResult('compare.json')).toMatchObject({ verdict: 'worse', regression: true });
  });

  it('passes for the baseline itself', () => {
    layOut(RESULT);
    expect(runScript(script ?? '', handbook).status).toBe(0);
  });
});

describe('the check of the rules', () => {
  const promtool = spawnSync('promtool', ['--version']).status === 0;
  const lines = readGitlab(createGitlabCi(plan).text).jobs['performance-rules']?.script ?? [];

  it.skipIf(!promtool)(
    promtool ? 'finds the files of the archive' : 'SKIPPED: promtool is not installed',
    () => {
      const folder = join(work, 'monitoring/prometheus');
      mkdirSync(folder, { recursive: true });
      const rule = (expr: string) =>
        JSON.stringify({ groups: [{ name: 'g', rules: [{ record: 'a:b', expr }] }] });
      const test = {
        rule_files: ['slo.rules.yml'],
        tests: [
          {
            input_series: [{ series: 'x', values: '1 1' }],
            promql_expr_test: [
              { expr: 'a:b', eval_time: '1m', exp_samples: [{ labels: 'a:b', value: 2 }] },
            ],
          },
        ],
      };
      writeFileSync(join(folder, 'slo.rules.test.yml'), JSON.stringify(test));
      const check = (expr: string) => {
        writeFileSync(join(folder, 'slo.rules.yml'), rule(expr));
        return runScript(lines.join('\n'), work).status;
      };
      expect(check('x + 1')).toBe(0);
      expect(check('x + 2')).not.toBe(0);
      expect(check('x +')).not.toBe(0);
    },
  );
});
