/** The addresses that the sources promise: one for each page under docs/ and each route under src/pages. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSlugger } from '@docusaurus/utils';
import { PAGES, ROOT, isTag, type Page } from './pages';
import { fullTextOf } from './prose';

export const SOURCE_URLS: readonly string[] = [
  ...PAGES.map(({ url }) => url),
  ...listRoutes(),
].toSorted();

/** Docusaurus makes a route of every file in src/pages but those that start with `_` and tests. */
function listRoutes(): readonly string[] {
  const folder = join(ROOT, 'src/pages');
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|jsx?|mdx?)$/.test(file) && !/(^|\/)_|\.d\.ts$|\.test\./.test(file))
      .map((file) => `/${file.replace(/\.\w+$/, '').replace(/(^|\/)index$/, '')}`)
      // A component file beside a route is not one: only kebab-case names are.
      .filter((url) => url === url.toLowerCase())
  );
}

/** Where a link within the page may lead: its headings and the ids of its tags. */
export function listAnchors(page: Page): ReadonlySet<string> {
  const slugger = createSlugger();
  const ids = page.nodes.flatMap((node) => {
    if (node.type === 'heading') return [explicitId(node) ?? slugger.slug(fullTextOf(node))];
    return isTag(node) ? attributeValues(node, 'id') : [];
  });
  return new Set(ids);
}

/** A heading may end in an expression that holds only a comment with an id, as the pages' conventions allow. */
function explicitId(heading: Page['nodes'][number]): string | undefined {
  const last = heading.children?.at(-1);
  if (last?.type !== 'mdxTextExpression' || !('value' in last)) return undefined;
  return /^\/\*\s*#(\S+)\s*\*\/$/.exec(String(last.value))?.[1];
}

function attributeValues(tag: Page['nodes'][number], name: string): string[] {
  const attributes: unknown = 'attributes' in tag ? tag.attributes : [];
  if (!Array.isArray(attributes)) return [];
  return attributes.flatMap((attribute: unknown) =>
    typeof attribute === 'object' &&
    attribute !== null &&
    'name' in attribute &&
    attribute.name === name &&
    'value' in attribute &&
    typeof attribute.value === 'string'
      ? [attribute.value]
      : [],
  );
}
