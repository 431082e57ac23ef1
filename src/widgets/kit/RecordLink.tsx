/** A link of the record: typed as text, and a link only when it is one that a reader can safely follow. */
import type { ReactNode } from 'react';
import { parseSafeLink } from '@site/src/domain/investigation/safe-link';
import { VisuallyHidden } from '@site/src/ui/VisuallyHidden';
import { RecordText, type RecordTextProps } from './RecordText';
import styles from './RecordLink.module.css';

/** The cap of the schema for a link. */
const LONGEST_LINK = 2_000;

export type RecordLinkProps = Pick<RecordTextProps, 'label' | 'value' | 'change'>;

export function RecordLink(field: RecordLinkProps): ReactNode {
  const { label, value = '' } = field;
  return (
    <div className={styles.field}>
      <RecordText {...field} mono limit={LONGEST_LINK} />
      {parseSafeLink(value) !== null ? (
        <SafeLink text={value}>Open {label.toLowerCase()}</SafeLink>
      ) : (
        value.trim() !== '' && (
          <p className={styles.note}>
            Kept as text: only addresses that start with https, http or mailto become links.
          </p>
        )
      )}
    </div>
  );
}

export interface SafeLinkProps {
  /** What the reader typed. */
  readonly text: string;
  /** Shown for a link; the text itself without it. What is no safe link is always shown as the text itself. */
  readonly children?: ReactNode;
}

export function SafeLink({ text, children = text }: SafeLinkProps): ReactNode {
  const href = parseSafeLink(text);
  if (href === null) return <span className={styles.text}>{text}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={styles.link}>
      {children}
      <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
    </a>
  );
}
