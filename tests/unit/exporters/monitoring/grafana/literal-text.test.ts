import fc from 'fast-check';
import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import {
  quoteForQuery,
  toLinkUrl,
  toMarkdown,
  toPlainText,
} from '../../../../../src/exporters/monitoring/grafana/literal-text';
import { toOneLine } from '../../../../../src/exporters/monitoring/written-text';
import { formatRange } from '../../../../../src/exporters/monitoring/grafana/words';
import { HOSTILE_TEXTS } from '../../../../support/hostile-record';

describe('text that Grafana must not replace', () => {
  it('is parted where it is a title', () => {
    expect(toPlainText('$a ${b} [[c]] {{d}} $5')).toBe('$ a $ {b} [ [c]] { {d}} $ 5');
    expect(toPlainText('a\nb\tc')).toBe('a b c');
    expect(toPlainText('costs 5 $, [x], {y}')).toBe('costs 5 $, [x], {y}');
    // Each pair of brackets is parted, however many there are.
    expect(toPlainText('[[[x]]]')).toBe('[ [ [x]]]');
  });

  it('is written as character references where it is Markdown', () => {
    expect(toMarkdown('${a} *b* <i> [c](d)')).toBe(
      '&#36;&#123;a&#125; &#42;b&#42; &#60;i&#62; &#91;c&#93;(d)',
    );
    expect(toMarkdown('see www.x.example or https://x.example')).toBe(
      'see www&#46;x.example or https&#58;//x.example',
    );
    expect(toMarkdown('  - item: one')).toBe('&#45; item: one');
    expect(toMarkdown('1. one')).toBe('&#49;. one');
    expect(toMarkdown('plain, exact text')).toBe('plain, exact text');
  });

  it('comes back whole from a reader of Markdown, as one piece of text', () => {
    const markdown = unified().use(remarkParse).use(remarkGfm);
    const check = (text: string) => {
      const shown = toOneLine(text);
      const [list] = markdown.parse(`- ${toMarkdown(text)}`).children;
      expect(readPlain(list)).toBe(shown);
    };
    for (const text of HOSTILE_TEXTS) check(text);
    fc.assert(
      fc.property(
        fc
          .array(
            fc.oneof(
              fc.string({ unit: 'binary', maxLength: 6 }),
              fc.constantFrom(
                '- ',
                '1. ',
                '[ ] ',
                '# ',
                '***',
                'www.a.bc',
                'http://a.bc',
                'a@b.cd',
              ),
            ),
          )
          .map((parts) => parts.join('')),
        check,
      ),
      { numRuns: 400 },
    );
  });

  it('is escaped where it is a string of PromQL', () => {
    expect(quoteForQuery('a$b"\\[[')).toBe(String.raw`"a\x24b\"\\\x5b\x5b"`);
  });

  it('is percent-encoded where it is an address', () => {
    expect(toLinkUrl('https://x.example/?a=$b&c=[[d]]&e={f}')).toBe(
      'https://x.example/?a=%24b&c=%5B%5Bd]]&e=%7Bf}',
    );
  });
});

/** The text of a list with one item that has one paragraph of nothing but text; empty for an empty item. */
function readPlain(node: RootContent | undefined): string {
  if (node?.type !== 'list') throw new Error(`a ${node?.type ?? 'missing node'}`);
  const paragraphs = node.children.flatMap((item) => item.children);
  if (paragraphs.length === 0) return '';
  const [paragraph, ...others] = paragraphs;
  if (paragraph?.type !== 'paragraph' || others.length > 0) throw new Error('no single paragraph');
  // remark also makes links of addresses in what it has read already; Grafana's reader does not, so such a link counts as its text.
  return paragraph.children
    .flatMap((child) => (child.type === 'link' ? child.children : [child]))
    .map((child) => {
      if (child.type !== 'text') throw new Error(`a ${child.type}`);
      return child.value;
    })
    .join('');
}

describe('a range of time', () => {
  it.each([
    [30 * 86_400, '30d'],
    [129_600, '36h'],
    [5400, '90m'],
    [61, '61s'],
  ])('has one unit: %d s', (seconds, text) => {
    expect(formatRange(seconds)).toBe(text);
  });
});
