import type { ReactNode } from 'react';
import type { Review } from '@site/src/domain/investigation/judge-review';
import { Notice } from '@site/src/ui/Notice';
import styles from './Review.module.css';

/** In what the review was measured otherwise than the run that it is compared with: a caveat, which decides nothing. */
export function Conditions({ review }: { readonly review: Review }): ReactNode {
  const { comparedWith, differences, saidByOne, measurement } = review;
  if (comparedWith === null || comparedWith === measurement) return null;
  if (differences.length === 0 && saidByOne.length === 0) return null;
  return (
    <Notice title={`Not measured in the same way as “${comparedWith.label}”`}>
      {differences.length > 0 && (
        <ul className={styles.differences}>
          {differences.map(({ kind, what, before, after }) => (
            <li key={`${kind} ${what} ${before}`}>
              {kind === 'definition' && 'Definition of '}
              {kind === 'definition' ? what.toLowerCase() : what}: {before} → {after}
            </li>
          ))}
        </ul>
      )}
      {saidByOne.length > 0 && (
        <p>Said by one of the two only, so it may differ: {saidByOne.join(', ').toLowerCase()}.</p>
      )}
      <p>
        The targets are judged all the same. The comparison of the two is only as good as their
        likeness.
      </p>
    </Notice>
  );
}
