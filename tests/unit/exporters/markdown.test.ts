/** What the exports become is judged by an independent parser of GitHub-flavoured Markdown (remark), not by our own escaping. */
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { checkRecord } from '../../../src/domain/investigation/serialise';
import { STEPS } from '../../../src/domain/investigation/steps';
import { exportMarkdown, type MarkdownFlavour } from '../../../src/exporters/markdown';
import { exportPrintable } from '../../../src/exporters/printable';
import { arbitraryRecord } from '../../support/arbitrary-record';
import { aMeasurement, aTarget } from '../domain/support/measurements';
import { HOSTILE_TEXTS, createHostileRecord } from '../../support/hostile-record';

const MARKDOWN: readonly MarkdownFlavour[] = ['file', 'github', 'gitlab'];
const parser = unified().use(remarkParse).use(remarkGfm);
const parse = (markdown: string): Root => parser.parse(markdown);
const blank = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z', title: 'Blank' });

function collect(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(collect) : [])];
}

/** Text that a tracker would look through: everything that is not code. */
function visibleText(root: Root): string {
  return collect(root)
    .flatMap((node) => (node.type === 'text' ? [node.value] : []))
    .join('\n');
}

const shape = (root: Root): readonly string[] =>
  collect(root)
    .filter((node) => ['heading', 'table', 'tableRow', 'code', 'list'].includes(node.type))
    .map((node) => (node.type === 'heading' ? `heading ${node.depth}` : node.type));

describe('the document', () => {
  const markdown = exportMarkdown(EXAMPLE_RECORD, { flavour: 'file' });
  const root = parse(markdown);

  it('has one title and a section for each step and each closing list', () => {
    const headings = collect(root).flatMap((node) => (node.type === 'heading' ? [node] : []));
    expect(headings.filter((heading) => heading.depth === 1)).toHaveLength(1);
    const titles = headings.map((heading) =>
      collect(heading)
        .flatMap((node) => (node.type === 'text' ? [node.value] : []))
        .join(''),
    );
    expect(titles).toEqual([
      EXAMPLE_RECORD.title,
      'Summary',
      'System',
      ...STEPS.map((step) => `${step.number}. ${step.title}`),
      'Timeline',
      'Action items',
      'Lessons',
      'Open questions',
      'Measurements',
      'Fit check',
      'Pitfall audit',
    ]);
  });

  it('judges the targets anew and says what was measured', () => {
    expect(markdown).toContain(
      '| Time to first token | p99 | ≤ 500 ms | 917 ms | 829 ms to 1087 ms | 1196 | +417 ms (+83.4 %) | 1.834 × | missed |',
    );
    expect(markdown).toContain('| Request latency | p95 | ≤ 10 s | 9.58 s |');
    expect(markdown).toContain('not proven |');
    expect(markdown).toMatch(/Goodput: 85\.9 % \(5\.15 req\/s\), between 83\.8 % and 87\.8 %/);
  });

  it('says how the intervals were made', () => {
    expect(markdown).toContain(
      'How the intervals were made: order statistics (TTFT p99, TPOT p95, E2E p95); Wilson (Errors rate).',
    );
  });

  it('has the buckets of a server, the interval that they give, and the method', () => {
    const record = {
      ...blank,
      baseline: { ...blank.baseline, targets: [aTarget('TTFT p99 <= 200 ms', 't')] },
      measurements: [
        aMeasurement({
          label: 'scrape',
          workload: { warmUp: 'included', latencyFrom: 'send' },
          histograms: {
            time_to_first_token: { bounds: [0.05, 0.1, 0.25, 0.5], counts: [0, 980, 18, 2, 0] },
          },
        }),
      ],
    };
    expect(checkRecord(record)).toBeNull();
    const text = exportMarkdown(record, { flavour: 'file' });
    expect(text).toContain(
      '| Time to first token | p99 | ≤ 200 ms | 183.3 ms | 100 ms to 250 ms | 1000 |',
    );
    expect(text).toContain('bucket bounds of order statistics (TTFT p99)');
    expect(text).toContain('choose a target on a boundary (100 ms or 250 ms)');
    expect(text).toContain('| 50 ms | 100 ms | 980 | 98 % |');
    expect(text).toContain('| 250 ms | 500 ms | 2 | 100 % |');
    expect(text).toContain('warm-up requests included, latencies counted from sending');
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  it('says what a skipped item risks, and tells unknown from not answered', () => {
    for (const { riskIfSkipped } of [STEPS[2], STEPS[6]].filter((step) => step !== undefined)) {
      expect(markdown).toContain(`Risk: ${riskIfSkipped}`);
    }
    expect(markdown).toContain('| Unknown: never measured |');
    expect(markdown).toContain(
      'Not applicable, because the index is rebuilt nightly, nothing waits',
    );
    expect(exportMarkdown(blank, { flavour: 'file' })).toContain('Not answered yet');
  });

  it('keeps commands exactly, and links only what may be followed', () => {
    const codes = collect(root).flatMap((node) => (node.type === 'code' ? [node.value] : []));
    expect(codes).toContain(EXAMPLE_RECORD.reproduction.command);
    const links = collect(root).flatMap((node) => (node.type === 'link' ? [node.url] : []));
    expect(links).toContain('https://tickets.example.com/AI-1712');
  });

  it('contains every text of the record', () => {
    const shown = `${visibleText(root)}\n${collect(root)
      .flatMap((node) => (node.type === 'code' ? [node.value] : []))
      .join('\n')}`.replaceAll('\u200b', '');
    const texts: string[] = [];
    const skip =
      /^(id|origin|metric|comparator|kind|state|schemaVersion|backend|hypothesis|before|after|measurement|measurements|reviewMeasurement|dataItem|target|addedAt|format|sha256|startedAt)$/;
    const visit = (value: unknown, key: string): void => {
      if (typeof value === 'string' && !skip.test(key) && !/^\d{4}-\d\d-\d\dT/.test(value))
        texts.push(value);
      if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value))
          visit(inner, Array.isArray(value) ? key : name);
      }
    };
    visit(EXAMPLE_RECORD, '');
    const missing = texts.filter(
      (text) =>
        !shown.includes(text) &&
        !/^(order statistics|Wilson|Student t|span of .*|ok|internal)$/.test(text),
    );
    expect(missing).toEqual([]);
  });

  it.each(MARKDOWN)('of a blank record is complete as %s', (flavour) => {
    const text = exportMarkdown(blank, { flavour });
    expect(text).toContain('# Blank\n');
    expect(text).toContain('No SLO targets are set.');
    expect(text).toContain('Nothing recorded.');
  });
});

