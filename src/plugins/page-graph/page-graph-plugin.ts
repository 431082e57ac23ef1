/** Reads the loaded docs, computes the links between pages and hands them to the theme as global data. */
import { basename, extname } from 'node:path';
import type { Plugin } from '@docusaurus/types';
import * as v from 'valibot';
import { computePageGraph, type GraphPage } from './compute-page-graph';

const names = v.optional(v.array(v.string()), []);

/** The part that is read of what the docs plugin has loaded; the front matter has passed its contract before. */
const docsContent = v.looseObject({
  loadedVersions: v.array(
    v.looseObject({
      docs: v.array(
        v.looseObject({
          title: v.string(),
          permalink: v.string(),
          /** `@site/docs/…` */
          source: v.string(),
          frontMatter: v.looseObject({
            archetype: v.string(),
            related_steps: names,
            related_patterns: names,
            pitfalls: names,
            scenarios: names,
          }),
        }),
      ),
    }),
  ),
});

export function pageGraphPlugin(): Plugin {
  return {
    name: 'page-graph',
    allContentLoaded({ allContent, actions }) {
      const loaded = v.parse(docsContent, allContent['docusaurus-plugin-content-docs']?.default);
      const pages = loaded.loadedVersions.flatMap((version) => version.docs.map(toGraphPage));
      actions.setGlobalData(computePageGraph(pages));
    },
  };
}

type LoadedDoc = v.InferOutput<typeof docsContent>['loadedVersions'][number]['docs'][number];

function toGraphPage({ title, permalink, source, frontMatter }: LoadedDoc): GraphPage {
  return {
    file: source.replace('@site/', ''),
    name: basename(source, extname(source)),
    title,
    permalink,
    archetype: frontMatter.archetype,
    references: {
      step: frontMatter.related_steps,
      pattern: frontMatter.related_patterns,
      pitfall: frontMatter.pitfalls,
      scenario: frontMatter.scenarios,
    },
  };
}
