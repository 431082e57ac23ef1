/** What a Markdown text is to an independent parser (remark). */
import type { Code, Heading, Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);

export function parseMarkdown(text: string): readonly Nodes[] {
  const root: Root = parser.parse(text);
  return collect(root);
}

function collect(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(collect) : [])];
}

/** All text below a node, code spans included. */
export function textOf(node: Nodes): string {
  return collect(node)
    .map((inner) => (inner.type === 'text' || inner.type === 'inlineCode' ? inner.value : ''))
    .join('');
}

/** Text that a tracker would look through: everything that is not code. */
export function visibleText(nodes: readonly Nodes[]): string {
  return nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])).join('\n');
}

/** The types of all nodes but plain text, which may be split at escapes. */
export function shapeOf(nodes: readonly Nodes[]): readonly string[] {
  return nodes
    .filter(({ type }) => type !== 'text')
    .map((node) => (node.type === 'heading' ? `heading ${node.depth}` : node.type));
}

export function headingsOf(nodes: readonly Nodes[], depth: Heading['depth']): readonly string[] {
  return nodes.flatMap((node) =>
    node.type === 'heading' && node.depth === depth ? [textOf(node)] : [],
  );
}

export function codesOf(nodes: readonly Nodes[], language: string): readonly string[] {
  return nodes
    .filter((node): node is Code => node.type === 'code' && node.lang === language)
    .map(({ value }) => value);
}

export function linksOf(nodes: readonly Nodes[]): readonly string[] {
  return nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
}
