import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

export interface ScrollRegionProps {
  readonly children: ReactNode;
  /** Names it: either the id of a heading or caption, or the words themselves. */
  readonly labelledBy?: string | undefined;
  readonly label?: string | undefined;
}

/** Wide content scrolls inside its own container, so that the page never does. Reachable by keyboard, therefore named; no landmark. */
export function ScrollRegion({ children, labelledBy, label }: ScrollRegionProps) {
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-labelledby={labelledBy}
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must be able to scroll it (WCAG 2.1.1)
      tabIndex={0}
      data-scroll=""
    >
      {children}
    </div>
  );
}
