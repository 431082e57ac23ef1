import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import sidebars from '../../sidebars';
import { parsePageFrontMatter } from '../../src/plugins/front-matter/contract';
import { readAllowedTags } from '../../src/plugins/front-matter/tags-file';
import { computePageGraph } from '../../src/plugins/page-graph/compute-page-graph';
import { PAGES, ROOT, isLink, isTag, type Page } from './support/pages';

const TAGS = readAllowedTags(join(ROOT, 'docs/tags.yml'));
const frontMatterOf = (page: Page) => parsePageFrontMatter(page.file, page.frontMatter, TAGS);

/** Tags that the build replaces by a table; they are not widgets. */
const GENERATED = /^(Step|Pitfall|Fit|Format|Checklist|Metric|Preset|RecordField|Question)Table$/;

function listWidgets(page: Page): string[] {
  const tags = page.nodes.filter(isTag).map(({ name }) => name);
  const widgets = tags.filter((name) => /^[A-Z]/.test(name) && !GENERATED.test(name));
  return [...new Set(widgets)]
    .map((name) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase())
    .toSorted();
}

function listExternalLinks(page: Page): string[] {
  return page.nodes
    .filter(isLink)
    .map(({ url }) => url)
    .filter((url) => /^https?:/.test(url));
}

it('there are pages and a list of tags', () => {
  expect(PAGES.length).toBeGreaterThan(20);
  expect(TAGS?.size).toBeGreaterThan(0);
});

describe.each(PAGES.map((page) => [page.file, page] as const))('%s', (_file, page) => {
  it('keeps the front-matter contract', () => {
    expect(() => frontMatterOf(page)).not.toThrow();
  });

  it('was not reviewed in the future', () => {
    expect(frontMatterOf(page).last_reviewed <= new Date().toISOString().slice(0, 10)).toBe(true);
  });

  it('names exactly the widgets that it uses', () => {
    expect((frontMatterOf(page).widgets ?? []).toSorted()).toEqual(listWidgets(page));
  });

  it('cites every source that it names', () => {
    const links = new Set(listExternalLinks(page).map(withoutFragment));
    const uncited = (frontMatterOf(page).sources ?? [])
      .map(({ url }) => url)
      .filter((url) => !links.has(withoutFragment(url)));
    expect(uncited).toEqual([]);
  });

  it('starts without an h1: the title comes from the front matter', () => {
    expect(
      page.nodes.filter((node) => node.type === 'heading' && 'depth' in node && node.depth === 1),
    ).toEqual([]);
  });
});

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

it('every related page exists', () => {
  const pages = PAGES.map((page) => {
    const { title, archetype, related_steps, related_patterns, pitfalls, scenarios } =
      frontMatterOf(page);
    const references = {
      step: related_steps ?? [],
      pattern: related_patterns ?? [],
      pitfall: pitfalls ?? [],
      scenario: scenarios ?? [],
    };
    return { file: page.file, name: page.name, permalink: page.url, title, archetype, references };
  });
  expect(() => computePageGraph(pages)).not.toThrow();
});

it('the sidebar shows every page once', () => {
  const ids: string[] = [];
  JSON.stringify(sidebars, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'label' && key !== 'type') ids.push(value);
    return value;
  });
  expect(ids.toSorted()).toEqual(PAGES.map(({ url }) => url.replace('/docs/', '')).toSorted());
});

it('titles and descriptions are not used twice', () => {
  for (const key of ['title', 'description'] as const) {
    const values = PAGES.map((page) => frontMatterOf(page)[key]);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  }
});
