/** The built site, where there is one: `npm test` builds it before the content tests. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ROOT } from './pages';

type TreeElement = DefaultTreeAdapterTypes.Element;

export const BUILD = process.env.BUILD_DIR ?? join(ROOT, 'build');
export const HAS_BUILD = existsSync(join(BUILD, 'index.html'));
/** Title of the one skipped test that stands for all of a file. */
export const NO_BUILD = `SKIPPED: there is no built site in ${HAS_BUILD ? '' : 'build/'}; run "npm run build" first`;

export interface BuiltPage {
  /** `/docs/05-reference/metrics`; `/` for the home page. */
  readonly url: string;
  readonly html: string;
  readonly elements: readonly TreeElement[];
  /** The whole visible text of `<main>`, white space made single; `<details>` count as visible. */
  readonly text: string;
}

export function readBuiltPages(): readonly BuiltPage[] {
  if (!HAS_BUILD) return [];
  return readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .toSorted()
    .map(readBuiltPage);
}

function readBuiltPage(file: string): BuiltPage {
  const html = readFileSync(join(BUILD, file), 'utf8');
  const elements = [...walkElements(parse(html))];
  const main = elements.find(({ tagName }) => tagName === 'main');
  return {
    url: `/${file.replace(/\.html$/, '').replace(/(^|\/)index$/, '')}`,
    html,
    elements,
    text: main === undefined ? '' : textOf(main).replace(/\s+/g, ' ').trim(),
  };
}

export function attributeOf(element: TreeElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node) || node.nodeName === 'script' || node.nodeName === 'style') return '';
  // Blocks are set apart, so that the words of two table cells do not run together.
  const separator = BLOCKS.has(node.nodeName) ? ' ' : '';
  return separator + node.childNodes.map(textOf).join('') + separator;
}

const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'td',
  'th',
  'tr',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'pre',
  'summary',
  'figcaption',
  'button',
  'br',
  'section',
]);

function* walkElements(node: DefaultTreeAdapterTypes.ParentNode): Generator<TreeElement> {
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child;
    if ('childNodes' in child) yield* walkElements(child);
  }
}
