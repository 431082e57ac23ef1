/** The words of a page that its author wrote as text: no code, no titles of other people's pages. */
import type { TreeNode } from '../../../src/plugins/markdown/tree';
import { isLink, placeOf, type Page } from './pages';

export interface Passage {
  /** `docs/a.mdx:12` */
  readonly place: string;
  /** `paragraph`, `heading`, `tableCell`. */
  readonly kind: string;
  readonly text: string;
}

const PASSAGES = new Set(['paragraph', 'heading', 'tableCell']);

export function listPassages(page: Page): readonly Passage[] {
  return page.nodes
    .filter((node) => PASSAGES.has(node.type))
    .map((node) => ({
      place: placeOf(page, node),
      kind: node.type,
      text: textOf(node).replace(/\s+/g, ' ').trim(),
    }));
}

/** Text of a node; code becomes a space, the text of a link that leaves the site is left out. */
function textOf(node: TreeNode): string {
  if (isLink(node) && /^https?:/.test(node.url)) return '';
  if (node.type === 'text' && 'value' in node) return String(node.value);
  if (node.type === 'inlineCode' || node.type === 'break') return ' ';
  return (node.children ?? []).map(textOf).join('');
}

/** Text of a node with its code, as in headings. */
export function fullTextOf(node: TreeNode): string {
  if ((node.type === 'text' || node.type === 'inlineCode') && 'value' in node)
    return String(node.value);
  return (node.children ?? []).map(fullTextOf).join('');
}

/** In lower case, without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}%]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? [];
}
