/** Gives every page the style of the figures, and watches the pictures during `npm start`. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@docusaurus/types';
import { MANIFEST_PATH } from './manifest';

export function diagramsPlugin(): Plugin {
  return {
    name: 'diagrams',
    getClientModules: () => [fileURLToPath(new URL('./diagrams.css', import.meta.url))],
    getPathsToWatch: () => [MANIFEST_PATH],
  };
}
