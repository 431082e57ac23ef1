/** Parses a page as Docusaurus does, for the commands and tests that look into pages. The build itself does not use this. */
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { TreeNode } from './tree';

const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(remarkGfm);

export function parsePage(markdown: string): Root {
  return processor.parse(markdown.replaceAll(ADMONITION_TITLE, '$1[$2]'));
}

/** `:::info Title` is what Docusaurus makes `:::info[Title]` of before it parses. */
const ADMONITION_TITLE = /^(\s*:{3,}\s*\w+)[ \t]+([^[\n][^\n]*)$/gm;

/** Every node of the tree, parents first. */
export function* walkTree(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children ?? []) yield* walkTree(child);
}
