/** The files as their systems read them. That GitHub's own parser and GitLab's schema accept them is not checked here: neither is at hand. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { parseTarget } from '../../../../../src/domain/slo/parse-target';
import { listTargetWords } from '../../../../../src/exporters/monitoring/pipeline/gate-commands';
import { createGithubActions } from '../../../../../src/exporters/monitoring/pipeline/github-actions';
import { createGitlabCi } from '../../../../../src/exporters/monitoring/pipeline/gitlab-ci';
import {
  breakExpressions,
  quoteForPipeline,
} from '../../../../../src/exporters/monitoring/pipeline/neutral-text';
import { toOneLine, toWritable } from '../../../../../src/exporters/monitoring/written-text';
import { aTarget } from '../../../domain/support/measurements';
import { aPlan, anyPlan, anyText } from './plans';
import { readGitlab, readWorkflow } from './read-pipeline';

const github = (plan: MonitoringPlan) => readWorkflow(createGithubActions(plan).text);
const gitlab = (plan: MonitoringPlan) => readGitlab(createGitlabCi(plan).text);

/** Every script of both files. */
function listScripts(plan: MonitoringPlan): readonly string[] {
  return [
    ...Object.values(github(plan).jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    ),
    // GitLab joins the lines of a job into one script.
    ...Object.values(gitlab(plan).jobs).flatMap(({ script }) => script?.join('\n') ?? []),
  ];
}

function bash(args: readonly string[], input: string) {
  return spawnSync('bash', ['--norc', ...args], { input, encoding: 'utf8' });
}

