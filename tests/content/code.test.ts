import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { PAGES, isCode, placeOf } from './support/pages';

const LANGUAGES = [
  'bash',
  'python',
  'yaml',
  'json',
  'promql',
  'typescript',
  'sql',
  'text',
  'mermaid',
];

interface Block {
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

const BLOCKS: readonly Block[] = PAGES.flatMap((page) =>
  page.nodes
    .filter(isCode)
    .map((node) => ({ place: placeOf(page, node), language: node.lang ?? '', code: node.value })),
);
const blocksIn = (language: string): readonly Block[] =>
  BLOCKS.filter((block) => block.language === language);
const isPresent = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

const scratch = mkdtempSync(join(tmpdir(), 'code-blocks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('every code block names a language that is checked', () => {
  expect(BLOCKS.length).toBeGreaterThan(10);
  expect(
    BLOCKS.filter(({ language }) => !LANGUAGES.includes(language)).map(
      ({ place, language }) => `${place}: "${language}"`,
    ),
  ).toEqual([]);
});

it('bash blocks parse', () => {
  const faults = blocksIn('bash').flatMap(({ place, code }) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
    return status === 0 ? [] : [`${place}: ${stderr.trim()}`];
  });
  expect(faults).toEqual([]);
});

it.skipIf(!isPresent('python3'))(
  isPresent('python3')
    ? 'python blocks parse'
    : 'SKIPPED: python blocks are not checked, because python3 is absent',
  () => {
    const program = `
import ast, json, sys
for block in json.load(sys.stdin):
    try:
        ast.parse(block["code"])
    except SyntaxError as error:
        print(f'{block["place"]}: line {error.lineno}: {error.msg}')
`;
    const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(blocksIn('python')),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toBe('');
  },
);

it('json blocks parse', () => {
  const faults = blocksIn('json').flatMap(({ place, code }) => {
    try {
      JSON.parse(code);
      return [];
    } catch (error) {
      return [`${place}: ${String(error)}`];
    }
  });
  expect(faults).toEqual([]);
});

it('yaml blocks parse', () => {
  const faults = blocksIn('yaml').flatMap(({ place, code }) =>
    parseAllDocuments(code).flatMap((document) =>
      [...document.errors, ...document.warnings].map((error) => `${place}: ${error.message}`),
    ),
  );
  expect(faults).toEqual([]);
});

it('typescript blocks parse', () => {
  const faults = blocksIn('typescript').flatMap(({ place, code }) =>
    (ts.transpileModule(code, { reportDiagnostics: true }).diagnostics ?? []).map(
      ({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    ),
  );
  expect(faults).toEqual([]);
});

const HAS_PROMTOOL = isPresent('promtool');
describe.skipIf(!HAS_PROMTOOL)(
  HAS_PROMTOOL ? 'promtool' : 'SKIPPED: PromQL is not checked, because promtool is absent',
  () => {
    /** What promtool says against a file of rules; empty when it accepts it. */
    function checkRules(yaml: string): string {
      const file = join(scratch, 'rules.yml');
      writeFileSync(file, yaml);
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', file], {
        encoding: 'utf8',
      });
      return status === 0 ? '' : `${stdout}${stderr}`.replaceAll(file, '').trim();
    }

    it('accepts every promql block: one query, or several with an empty line between them', () => {
      const rules = blocksIn('promql').flatMap(({ place, code }) =>
        code
          .split(/\n\s*\n/)
          .filter((query) =>
            query.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('#')),
          )
          .map((query, index) => ({ place, rule: { record: `query:${index}`, expr: query } })),
      );
      const faults = rules.flatMap(({ place, rule }) => {
        const message = checkRules(stringify({ groups: [{ name: place, rules: [rule] }] }));
        return message === '' ? [] : [`${place}: ${message}`];
      });
      expect(faults).toEqual([]);
    });

    it('accepts every yaml block of rules', () => {
      const faults = blocksIn('yaml')
        .filter(({ code }) => /^groups:/m.test(code))
        .flatMap(({ place, code }) => {
          const message = checkRules(code);
          return message === '' ? [] : [`${place}: ${message}`];
        });
      expect(faults).toEqual([]);
    });
  },
);
