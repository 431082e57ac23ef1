import type { ReactNode } from 'react';
import { ChevronIcon } from './icons';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Whether it starts open. */
  readonly open?: boolean | undefined;
}

/** Native details: works before scripts run, is found by the browser's search, and is unfolded in print. */
export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details className={styles.details} open={open}>
      <summary>
        <span className={styles.chevron}>
          <ChevronIcon />
        </span>
        {summary}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