describe('text of a record stays text', () => {
  // Two line breaks end a paragraph and one may end a line, so the shape is compared with that of harmless text of as many lines.
  const harmless = (text: string) => text.replace(/[^\n]+/g, 'word');

  it.each(HOSTILE_TEXTS)('%j', (text) => {
    const record = createHostileRecord(text);
    {
      const flavour = 'github';
      const markdown = exportMarkdown(record, { flavour });
      const root = parse(markdown);
      const nodes = collect(root);
      expect(shape(root)).toEqual(
        shape(parse(exportMarkdown(createHostileRecord(harmless(text)), { flavour }))),
      );
      const types = new Set(nodes.map((node) => node.type));
      for (const type of [
        'image',
        'imageReference',
        'linkReference',
        'definition',
        'emphasis',
        'delete',
        'inlineCode',
        'blockquote',
        'thematicBreak',
        'footnoteReference',
      ]) {
        expect(types, type).not.toContain(type);
      }
      // The only HTML is the line break within a table cell.
      expect(new Set(nodes.flatMap((node) => (node.type === 'html' ? [node.value] : [])))).toEqual(
        new Set(text.includes('\n') ? ['<br>'] : []),
      );
      expectNoEffect(visibleText(root));
      // GitLab ignores quick actions in code blocks.
      const outside = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
      for (const line of outside.split('\n')) expect(line).not.toMatch(/^\s*\/[a-z]/);
      for (const node of nodes) {
        if (node.type === 'link') expect(node.url).toMatch(/^(https?|mailto):/);
      }
    }
  });

  function expectNoEffect(text: string): void {
    expect(text).not.toMatch(/@[\w-]/);
    expect(text).not.toMatch(/[#!&%$~^][\w"']/);
    expect(text).not.toMatch(/\bGH-\d/i);
    expect(text).not.toMatch(
      /\b(close[sd]?|fix(e[sd])?|resolve[sd]?|implement(s|ed)?|(clos|fix|resolv|implement)ing):?\s+\S*(#|!|&|GH-|https?:)/i,
    );
    expect(text).not.toMatch(/https?:\/\/[^\s\u200b]*\/(issues|pull|merge_requests)\//);
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  }

  it('whatever it is, in every field', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const root = parse(exportMarkdown(record, { flavour: 'github' }));
        const types = new Set(collect(root).map((node) => node.type));
        for (const type of [
          'image',
          'imageReference',
          'linkReference',
          'definition',
          'delete',
          'inlineCode',
          'blockquote',
        ]) {
          expect(types, type).not.toContain(type);
        }
        expectNoEffect(visibleText(root));
        exportMarkdown(record, { flavour: 'jira' });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its characters, once the invisible ones are taken out', () => {
    const text = 'a_b*c [d] <e> #1 @f 100% & `g` ~h~ $i$ {j} \\k | l';
    const record = { ...blank, summary: text };
    expect(checkRecord(record)).toBeNull();
    const root = parse(exportMarkdown(record, { flavour: 'gitlab' }));
    expect(visibleText(root).replaceAll('\u200b', '')).toContain(text);
  });

  it('cannot end a code block', () => {
    const command = 'echo ```\n````\n# not a heading';
    const record = { ...blank, reproduction: { ...blank.reproduction, command } };
    const codes = collect(parse(exportMarkdown(record, { flavour: 'github' }))).flatMap((node) =>
      node.type === 'code' ? [node.value] : [],
    );
    expect(codes).toEqual([command]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'blob:x',
    ' java\nscript:x',
    '/local',
    'file:///etc/passwd',
  ])('does not link %j', (link) => {
    const record = {
      ...blank,
      symptoms: {
        ...blank.symptoms,
        changes: [{ id: 'c', kind: 'code' as const, what: 'w', link }],
      },
    };
    const nodes = collect(parse(exportMarkdown(record, { flavour: 'file' })));
    expect(nodes.filter((node) => node.type === 'link')).toEqual([]);
  });
});

describe('Jira', () => {
  const jira = (text: string) =>
    exportMarkdown({ ...blank, summary: text }, { flavour: 'jira' }).split('\n\n')[2] ?? '';

  it.each([
    ['{code}x{code}', '\\{code\\}x\\{code\\}'],
    ['[~admin] [x|http://e.example]', '\\[\\~\u200badmin\\] \\[x\\|http://e.example\\]'],
    ['*bold* _it_ +u+ ^s^ ??c??', '\\*bold\\* \\_it\\_ \\+u\\+ \\^\u200bs\\^ \\?\\?c\\?\\?'],
    ['well-known -struck-', 'well-known \\-struck\\-'],
    ['C:\\temp', 'C:&#92;temp'],
    ['h1. head', '\u200bh1. head'],
    ['(x) (on) (fine)', '(\u200bx) (\u200bon) (fine)'],
    ['!p.png!', '\\!\u200bp.png\\!'],
  ])('%j becomes %j', (text, written) => {
    expect(jira(text)).toBe(written);
  });

  it('writes headings, tables and links in its own markup', () => {
    const text = exportMarkdown(EXAMPLE_RECORD, { flavour: 'jira' });
    expect(text).toMatch(/^h1\. Example: /);
    expect(text).toContain('||Metric||Statistic||Target||');
    expect(text).toContain('|https://tickets.example.com/AI-1712]');
    expect(text).toContain(`{noformat}\n${EXAMPLE_RECORD.reproduction.command ?? ''}\n{noformat}`);
  });

  it('has as many macros as it has code blocks, whatever the text', () => {
    for (const text of [...HOSTILE_TEXTS, '{noformat}\n{code}']) {
      const markup = exportMarkdown(createHostileRecord(text), { flavour: 'jira' });
      const unescaped = markup.match(/(?<!\\)\{(?!\u200b)[a-z]/gi)?.length;
      const inBlocks = markup.split('\n').filter((line) => line === '{noformat}').length;
      // A code block may contain braces; only `{noformat}` would end it.
      expect(markup.match(/(?<!\\)\{noformat\}/g)).toHaveLength(inBlocks);
      expect(unescaped).toBeGreaterThanOrEqual(inBlocks);
    }
  });
});

describe('the printable record', () => {
  it('is headed sections with unique ids, as plain text', () => {
    const { title, sections, footer } = exportPrintable(EXAMPLE_RECORD);
    expect(title).toBe(EXAMPLE_RECORD.title);
    expect(new Set(sections.map((section) => section.id)).size).toBe(sections.length);
    expect(sections.every((section) => section.blocks.length > 0)).toBe(true);
    expect(footer).toContain('revision 184');
  });

  it('has tables whose rows are as long as their heads', () => {
    const tables = exportPrintable(EXAMPLE_RECORD).sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { columns, rows } of tables) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
