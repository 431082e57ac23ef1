import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, ROOT, isLink, placeOf } from './support/pages';
import { SOURCE_URLS, listAnchors } from './support/urls';

const URLS_FILE = join(ROOT, 'tests/content/urls.json');

/** The addresses that other people have linked to; published pages are never moved or removed. */
const PUBLISHED = [
  '/docs/01-handbook-method/01-overview',
  '/docs/01-handbook-method/evaluation',
  '/docs/02-execution-patterns/06-debug-with-evidence',
  '/docs/03-professional-scenarios/00-scenarios-index',
];

function readCommittedUrls(): readonly string[] {
  const urls: unknown = JSON.parse(readFileSync(URLS_FILE, 'utf8'));
  if (!Array.isArray(urls) || !urls.every((url) => typeof url === 'string'))
    throw new Error(`${URLS_FILE} must be a list of addresses.`);
  return urls;
}

describe('addresses', () => {
  if (process.env.UPDATE_URLS === '1') {
    // Adds, and never removes: an address that is gone stays an error below.
    const known = existsSync(URLS_FILE) ? readCommittedUrls() : [];
    writeFileSync(
      URLS_FILE,
      `${JSON.stringify([...new Set([...known, ...SOURCE_URLS])].toSorted(), null, 2)}\n`,
    );
  }

  it('no address of tests/content/urls.json is gone', () => {
    expect(readCommittedUrls().filter((url) => !SOURCE_URLS.includes(url))).toEqual([]);
  });

  it('every address is in tests/content/urls.json (to add new ones: UPDATE_URLS=1 npm run content)', () => {
    expect(SOURCE_URLS.filter((url) => !readCommittedUrls().includes(url))).toEqual([]);
  });

  it('the addresses published before this site exist', () => {
    expect(PUBLISHED.filter((url) => !SOURCE_URLS.includes(url))).toEqual([]);
  });

  it('no folder has the name of a page beside it: hosts differ in which of the two they serve', () => {
    expect(
      SOURCE_URLS.filter(
        (url) => url !== '/' && SOURCE_URLS.some((other) => other.startsWith(`${url}/`)),
      ),
    ).toEqual([]);
  });
});

describe('links', () => {
  const anchors = new Map(PAGES.map((page) => [page.url, listAnchors(page)]));
  const links = PAGES.flatMap((page) =>
    page.nodes.filter(isLink).map((node) => ({ page, place: placeOf(page, node), url: node.url })),
  );
  const internal = links.filter(({ url }) => !/^[a-z]+:/i.test(url));

  it('lead to a page or file of this site', () => {
    const broken = internal.filter(({ url }) => {
      const path = url.split(/[?#]/)[0] ?? '';
      return path !== '' && !SOURCE_URLS.includes(path) && !existsSync(join(ROOT, 'static', path));
    });
    expect(broken.map(({ place, url }) => `${place}: ${url}`)).toEqual([]);
  });

  it('within docs/ lead to a heading that exists', () => {
    const broken = internal.filter(({ page, url }) => {
      const [path = '', fragment] = url.split('#');
      const target = anchors.get(path === '' ? page.url : path);
      return fragment !== undefined && target !== undefined && !target.has(fragment);
    });
    expect(broken.map(({ place, url }) => `${place}: ${url}`)).toEqual([]);
  });

  it('are absolute paths, so that they equal the published addresses', () => {
    expect(
      internal.filter(({ url }) => !/^[/#]/.test(url)).map(({ place, url }) => `${place}: ${url}`),
    ).toEqual([]);
  });

  it('to other sites are encrypted', () => {
    const plain = links.filter(({ url }) => url.startsWith('http://'));
    expect(plain.map(({ place, url }) => `${place}: ${url}`)).toEqual([]);
  });
});
