/**
 * The links between scenarios, steps, patterns and pitfalls. A page names the pages it relates to once, in its front matter; the
 * link is shown on both.
 */

type PageKind = 'step' | 'pattern' | 'pitfall' | 'scenario' | 'page';

/** What the graph needs of a page. */
export interface GraphPage {
  /** For messages: `docs/02-execution-patterns/06-debug-with-evidence.mdx`. */
  readonly file: string;
  /** File name without extension; references name a page by it. */
  readonly name: string;
  readonly title: string;
  readonly permalink: string;
  readonly archetype: string;
  /** Names of the pages it relates to, by the kind of page they must be. */
  readonly references: Readonly<Partial<Record<PageKind, readonly string[]>>>;
}

/**
 * What the browser gets, in the bundle of every page: hence no link is stored twice, and a page without links not at all.
 * `src/theme/DocItem/Content/related-pages.ts` reads it.
 */
export interface PageGraph {
  /** In the order in which they are shown. */
  readonly pages: readonly {
    readonly title: string;
    readonly permalink: string;
    readonly kind: PageKind;
  }[];
  /** Pairs of positions in `pages`. A link has no direction. */
  readonly links: readonly (readonly [number, number])[];
}

const KINDS: Readonly<Record<string, PageKind>> = {
  step: 'step',
  pattern: 'pattern',
  pitfall: 'pitfall',
  scenario: 'scenario',
};

/** @throws Error that lists every reference to a page that does not exist */
export function computePageGraph(pages: readonly GraphPage[]): PageGraph {
  const ordered = pages.toSorted((a, b) => compare(a.permalink, b.permalink));
  const byKindAndName = indexPages(ordered);
  const problems: string[] = [];
  const pairs = new Map<string, readonly [GraphPage, GraphPage]>();
  for (const page of ordered) {
    for (const [kind, name] of listReferences(page)) {
      const target = byKindAndName.get(`${kind} ${name}`);
      if (target === undefined) problems.push(`${page.file}: there is no ${kind} page "${name}".`);
      else if (target === page) problems.push(`${page.file}: relates to itself ("${name}").`);
      else {
        const pair = [page, target].toSorted((a, b) => compare(a.permalink, b.permalink));
        const [first = page, second = target] = pair;
        pairs.set(`${first.permalink} ${second.permalink}`, [first, second]);
      }
    }
  }
  if (problems.length > 0)
    throw new Error(`Related pages in front matter:\n${problems.join('\n')}`);
  return createGraph(ordered, [...pairs.values()]);
}

function createGraph(
  ordered: readonly GraphPage[],
  pairs: readonly (readonly [GraphPage, GraphPage])[],
): PageGraph {
  const linked = ordered.filter((page) => pairs.some((pair) => pair.includes(page)));
  return {
    pages: linked.map(({ title, permalink, archetype }) => ({
      title,
      permalink,
      kind: kindOf(archetype),
    })),
    links: pairs
      .map(([a, b]): [number, number] => [linked.indexOf(a), linked.indexOf(b)])
      .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}

function indexPages(pages: readonly GraphPage[]): Map<string, GraphPage> {
  const index = new Map<string, GraphPage>();
  for (const page of pages) {
    const key = `${kindOf(page.archetype)} ${page.name}`;
    const other = index.get(key);
    // Only pages that can be named by a reference need a name of their own.
    if (other !== undefined && kindOf(page.archetype) !== 'page') {
      throw new Error(
        `${page.file} and ${other.file}: two ${page.archetype} pages have the same file name.`,
      );
    }
    index.set(key, page);
  }
  return index;
}

function listReferences(page: GraphPage): [PageKind, string][] {
  return (['step', 'pattern', 'pitfall', 'scenario'] as const).flatMap((kind) =>
    (page.references[kind] ?? []).map((name): [PageKind, string] => [kind, name]),
  );
}

/** Indexes, method and reference pages are of no kind of their own. */
function kindOf(archetype: string): PageKind {
  return KINDS[archetype] ?? 'page';
}

/** By code unit: the order of URLs must not depend on a locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
