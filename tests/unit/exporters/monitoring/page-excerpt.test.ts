/** The rules that pages show are those that the example record gives today, letter for letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import { createMonitoringFiles } from '../../../../src/exporters/monitoring/create-monitoring-files';

const PAGES = [
  'docs/03-professional-scenarios/engineering/performance-investigation-steps/07-monitor-and-validate.mdx',
  'docs/05-reference/monitoring-files.mdx',
];
/** How deep a rule stands in the file. */
const INDENT = ' '.repeat(6);

const { files } = createMonitoringFiles(EXAMPLE_RECORD, { handbook: null });
const rules = files.find(({ path }) => path === 'prometheus/slo.rules.yml')?.text ?? '';

/** The rules of each YAML block of a page that is a list of rules; lines as in the block. */
function listExcerpts(page: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../..', page), 'utf8');
  return [...text.matchAll(/^```yaml\n(?<block>.*?)^```$/gmsu)]
    .map(({ groups }) => groups?.block ?? '')
    .filter((block) => /^- (?:record|alert): /u.test(block))
    .flatMap((block) => block.split(/^(?=- )/mu));
}

describe.each(PAGES)('%s', (page) => {
  const excerpts = listExcerpts(page);

  it('shows rules', () => {
    expect(excerpts).not.toEqual([]);
  });

  it.each(excerpts.map((excerpt) => [nameRule(excerpt), excerpt] as const))(
    'shows %s as it is written',
    (_name, excerpt) => {
      const indented = excerpt.replaceAll(/^(?=.)/gmu, INDENT);
      // Whole rules: the next line is not part of the last one.
      const after = rules.split(indented).slice(1);
      expect(after.length, `${excerpt}is not in the rules of the example`).toBeGreaterThan(0);
      expect(after[0]).toMatch(/^(?: {6}- | {2}- name: |$)/u);
    },
  );
});

function nameRule(excerpt: string): string {
  return /^- (?:record|alert): (.*)$/mu.exec(excerpt)?.[1] ?? 'a rule without a name';
}
