/**
 * Puts what several widgets share into one chunk that is loaded with the first of them. Docusaurus switches the bundler's own
 * sharing off, so that each widget would carry its own copy of the engine, the store and the UI parts.
 */
import type { Plugin } from '@docusaurus/types';

/** Our layers below the widgets, what the widgets share, and the libraries that only these use. */
const SHARED =
  /[\\/]src[\\/](?:domain|importers|exporters|storage|state|ui|widgets[\\/]kit)[\\/]|[\\/]node_modules[\\/](?:valibot|idb|zustand|d3-[a-z]+|internmap)[\\/]/;

export function sharedChunksPlugin(): Plugin {
  return {
    name: 'shared-chunks',
    configureWebpack: (_config, isServer) =>
      isServer
        ? {}
        : {
            optimization: {
              splitChunks: {
                cacheGroups: {
                  // Routes have names and widgets have none: a part that a page's frame uses too must not draw the engine into every page.
                  engine: {
                    test: SHARED,
                    type: /javascript/,
                    chunks: ({ name }: { readonly name?: string | null | undefined }) => !name,
                    minChunks: 2,
                    name: 'engine',
                    priority: 45,
                    enforce: true,
                  },
                },
              },
            },
          },
  };
}
