/** The little that the remark plugins need of a Markdown tree, without depending on one of the packages that define it in full. */

export interface TreeNode {
  readonly type: string;
  children?: TreeNode[] | undefined;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

/** The file that is being compiled, as unified hands it to a plugin. */
export interface TreeFile {
  readonly path?: string;
}

/** Goes through the tree and puts in place of a node what `replace` returns for it; null keeps the node and looks inside it. */
export function replaceNodes(parent: TreeNode, replace: (node: TreeNode) => TreeNode | null): void {
  parent.children = parent.children?.map((child) => {
    const replacement = replace(child);
    if (replacement !== null) return replacement;
    replaceNodes(child, replace);
    return child;
  });
}

/** `docs/a.mdx:12`, for messages. */
export function formatPlace(file: TreeFile, node: TreeNode): string {
  const line = node.position?.start.line;
  return `${file.path ?? 'page'}${line === undefined ? '' : `:${line}`}`;
}

/** Values of HTML attributes, by their names in the DOM: `className`, not `class`. */
export type HtmlProperties = Readonly<Record<string, string | number | readonly string[]>>;

interface HtmlElementNode extends TreeNode {
  readonly data: { readonly hName: string; readonly hProperties: HtmlProperties };
}

/** A tree has no nodes for most HTML elements: this is a paragraph that becomes another element when the page is made. */
export function createElement(
  name: string,
  properties: HtmlProperties,
  children: readonly TreeNode[] = [],
): HtmlElementNode {
  return {
    type: 'paragraph',
    data: { hName: name, hProperties: properties },
    children: [...children],
  };
}

export function createText(value: string): TreeNode & { readonly value: string } {
  return { type: 'text', value };
}
