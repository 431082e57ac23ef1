import { describe, expect, it } from 'vitest';
import {
  computePageGraph,
  type GraphPage,
} from '../../../../src/plugins/page-graph/compute-page-graph';
import { selectRelatedPages } from '../../../../src/theme/DocItem/Content/related-pages';

function aPage(
  archetype: string,
  name: string,
  references: GraphPage['references'] = {},
): GraphPage {
  return {
    file: `docs/${name}.mdx`,
    name,
    title: `Title of ${name}`,
    permalink: `/docs/${name}`,
    archetype,
    references,
  };
}

const titlesOf = (graph: unknown, name: string) =>
  selectRelatedPages(graph, `/docs/${name}`).map(({ label, pages }) => [
    label,
    ...pages.map(({ title }) => title),
  ]);

describe('computePageGraph', () => {
  it('shows a link on both of its pages, though only one names it', () => {
    const graph = computePageGraph([
      aPage('step', '01-measure', { pitfall: ['guessing'] }),
      aPage('pitfall', 'guessing'),
    ]);
    expect(titlesOf(graph, '01-measure')).toEqual([['Pitfalls', 'Title of guessing']]);
    expect(titlesOf(graph, 'guessing')).toEqual([['Steps', 'Title of 01-measure']]);
  });

  it('shows a link once, though both of its pages name it', () => {
    const graph = computePageGraph([
      aPage('step', '01-measure', { pattern: ['06-debug'] }),
      aPage('pattern', '06-debug', { step: ['01-measure'] }),
    ]);
    expect(graph.links).toHaveLength(1);
    expect(titlesOf(graph, '06-debug')).toEqual([['Steps', 'Title of 01-measure']]);
  });

  it('orders groups by kind and pages by address, and lists method and reference pages last', () => {
    const graph = computePageGraph([
      aPage('pattern', '06-debug', { step: ['02-scope', '01-measure'], scenario: ['05-slow'] }),
      aPage('reference', 'metrics', { pattern: ['06-debug'] }),
      aPage('step', '02-scope'),
      aPage('step', '01-measure'),
      aPage('scenario', '05-slow'),
    ]);
    expect(titlesOf(graph, '06-debug')).toEqual([
      ['Scenarios', 'Title of 05-slow'],
      ['Steps', 'Title of 01-measure', 'Title of 02-scope'],
      ['Method and reference', 'Title of metrics'],
    ]);
  });

  it('does not depend on the order in which pages are read', () => {
    const pages = [
      aPage('step', '01-measure', { pitfall: ['guessing'] }),
      aPage('pitfall', 'guessing', { pattern: ['06-debug'] }),
      aPage('pattern', '06-debug', { step: ['01-measure'] }),
    ];
    expect(computePageGraph(pages.toReversed())).toEqual(computePageGraph(pages));
  });

  it('leaves out pages without links', () => {
    const graph = computePageGraph([aPage('glossary', 'glossary'), aPage('step', '01-measure')]);
    expect(graph).toEqual({ pages: [], links: [] });
    expect(titlesOf(graph, 'glossary')).toEqual([]);
  });

  it('lists every reference to a page that does not exist, also when a page of another kind has that name', () => {
    const pages = [
      aPage('step', '01-measure', { pattern: ['06-debgu'], pitfall: ['02-scope'] }),
      aPage('step', '02-scope'),
    ];
    expect(() => computePageGraph(pages)).toThrow(
      'Related pages in front matter:\ndocs/01-measure.mdx: there is no pattern page "06-debgu".\ndocs/01-measure.mdx: there is no pitfall page "02-scope".',
    );
  });

  it('refuses a page that relates to itself', () => {
    expect(() => computePageGraph([aPage('step', '01-measure', { step: ['01-measure'] })])).toThrow(
      'relates to itself',
    );
  });

  it('refuses two pages of a kind with one name, because a reference could mean either', () => {
    const twin = {
      ...aPage('step', '01-measure'),
      file: 'docs/other/01-measure.mdx',
      permalink: '/docs/other/01-measure',
    };
    expect(() => computePageGraph([aPage('step', '01-measure'), twin])).toThrow(
      'the same file name',
    );
  });

  it('lets reference pages share a name: nothing refers to them by it', () => {
    const twin = { ...aPage('reference', 'a'), permalink: '/docs/other/a' };
    expect(computePageGraph([aPage('reference', 'a'), twin]).pages).toEqual([]);
  });
});

describe('selectRelatedPages', () => {
  it('has nothing to show for a page that the graph does not know, or without a graph', () => {
    const graph = computePageGraph([
      aPage('step', '01-measure', { pitfall: ['guessing'] }),
      aPage('pitfall', 'guessing'),
    ]);
    expect(selectRelatedPages(graph, '/docs/elsewhere')).toEqual([]);
    expect(selectRelatedPages(undefined, '/docs/01-measure')).toEqual([]);
  });
});
