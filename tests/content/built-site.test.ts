import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BUILD,
  HAS_BUILD,
  NO_BUILD,
  attributeOf,
  readBuiltPages,
  textOf,
  type BuiltPage,
} from './support/built-site';
import { PAGES, isTag, type Page } from './support/pages';
import { fullTextOf, wordsOf } from './support/prose';

if (!HAS_BUILD) {
  it.skip(NO_BUILD);
} else {
  const built = readBuiltPages();

  describe.each(built.map((page) => [page.url, page] as const))('%s', (_url, page) => {
    it('has its security policy before everything else', () => {
      expect(page.html).toMatch(
        /^<!doctype html><html[^>]*><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; /i,
      );
      expect(page.html.slice(0, 1024)).toMatch(/<meta charset=/i);
    });

    it('runs only the inline scripts that the policy names by hash', () => {
      const policy = policyOf(page);
      const scripts = page.elements.filter(
        (element) => element.tagName === 'script' && attributeOf(element, 'src') === undefined,
      );
      const running = scripts.filter(
        (script) => !(attributeOf(script, 'type') ?? '').includes('json'),
      );
      const hashes = running.map(
        (script) => `'sha256-${createHash('sha256').update(rawTextOf(script)).digest('base64')}'`,
      );
      expect(hashes.filter((hash) => !policy.includes(hash))).toEqual([]);
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/);
    });

    it('has a language, a title, one h1 and one main part', () => {
      // An SVG may have a <title> of its own.
      const count = (name: string): number =>
        page.elements.filter(
          ({ tagName, namespaceURI }) => tagName === name && namespaceURI.endsWith('xhtml'),
        ).length;
      expect(page.html).toMatch(/^<!doctype html><html lang="?en\b/i);
      expect([count('title'), count('h1'), count('main')]).toEqual([1, 1, 1]);
    });

    it('has a text for every picture', () => {
      const pictures = page.elements.filter(({ tagName }) => tagName === 'img');
      expect(
        pictures
          .filter((picture) => attributeOf(picture, 'alt') === undefined)
          .map((picture) => attributeOf(picture, 'src')),
      ).toEqual([]);
    });
  });

  describe.each(PAGES.map((page) => [page.url, page] as const))(
    '%s without JavaScript',
    (url, page) => {
      const found = built.find((candidate) => candidate.url === url);

      it('has all of its text', () => {
        const words = wordsOf(found?.text ?? '').join(' ');
        const missing = listTexts(page).filter((text) => !words.includes(wordsOf(text).join(' ')));
        expect(missing).toEqual([]);
      });

      it('has its badge and its sources', () => {
        const terms = found?.elements
          .filter(({ tagName }) => tagName === 'dt')
          .map((term) => textOf(term).trim());
        expect(terms).toEqual(
          expect.arrayContaining(['Kind', 'Status', 'Owner', 'Version', 'Reviewed', 'Next review']),
        );
        const links = new Set(found?.elements.map((element) => attributeOf(element, 'href')));
        expect(listSources(page).filter((source) => !links.has(source))).toEqual([]);
      });

      it('has text in place of every widget', () => {
        const widgets =
          found?.elements.filter((element) => attributeOf(element, 'data-widget') !== undefined) ??
          [];
        const tags = page.nodes.filter(
          (node) =>
            isTag(node) &&
            /^[A-Z]/.test(node.name) &&
            !(node.name.endsWith('Table') && node.name !== 'GapTable'),
        );
        expect(widgets).toHaveLength(tags.length);
        const empty = widgets.filter((widget) => wordsOf(textOf(widget)).length < 5);
        expect(empty.map((widget) => attributeOf(widget, 'data-widget'))).toEqual([]);
      });

      it('has a picture in place of every mermaid fence', () => {
        const fences = page.nodes.filter(
          (node) => node.type === 'code' && 'lang' in node && node.lang === 'mermaid',
        );
        const figures = found?.elements.filter(
          (element) => attributeOf(element, 'class') === 'diagram',
        );
        expect(figures).toHaveLength(fences.length);
      });
    },
  );

  it('Mermaid is not shipped to readers', () => {
    const scripts = readdirSync(join(BUILD, 'assets/js')).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    // Text of the picture that Mermaid draws when it cannot read a diagram.
    expect(
      scripts.filter((file) =>
        readFileSync(join(BUILD, 'assets/js', file), 'utf8').includes('Syntax error in text'),
      ),
    ).toEqual([]);
  });
}

function policyOf({ elements }: BuiltPage): string {
  const meta = elements.find(
    (element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy',
  );
  return meta === undefined ? '' : (attributeOf(meta, 'content') ?? '');
}

function rawTextOf(script: BuiltPage['elements'][number]): string {
  return script.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Paragraphs, headings and table cells; those with an expression are not plain text. */
function listTexts(page: Page): string[] {
  return page.nodes
    .filter((node) => ['paragraph', 'heading', 'tableCell'].includes(node.type))
    .filter((node) => !(node.children ?? []).some(({ type }) => type === 'mdxTextExpression'))
    .map(fullTextOf);
}

function listSources({ frontMatter }: Page): string[] {
  if (
    typeof frontMatter !== 'object' ||
    frontMatter === null ||
    !('sources' in frontMatter) ||
    !Array.isArray(frontMatter.sources)
  )
    return [];
  return frontMatter.sources.flatMap((source: unknown) =>
    typeof source === 'object' &&
    source !== null &&
    'url' in source &&
    typeof source.url === 'string'
      ? [source.url]
      : [],
  );
}