/** What `bash -n` says of each script by itself; empty when it is content. One process starts them all. */
function findSyntaxErrors(scripts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  try {
    const files = [...new Set(scripts)].map((script, index) => {
      const file = join(folder, `${index}.sh`);
      writeFileSync(file, script);
      return file;
    });
    const { stdout, stderr } = bash(
      ['-c', 'for file; do bash -n "$file" || echo "$file"; done', 'bash', ...files],
      '',
    );
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TARGETS = {
  watched: [aTarget('TTFT p99 <= 500 ms')],
  leftOut: [aTarget('error_rate rate <= 1 %'), aTarget('TTFT p99 <= 500 ms')],
};

describe('the workflow of GitHub Actions', () => {
  it('measures, judges and checks the rules', () => {
    const { name, on, permissions, concurrency, env, jobs } = github(aPlan(TARGETS));
    expect(name).toBe('Performance gate: Slow first tokens');
    expect(Object.keys(on)).toEqual(['pull_request', 'workflow_dispatch']);
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency['cancel-in-progress']).toBe(true);
    expect(Object.keys(env)).toEqual(['HANDBOOK_REPOSITORY', 'HANDBOOK_REF']);
    expect(Object.keys(jobs)).toEqual(['benchmark', 'gate', 'rules']);
    expect(jobs.gate).toMatchObject({ needs: 'benchmark', if: '${{ !cancelled() }}' });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('has steps that either use an action of a major version or run a script', () => {
    for (const { steps } of Object.values(github(aPlan()).jobs)) {
      for (const { uses, run } of steps) {
        if (uses === undefined) expect(run).toBeDefined();
        else expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
      }
    }
  });

  it('keeps the results whatever happened', () => {
    const { jobs } = github(aPlan());
    for (const name of ['benchmark', 'gate']) {
      const last = jobs[name]?.steps.at(-1);
      expect(last?.uses).toBe('actions/upload-artifact@v4');
      expect(last?.if).toBe('${{ always() }}');
    }
  });

  it('compares also when a target is missed, and not when there is no handbook', () => {
    const steps = github(aPlan()).jobs.gate?.steps ?? [];
    const step = steps.find(({ run }) => run?.includes('compare'));
    expect(step?.if).toBe("${{ !cancelled() && steps.handbook.outcome == 'success' }}");
    expect(steps.filter(({ id }) => id === 'handbook')).toHaveLength(1);
  });
});

describe('the jobs of GitLab', () => {
  it('measure, judge and check the rules', () => {
    const { jobs } = gitlab(aPlan(TARGETS));
    expect(Object.keys(jobs)).toEqual([
      '.performance',
      'performance-benchmark',
      'performance-gate',
      'performance-rules',
    ]);
    expect(jobs['performance-gate']?.needs).toEqual(['performance-benchmark']);
    expect(jobs['performance-benchmark']?.artifacts?.when).toBe('always');
    expect(jobs['performance-gate']?.artifacts?.when).toBe('always');
    for (const [name, job] of Object.entries(jobs)) {
      expect(job.extends).toBe(name === '.performance' ? undefined : '.performance');
    }
  });

  it('have no field with text of the record but the scripts', () => {
    const marked = aPlan({ ...TARGETS, title: 'MARK', service: 'MARK', owner: 'MARK' });
    expect(gitlab(marked).comment).toContain('MARK');
    expect(JSON.stringify(gitlab(marked).jobs)).not.toContain('MARK');
  });
});

describe('both', () => {
  it('name each target once, those without rules too', () => {
    const words = ['time_to_first_token p99 <= 500 ms', 'error_rate rate <= 1 %'];
    expect(listTargetWords(aPlan(TARGETS))).toEqual(words);
    const scripts = listScripts(aPlan(TARGETS)).filter((script) => script.includes('npm run'));
    // Two steps of GitHub, and one script of GitLab with both commands.
    expect(scripts).toHaveLength(3);
    for (const script of scripts) {
      for (const word of words) expect(script).toContain(`--target '${word}'`);
    }
  });

  it('run no gap without a target, and check no rules without a level', () => {
    const none = aPlan({ watched: [], leftOut: [] });
    expect(Object.keys(github(none).jobs)).toEqual(['benchmark', 'gate']);
    expect(Object.keys(gitlab(none).jobs)).not.toContain('performance-rules');
    const scripts = listScripts(none).join('\n');
    expect(scripts).not.toContain('npm run -s gap');
    expect(scripts).toContain('npm run -s compare');
  });

  it('stop with a sentence when a variable is not set', () => {
    const gate = gitlab(aPlan()).jobs['performance-gate']?.script ?? [];
    const { status, stderr } = spawnSync(
      'bash',
      ['--norc', '-e', '-c', gate.slice(0, 2).join('\n')],
      {
        encoding: 'utf8',
        env: { HANDBOOK_REPOSITORY: 'somewhere' },
      },
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain('HANDBOOK_REF: set it to the commit');
  });

  it('are one document each, with the texts and targets intact, whatever is in a record', () => {
    const scripts: string[] = [];
    const words: string[] = [];
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { name, comment, jobs } = github(plan);
        const title = toOneLine(`Performance gate: ${plan.record.title}`);
        expect(name).toBe(breakExpressions(`Performance gate: ${toOneLine(plan.record.title)}`));
        for (const head of [comment, gitlab(plan).comment]) {
          const lines = head.split('\n').map((line) => line.trim());
          expect(lines).toContain(title);
          expect(lines).toContain(toOneLine(`Service: ${plan.service}`));
        }
        // The only expressions are our own.
        const expressions = JSON.stringify({ name, jobs }).match(/\$\{\{.*?\}\}/gu) ?? [];
        for (const found of expressions)
          expect(found).toMatch(/^\$\{\{ (?:always\(\)|!cancelled\(\).*) \}\}$/u);
        const gate = jobs.gate?.steps.map(({ run }) => run ?? '').join('\n') ?? '';
        for (const word of listTargetWords(plan)) {
          expect(gate).toContain(`--target ${quoteForPipeline(word)}`);
          words.push(word);
        }
        scripts.push(...listScripts(plan));
      }),
      { numRuns: 100 },
    );
    expect(words.length).toBeGreaterThan(50);
    expect(findSyntaxErrors(scripts)).toBe('');
    // The shell gives each target back, and `gap` reads it as the same one.
    const echoed = bash(
      ['-s'],
      words.map((word) => `printf '%s\\n' ${quoteForPipeline(word)}`).join('\n'),
    );
    expect(echoed.stdout.split('\n').slice(0, -1)).toEqual(words);
    for (const word of words) expect(parseTarget(word).ok).toBe(true);
  });

  it('give the shell any word as it is, but for what no shell can carry', () => {
    const given: string[] = [];
    fc.assert(
      fc.property(anyText, (text) => {
        expect(quoteForPipeline(text)).not.toContain('${{');
        given.push(text);
      }),
      { numRuns: 200 },
    );
    const script = given.map((text) => `printf '%s\\0' ${quoteForPipeline(text)}`).join('\n');
    const { stdout, stderr } = bash(['-s'], script);
    expect(stderr).toBe('');
    expect(stdout.split('\0').slice(0, -1)).toEqual(given.map(toWritable));
  });
});
