import type { ReactNode } from 'react';
import { formatArchetype, formatDay, type PageMetadata } from './page-metadata';
import { useIsReviewDue } from './use-is-review-due';
import styles from './styles.module.css';

interface PageBadgeProps {
  readonly page: PageMetadata;
}

/** What kind of page this is, who answers for it and how fresh it is. */
export function PageBadge({ page }: PageBadgeProps): ReactNode {
  const isReviewDue = useIsReviewDue(page.reviewDue);
  return (
    <>
      <dl className={styles.badge} aria-label="About this page">
        <Item term="Kind">{formatArchetype(page.archetype)}</Item>
        <Item term="Status">{formatArchetype(page.status)}</Item>
        <Item term="Owner">{page.owner}</Item>
        <Item term="Version">{page.version}</Item>
        <Item term="Reviewed">
          <Day date={page.lastReviewed} />
        </Item>
        <Item term="Next review">
          <Day date={page.reviewDue} />
        </Item>
      </dl>
      {page.status === 'deprecated' && (
        <p className={styles.notice}>This page is deprecated: nobody keeps it up to date.</p>
      )}
      {isReviewDue && (
        <p className={styles.notice} role="note">
          The review of this page was due on {formatDay(page.reviewDue)}. Check its figures against
          their sources before you rely on them.
        </p>
      )}
    </>
  );
}

function Item({
  term,
  children,
}: {
  readonly term: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Day({ date }: { readonly date: string }): ReactNode {
  return <time dateTime={date}>{formatDay(date)}</time>;
}
