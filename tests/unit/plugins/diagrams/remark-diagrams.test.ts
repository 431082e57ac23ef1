import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDiagram } from '../../../../src/plugins/diagrams/diagram';
import { diagramsRemarkPlugin } from '../../../../src/plugins/diagrams';
import { walkTree } from '../../../../src/plugins/markdown/parse-page';
import type { TreeNode } from '../../../../src/plugins/markdown/tree';

const SOURCE = 'flowchart TD\naccTitle: The loop\naccDescr: Seven steps, and back.\nA --> B';
const { id } = parseDiagram(SOURCE);

const directory = mkdtempSync(join(tmpdir(), 'diagrams-'));
const manifestPath = join(directory, 'manifest.json');
writeFileSync(
  manifestPath,
  JSON.stringify({
    renderer: { mermaid: '', style: '' },
    diagrams: { [id]: { width: 400, height: 300 } },
  }),
);
afterAll(() => rmSync(directory, { recursive: true }));

function transform(source: string, baseUrl = '/'): TreeNode[] {
  const fence = { type: 'code', lang: 'mermaid', value: source, position: { start: { line: 12 } } };
  const tree: TreeNode = { type: 'root', children: [{ type: 'listItem', children: [fence] }] };
  diagramsRemarkPlugin({ baseUrl, manifestPath })(tree, { path: 'docs/a.mdx' });
  return [...walkTree(tree)];
}

const elementsOf = (nodes: readonly TreeNode[]) =>
  nodes.flatMap((node) =>
    'data' in node ? [node.data as { hName: string; hProperties: Record<string, unknown> }] : [],
  );
const textsOf = (nodes: readonly TreeNode[]) =>
  nodes.flatMap((node) => ('value' in node ? [node.value] : []));

describe('diagramsRemarkPlugin', () => {
  it('shows one picture for each theme, with its size and its title as alternative text', () => {
    const images = elementsOf(transform(SOURCE)).filter(({ hName }) => hName === 'img');
    expect(images.map(({ hProperties }) => hProperties.src)).toEqual([
      `/diagrams/${id}-light.svg`,
      `/diagrams/${id}-dark.svg`,
    ]);
    for (const { hProperties } of images)
      expect(hProperties).toMatchObject({ alt: 'The loop', width: 400, height: 300 });
  });

  it('keeps to the site’s base address', () => {
    const images = elementsOf(transform(SOURCE, '/handbook/')).filter(
      ({ hName }) => hName === 'img',
    );
    expect(images[0]?.hProperties.src).toBe(`/handbook/diagrams/${id}-light.svg`);
  });

  it('gives the description and the source as text', () => {
    const texts = textsOf(transform(SOURCE));
    expect(texts).toContain('Seven steps, and back.');
    expect(texts).toContain(SOURCE);
  });

  it('leaves no mermaid fence', () => {
    expect(transform(SOURCE).some((node) => 'lang' in node && node.lang === 'mermaid')).toBe(false);
  });

  it('stops the build when the source has changed since it was rendered, and names the place and the command', () => {
    expect(() => transform(SOURCE.replace('A', 'C'))).toThrow(
      /^docs\/a\.mdx:12: the diagram "The loop" is not rendered.*run "npm run diagrams"/,
    );
  });

  it('stops the build when the diagram says nothing to a reader who cannot see it', () => {
    expect(() => transform('flowchart TD\nA --> B')).toThrow(
      'docs/a.mdx:12: the diagram has no "accTitle: …" line',
    );
  });
});
