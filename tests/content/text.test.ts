import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, ROOT, isLink, placeOf, type Page } from './support/pages';
import { fullTextOf, listPassages, wordsOf, type Passage } from './support/prose';
import { AMERICAN } from './support/spelling';

/** UTF-8 that somebody read as Latin-1 or Windows-1252: a lead byte shown as a letter, followed by a continuation byte. */
const MIS_DECODED = /â€|â†|â‰|Ã[\u0080-\u00bf¡-¿]|Â[\u00a0-\u00bf]|ðŸ|ï¿½|\ufffd/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;
const UNFINISHED = /\b(?:TODO|FIXME|TBD|XXX|lorem ipsum|coming soon)\b/i;
/** A link's text must say where it leads when it is read on its own. */
const EMPTY_LINK_TEXT =
  /^(?:click here|here|this|link|this (?:page|link|article)|more|read more|see here)$/i;
/** Put together here, because the repository names no registry's host, not even to forbid it. */
const REGISTRY_HOSTS = [
  ['registry', 'npmjs', 'org'],
  ['www', 'npmjs', 'com'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['crates', 'io'],
  ['rubygems', 'org'],
  ['proxy', 'golang', 'org'],
].map((parts) => parts.join('.'));
const MACHINE_PATH = /(?:^|[\s"'`(=])\/(?:root|work|home\/\w+|Users\/\w+|tmp\/builds)\//m;

const passagesOf = new Map(PAGES.map((page) => [page, listPassages(page)]));
const passages = (page: Page): readonly Passage[] => passagesOf.get(page) ?? [];
const linesWith = (page: Page, pattern: RegExp): string[] =>
  page.markdown
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) ? [`${page.file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
    );

describe.each(PAGES.map((page) => [page.file, page] as const))('%s', (_file, page) => {
  it('has no mis-decoded characters', () => {
    expect(linesWith(page, MIS_DECODED)).toEqual([]);
  });

  it('has no emoji', () => {
    expect(linesWith(page, EMOJI)).toEqual([]);
  });

  it('is finished', () => {
    expect(linesWith(page, UNFINISHED)).toEqual([]);
  });

  it('has text', () => {
    expect(passages(page).flatMap(({ text }) => wordsOf(text)).length).toBeGreaterThan(150);
  });

  it('has no heading twice', () => {
    const headings = page.nodes
      .filter(({ type }) => type === 'heading')
      .map((node) => fullTextOf(node).trim().toLowerCase());
    expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
  });

  it('has no heading level left out', () => {
    const depths = page.nodes.flatMap((node) =>
      node.type === 'heading' && 'depth' in node ? [Number(node.depth)] : [],
    );
    expect(depths.filter((depth, index) => depth > (depths[index - 1] ?? 1) + 1)).toEqual([]);
  });

  it('has links whose text says where they lead', () => {
    const empty = page.nodes
      .filter(isLink)
      .filter((node) => EMPTY_LINK_TEXT.test(fullTextOf(node).trim()));
    expect(empty.map((node) => `${placeOf(page, node)}: ${node.url}`)).toEqual([]);
  });

  it('is in British spelling', () => {
    const found = passages(page).flatMap(({ place, text }) =>
      AMERICAN.flatMap(([american, british]) =>
        american.test(text) ? [`${place}: ${american.exec(text)?.[0] ?? ''} (${british})`] : [],
      ),
    );
    expect(found).toEqual([]);
  });

  it('names no package registry’s host and no path of one machine', () => {
    expect(REGISTRY_HOSTS.filter((host) => page.markdown.includes(host))).toEqual([]);
    expect(linesWith(page, MACHINE_PATH)).toEqual([]);
  });
});

describe('between pages', () => {
  const MINIMUM_WORDS = 25;
  const SHINGLE = 8;
  /** Share of the shorter paragraph's 8-word sequences that two paragraphs may have in common. */
  const MAXIMUM_OVERLAP = 0.5;

  const paragraphs = PAGES.flatMap((page) =>
    passages(page)
      .map(({ place, text }) => ({
        page,
        place,
        shingles: shinglesOf(wordsOf(text), SHINGLE),
        words: wordsOf(text).length,
      }))
      .filter(({ words }) => words >= MINIMUM_WORDS),
  );

  it('no paragraph is written twice', () => {
    expect(paragraphs.length).toBeGreaterThan(50);
    const twice = paragraphs.flatMap((a, index) =>
      paragraphs
        .slice(index + 1)
        .filter((b) => a.page !== b.page && overlapOf(a.shingles, b.shingles) > MAXIMUM_OVERLAP)
        .map((b) => `${a.place} and ${b.place}`),
    );
    expect(twice).toEqual([]);
  });

  const seedFile = join(ROOT, '../shared/seed/performance-investigation.md');
  if (!existsSync(seedFile)) {
    it.skip(
      `SKIPPED: no sentence is carried over from the original document, which is absent (${seedFile})`,
    );
  } else {
    it('no sentence is carried over from the original document', () => {
      const sentences = readFileSync(seedFile, 'utf8')
        .split(/[.|\n]/)
        .map((sentence) => wordsOf(sentence).join(' '))
        .filter((sentence) => sentence.split(' ').length >= SHINGLE);
      expect(sentences.length).toBeGreaterThan(10);
      const texts = PAGES.map((page) => ({
        file: page.file,
        words: passages(page)
          .map(({ text }) => wordsOf(text).join(' '))
          .join(' | '),
      }));
      const carried = sentences.flatMap((sentence) =>
        texts
          .filter(({ words }) => words.includes(sentence))
          .map(({ file }) => `${file}: ${sentence}`),
      );
      expect(carried).toEqual([]);
    });
  }
});

function shinglesOf(words: readonly string[], length: number): ReadonlySet<string> {
  return new Set(
    words
      .slice(0, Math.max(0, words.length - length + 1))
      .map((_, start) => words.slice(start, start + length).join(' ')),
  );
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const common = [...small].filter((shingle) => large.has(shingle)).length;
  return small.size === 0 ? 0 : common / small.size;
}
