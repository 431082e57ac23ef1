// Change: wraps the original. The page's badge stands between the title and the text, related pages and sources stand below it.
import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { usePluginData } from '@docusaurus/useGlobalData';
import DocItemContent from '@theme-original/DocItem/Content';
import type { Props } from '@theme/DocItem/Content';
import { PageBadge } from './PageBadge';
import { PageReferences } from './PageReferences';
import { readPageMetadata } from './page-metadata';
import { selectRelatedPages } from './related-pages';

export default function DocItemContentWithMetadata({ children }: Props): ReactNode {
  const { metadata } = useDoc();
  const graph = usePluginData('page-graph');
  const page = readPageMetadata(metadata.frontMatter);
  const related = selectRelatedPages(graph, metadata.permalink);
  return (
    <DocItemContent>
      {page !== null && <PageBadge page={page} />}
      {children}
      <PageReferences related={related} sources={page?.sources ?? []} />
    </DocItemContent>
  );
}
