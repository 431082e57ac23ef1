/** Puts the rendered pictures, their description and their source in place of each `mermaid` fence. */
import type { Code } from 'mdast';
import { createFingerprint } from '../fingerprint';
import {
  createElement,
  createText,
  formatPlace,
  replaceNodes,
  type TreeFile,
  type TreeNode,
} from '../markdown/tree';
import {
  DIAGRAMS_PATH,
  THEMES,
  diagramFileName,
  parseDiagram,
  type Diagram,
  type Theme,
} from './diagram';
import { MANIFEST_PATH, readManifest, type DiagramManifest } from './manifest';

/** A picture shrinks with the column down to this; smaller, its text of 15 px could not be read. */
const SMALLEST_SCALE = 0.7;

export interface DiagramsOptions {
  /** The site's base URL, with a slash at both ends. */
  readonly baseUrl?: string;
  readonly manifestPath?: string;
  /** Fingerprint of the manifest: so that the bundler's cache, which is keyed by the options, forgets pages whose pictures were rendered anew. */
  readonly rendered?: string;
}

export function diagramsRemarkPlugin({
  baseUrl = '/',
  manifestPath = MANIFEST_PATH,
}: DiagramsOptions = {}) {
  return (tree: TreeNode, file: TreeFile): void => {
    // Read again for each page: during `npm start` the command may have added a diagram.
    const manifest = readManifest(manifestPath);
    replaceNodes(tree, (node) => {
      if (!isMermaid(node)) return null;
      try {
        return createFigure(parseDiagram(node.value), manifest, baseUrl);
      } catch (error) {
        throw new Error(
          `${formatPlace(file, node)}: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
    });
  };
}

/** The plugin with its options, as the docs plugin takes it. */
export function diagrams({
  baseUrl,
}: Pick<DiagramsOptions, 'baseUrl'>): [typeof diagramsRemarkPlugin, DiagramsOptions] {
  return [
    diagramsRemarkPlugin,
    { ...(baseUrl === undefined ? {} : { baseUrl }), rendered: createFingerprint(readManifest()) },
  ];
}

function isMermaid(node: TreeNode): node is Code {
  return node.type === 'code' && 'lang' in node && node.lang === 'mermaid';
}

function createFigure(diagram: Diagram, manifest: DiagramManifest, baseUrl: string): TreeNode {
  const size = manifest.diagrams[diagram.id];
  if (size === undefined) {
    throw new Error(
      `the diagram "${diagram.title}" is not rendered, or its source has changed since: run "npm run diagrams".`,
    );
  }
  const createImage = (theme: Theme): TreeNode =>
    createElement('img', {
      className: [`diagram__image--${theme}`],
      src: `${baseUrl}${DIAGRAMS_PATH}/${diagramFileName(diagram.id, theme)}`,
      alt: diagram.title,
      width: size.width,
      height: size.height,
      loading: 'lazy',
      style: `min-width:${Math.round(size.width * SMALLEST_SCALE)}px`,
    });
  const source = { type: 'code', lang: 'text', value: diagram.source };
  return createElement('figure', { className: ['diagram'] }, [
    createElement(
      'div',
      // It scrolls where the column is too narrow, hence it takes the focus.
      {
        className: ['diagram__picture'],
        role: 'group',
        tabIndex: 0,
        ariaLabel: `Diagram: ${diagram.title}`,
      },
      THEMES.map(createImage),
    ),
    createElement('figcaption', {}, [createText(diagram.title)]),
    createElement('details', {}, [
      createElement('summary', {}, [createText('Diagram as text')]),
      createElement('p', {}, [createText(diagram.description)]),
      source,
    ]),
  ]);
}
