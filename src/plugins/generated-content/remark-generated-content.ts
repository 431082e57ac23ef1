/** Puts a table made from the domain's data in place of each `<…Table />` tag, so that a page can never disagree with the program. */
import { formatPlace, replaceNodes, type TreeFile, type TreeNode } from '../markdown/tree';
import { createTableNode } from './table';
import { createTable, isTableTag } from './table-tags';

export interface GeneratedContentOptions {
  /** Fingerprint of all tables: so that the bundler's cache, which is keyed by the options, forgets the pages when the data changes. */
  readonly tables?: string;
}

interface TagNode extends TreeNode {
  readonly name: string;
  readonly attributes: readonly unknown[];
}

export function generatedContentRemarkPlugin(_options: GeneratedContentOptions = {}) {
  return (tree: TreeNode, file: TreeFile): void => {
    replaceNodes(tree, (node) => {
      if (!isTag(node) || !isTableTag(node.name)) return null;
      try {
        if (node.type !== 'mdxJsxFlowElement') throw new Error('must stand on a line of its own');
        return createTableNode(createTable(node.name, readAttributes(node)));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${formatPlace(file, node)}: <${node.name} /> ${reason}.`, {
          cause: error,
        });
      }
    });
  };
}

function isTag(node: TreeNode): node is TagNode {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    'name' in node &&
    typeof node.name === 'string'
  );
}

/** Values by name; only plain strings are taken, for nothing is evaluated at this point. */
function readAttributes({ attributes }: TagNode): ReadonlyMap<string, string> {
  return new Map(
    attributes.map((attribute) => {
      const isPlain =
        typeof attribute === 'object' &&
        attribute !== null &&
        'name' in attribute &&
        'value' in attribute;
      if (!isPlain || typeof attribute.name !== 'string' || typeof attribute.value !== 'string') {
        throw new Error('takes attributes of the form name="value" only');
      }
      return [attribute.name, attribute.value];
    }),
  );
}
