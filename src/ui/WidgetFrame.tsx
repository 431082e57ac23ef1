import clsx from 'clsx';
import { useId, type ReactNode } from 'react';
import { Badge } from './Badge';
import styles from './WidgetFrame.module.css';

export interface WidgetFrameProps {
  readonly title: string;
  /** The level that fits the page's outline at this place; 3 unless said otherwise. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  /** A word beside the title: `Example` while the numbers are not the reader's own. */
  readonly tag?: string | undefined;
  /** Buttons and state at the end of the title bar. */
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  /** Without padding around the body: for a table that fills the frame. */
  readonly flush?: boolean | undefined;
  /** Anchor, so that other pages can link to the widget. */
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

/** The frame of everything interactive on a page. Its look is that of a figure in the text, not of an app in a window. */
export function WidgetFrame(props: WidgetFrameProps) {
  const { title, headingLevel = 3, tag, actions, footer, flush = false, id, children } = props;
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section className={styles.frame} aria-labelledby={headingId} id={id} data-ui="">
      <header className={styles.header}>
        <div className={styles.title}>
          <Heading className={styles.heading} id={headingId}>
            {title}
          </Heading>
          {tag !== undefined && <Badge>{tag}</Badge>}
        </div>
        {actions !== undefined && (
          <div className={styles.actions} data-print="hide">
            {actions}
          </div>
        )}
      </header>
      <div className={clsx(styles.body, flush && styles.flush)}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}
