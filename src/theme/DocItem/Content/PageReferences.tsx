import { useId, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import type { PageSource } from './page-metadata';
import type { RelatedGroup } from './related-pages';
import styles from './styles.module.css';

interface PageReferencesProps {
  readonly related: readonly RelatedGroup[];
  readonly sources: readonly PageSource[];
}

/** The foot of a page. Its headings are not in the table of contents: they say nothing about the page's own subject. */
export function PageReferences({ related, sources }: PageReferencesProps): ReactNode {
  return (
    <>
      {related.length > 0 && <Related groups={related} />}
      {sources.length > 0 && <Sources sources={sources} />}
    </>
  );
}

function Related({ groups }: { readonly groups: readonly RelatedGroup[] }): ReactNode {
  const heading = useId();
  return (
    <nav className={styles.references} aria-labelledby={heading}>
      <h2 id={heading}>Related pages</h2>
      <div className={styles.groups}>
        {groups.map(({ label, pages }) => (
          <div key={label}>
            <h3>{label}</h3>
            <ul>
              {pages.map(({ title, permalink }) => (
                <li key={permalink}>
                  <Link to={permalink}>{title}</Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function Sources({ sources }: { readonly sources: readonly PageSource[] }): ReactNode {
  const heading = useId();
  return (
    <section className={styles.references} aria-labelledby={heading}>
      <h2 id={heading}>Sources</h2>
      <ol>
        {sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
