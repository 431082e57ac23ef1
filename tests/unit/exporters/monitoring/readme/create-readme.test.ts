import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import type { MonitoringFile } from '../../../../../src/exporters/monitoring/monitoring-file';
import { createOpenSlo } from '../../../../../src/exporters/monitoring/openslo/create-openslo';
import { createRules } from '../../../../../src/exporters/monitoring/prometheus/serialise-rules';
import { createMonitoringReadme } from '../../../../../src/exporters/monitoring/readme/create-readme';
import { createRunbook } from '../../../../../src/exporters/monitoring/runbook/create-runbook';
import {
  codesOf,
  headingsOf,
  linksOf,
  parseMarkdown,
  shapeOf,
  textOf,
  visibleText,
} from '../../../../support/openslo/markdown';
import {
  DAY,
  createHostilePlan,
  hostileText,
  onlyLevel,
  planOf,
} from '../../../../support/openslo/plans';
import { HAS_PROMTOOL, NO_PROMTOOL } from '../../../../support/promtool';
import { aTarget } from '../../../domain/support/measurements';

const filesOf = (plan: MonitoringPlan): readonly MonitoringFile[] => [
  createRules(plan),
  createOpenSlo(plan),
  createRunbook(plan),
];
const ALL_PATHS = [
  'prometheus/slo.rules.yml',
  'prometheus/slo.rules.test.yml',
  'grafana/slo-dashboard.json',
  'openslo/slo.yaml',
  'alertmanager/route.example.yml',
  'runbook.md',
  'pipeline/github-actions.yml',
  'pipeline/gitlab-ci.yml',
];
const aFile = (path: string): MonitoringFile => ({
  path,
  text: '',
  language: 'yaml',
  title: 'A title',
  purpose: 'A purpose.',
});
const plan = planOf([aTarget('TTFT p99 <= 300 ms', 'a'), aTarget('TTFT mean <= 1 s', 'b')], {
  engine: 'vllm',
  labels: [{ name: 'job', value: 'vllm' }],
});

describe('the contents', () => {
  it('lists every file with its purpose', () => {
    const nodes = parseMarkdown(createMonitoringReadme(plan, ALL_PATHS.map(aFile)).text);
    const rows = nodes.flatMap((node) =>
      node.type === 'tableRow' ? [node.children.map((cell) => textOf(cell))] : [],
    );
    for (const path of ALL_PATHS) expect(rows).toContainEqual([path, 'A title', 'A purpose.']);
  });

  it('explains how to use each file that is there, and none that is not', () => {
    const headings = (paths: readonly string[]) =>
      headingsOf(parseMarkdown(createMonitoringReadme(plan, paths.map(aFile)).text), 3);
    expect(headings(ALL_PATHS)).toEqual([
      '1. Check the rules',
      '2. Load them into Prometheus',
      '3. Send the alerts somewhere',
      '4. Import the dashboard',
      '5. Publish the runbook',
      '6. Guard the next release',
      '7. Give the levels to another tool',
    ]);
    expect(headings(['runbook.md'])).toEqual(['1. Publish the runbook']);
    expect(headings([])).toEqual([]);
    const rules = createMonitoringReadme(plan, [aFile('prometheus/slo.rules.yml')]).text;
    expect(rules).not.toContain('promtool test');
  });
});

describe('the commands', () => {
  const blocks = (paths: readonly string[]) =>
    codesOf(parseMarkdown(createMonitoringReadme(plan, paths.map(aFile)).text), 'sh');

  it('are lines that a shell can read, in which every word of ours stays one word', () => {
    for (const block of blocks(ALL_PATHS)) {
      expect(spawnSync('sh', ['-n'], { input: block }).status).toBe(0);
    }
    expect(blocks(ALL_PATHS)[0]).toBe(
      "promtool check rules 'prometheus/slo.rules.yml'\npromtool test rules 'prometheus/slo.rules.test.yml'",
    );
    expect(blocks(ALL_PATHS).at(-1)).toBe("npm run -s rules -- 'RECORD.json' --out 'monitoring'");
  });

  it.runIf(HAS_PROMTOOL)('check the rules where the archive was unpacked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      const files = filesOf(plan);
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const [check = 'false'] = codesOf(
        parseMarkdown(createMonitoringReadme(plan, files).text),
        'sh',
      );
      const { status, stdout } = spawnSync('sh', ['-c', check], { cwd: folder, encoding: 'utf8' });
      expect(stdout).toContain('SUCCESS');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  if (!HAS_PROMTOOL) it.skip(NO_PROMTOOL, () => undefined);
});

describe('what the reader must know', () => {
  const text = visibleText(parseMarkdown(createMonitoringReadme(plan, filesOf(plan)).text));

  it('is which targets were left out and why, and the warnings of those that were not', () => {
    expect(text).toContain('time_to_first_token mean <= 1 s');
    const because = plan.leftOut[0]?.because ?? '';
    expect(because).not.toBe('');
    expect(text).toContain(because);
    const { warnings } = onlyLevel(plan);
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) expect(text).toContain(warning);
  });

  it('is what is assumed: engine, labels, scrape interval, retention', () => {
    expect(text).toContain('The metrics are those of vLLM');
    expect(text).toContain('Series are selected by job = “vllm”.');
    expect(text).toContain('at least four times in the shortest window of 5m');
    // Prometheus keeps 15 days unless told otherwise, and the window is 30.
    expect(text).toContain('its default of 15d is less');
    const week = planOf([aTarget('TTFT p99 <= 500 ms', 'a')], { engine: 'vllm', window: 7 * DAY });
    expect(createMonitoringReadme(week, []).text).toContain('Prometheus keeps at least 1w of data');
  });

  it('is that nothing can be watched, where that is so', () => {
    const none = createMonitoringReadme(planOf([aTarget('TTFT mean <= 1 s', 'a')]), []).text;
    expect(none).toContain('no target of the record can be watched by rules');
    expect(headingsOf(parseMarkdown(none), 2)).toEqual([
      'What is in here',
      'What was left out',
      'How to write these files anew',
    ]);
  });
});

describe('free text', () => {
  const write = (text: string) => {
    const hostile = createHostilePlan(text);
    return createMonitoringReadme(hostile, filesOf(hostile)).text;
  };
  const plain = shapeOf(parseMarkdown(write('plain')));

  it('stays text, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = write(hostile);
        const nodes = parseMarkdown(text);
        if (/[^\s\p{C}]/u.test(hostile)) expect(shapeOf(nodes)).toEqual(plain);
        expect(shapeOf(nodes)).not.toContain('html');
        expect(linksOf(nodes)).toEqual([]);
        expect(visibleText(nodes)).not.toMatch(/@\w|#\d|!\d/u);
        expect(text).not.toMatch(/\p{Surrogate}|\0/u);
      }),
      { numRuns: 60 },
    );
  });
});
