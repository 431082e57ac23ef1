/** The pages under docs/, read and parsed once for all content tests. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'mdast';
import { parse } from 'yaml';
import { parsePage, walkTree } from '../../../src/plugins/markdown/parse-page';
import type { TreeNode } from '../../../src/plugins/markdown/tree';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Page {
  /** `docs/05-reference/metrics.mdx` */
  readonly file: string;
  /** `/docs/05-reference/metrics` */
  readonly url: string;
  /** File name without extension. */
  readonly name: string;
  /** As YAML has it: not yet checked. */
  readonly frontMatter: unknown;
  readonly markdown: string;
  readonly tree: Root;
  /** Every node, parents first. */
  readonly nodes: readonly TreeNode[];
}

export const PAGES: readonly Page[] = readdirSync(join(ROOT, 'docs'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /\.mdx?$/.test(file) && !file.split('/').some((part) => part.startsWith('_')))
  .toSorted()
  .map((file) => readPage(`docs/${file}`));

function readPage(file: string): Page {
  const markdown = readFileSync(join(ROOT, file), 'utf8');
  const url = `/${file.replace(/\.mdx?$/, '')}`;
  const tree = parsePage(markdown);
  const [, yaml = ''] = /^---\n(.*?)\n---\n/s.exec(markdown) ?? [];
  return {
    file,
    url,
    name: url.split('/').at(-1) ?? '',
    frontMatter: parseYaml(file, yaml),
    markdown,
    tree,
    nodes: [...walkTree(tree)],
  };
}

function parseYaml(file: string, yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw new Error(`${file}: its front matter is not YAML`, { cause: error });
  }
}

/** `docs/a.mdx:12` */
export function placeOf(page: Page, node: TreeNode): string {
  return `${page.file}:${node.position?.start.line ?? 0}`;
}

export function isCode(
  node: TreeNode,
): node is TreeNode & { readonly lang: string | null; readonly value: string } {
  return node.type === 'code';
}

export function isLink(
  node: TreeNode,
): node is TreeNode & { readonly url: string; readonly children: TreeNode[] } {
  return node.type === 'link';
}

/** A tag such as `<GapTable />`, in a line of its own or within a line. */
export function isTag(node: TreeNode): node is TreeNode & { readonly name: string } {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    'name' in node &&
    typeof node.name === 'string'
  );
}
