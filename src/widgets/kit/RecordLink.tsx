/** A link of the record: typed as text, and a link only when it is one that a reader can safely follow. */
import type { ReactNode } from 'react';
import { parseSafeLink } from '@site/src/domain/investigation/safe-link';
import { VisuallyHidden } from '@site/src/ui/VisuallyHidden';
import { RecordText, type RecordTextProps } from './RecordText';
import styles from './RecordLink.module.css';

export type RecordLinkProps = Pick<RecordTextProps, 'label' | 'value' | 'change' | 'hint'>;

export function RecordLink({
  hint = 'Starts with https, http or mailto; anything else stays text',
  ...field
}: RecordLinkProps): ReactNode {
  return (
    <div className={styles.field}>
      <RecordText {...field} hint={hint} mono />
      {field.value !== undefined && parseSafeLink(field.value) !== null && (
        <SafeLink text={field.value}>Open {field.label.toLowerCase()}</SafeLink>
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
