/** All diagrams of the pages under docs/. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDiagram, type Diagram } from '../../src/plugins/diagrams/diagram';
import { parsePage, walkTree } from '../../src/plugins/markdown/parse-page';

export interface PlacedDiagram extends Diagram {
  /** `docs/02-execution-patterns/06-debug-with-evidence.mdx:85` */
  readonly place: string;
}

/** @throws Error naming the place of a diagram without title or description, or of a page that cannot be parsed */
export async function findDiagrams(root: string): Promise<readonly PlacedDiagram[]> {
  const files = (await readdir(join(root, 'docs'), { recursive: true }))
    .filter((file) => /\.mdx?$/.test(file))
    .toSorted();
  const found: PlacedDiagram[] = [];
  for (const file of files) {
    found.push(...findInPage(join('docs', file), await readFile(join(root, 'docs', file), 'utf8')));
  }
  return found;
}

function findInPage(file: string, markdown: string): PlacedDiagram[] {
  const found: PlacedDiagram[] = [];
  for (const node of walkTree(parsePage(markdown))) {
    if (node.type !== 'code' || !('lang' in node) || node.lang !== 'mermaid' || !('value' in node))
      continue;
    const place = `${file}:${node.position?.start.line ?? 0}`;
    try {
      found.push({ ...parseDiagram(String(node.value)), place });
    } catch (error) {
      throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  return found;
}
