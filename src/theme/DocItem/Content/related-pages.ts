/** Reads the links of one page out of the graph that `src/plugins/page-graph` computes at build time. */

interface RelatedPage {
  readonly title: string;
  readonly permalink: string;
}

export interface RelatedGroup {
  readonly label: string;
  readonly pages: readonly RelatedPage[];
}

interface PageGraph {
  readonly pages: readonly (RelatedPage & { readonly kind: string })[];
  readonly links: readonly (readonly [number, number])[];
}

/** In the order in which the groups are shown. */
const GROUPS: readonly { readonly kind: string; readonly label: string }[] = [
  { kind: 'scenario', label: 'Scenarios' },
  { kind: 'step', label: 'Steps' },
  { kind: 'pattern', label: 'Execution patterns' },
  { kind: 'pitfall', label: 'Pitfalls' },
  { kind: 'page', label: 'Method and reference' },
];

/** Groups without pages are left out. */
export function selectRelatedPages(graph: unknown, permalink: string): readonly RelatedGroup[] {
  if (!isPageGraph(graph)) return [];
  const own = graph.pages.findIndex((page) => page.permalink === permalink);
  const neighbours = graph.links
    .filter((link) => link.includes(own))
    .map(([a, b]) => (a === own ? b : a))
    .toSorted((a, b) => a - b)
    .flatMap((position) => graph.pages[position] ?? []);
  return GROUPS.map(({ kind, label }) => ({
    label,
    pages: neighbours.filter((page) => page.kind === kind),
  })).filter((group) => group.pages.length > 0);
}

function isPageGraph(value: unknown): value is PageGraph {
  return typeof value === 'object' && value !== null && 'pages' in value && 'links' in value;
}
