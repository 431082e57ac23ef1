import type { ReactNode } from 'react';
import { ButtonRow } from './Button';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  /** `No measurement yet`. */
  readonly title: string;
  /** What goes here, and what the reader will see then. */
  readonly children: ReactNode;
  /** The way to fill it, then `Use an example`. */
  readonly actions?: ReactNode;
  /** Where to get the file: the tool's command, a link to the page that says how. */
  readonly source?: ReactNode;
}

export function EmptyState({ title, children, actions, source }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <ButtonRow>{actions}</ButtonRow>}
      {source !== undefined && <div className={styles.source}>{source}</div>}
    </div>
  );
}
