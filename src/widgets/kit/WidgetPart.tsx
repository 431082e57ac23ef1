import { useId, type ReactNode } from 'react';
import styles from './WidgetPart.module.css';

export interface WidgetPartProps {
  /** Sentence case; the widget's own title is one level above it. */
  readonly title: string;
  /** One or two sentences: what goes here, and why. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a widget that holds several: heading, lead, fields. */
export function WidgetPart({ title, lead, children }: WidgetPartProps): ReactNode {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h4 className={styles.title} id={id}>
        {title}
      </h4>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      <div className={styles.content}>{children}</div>
    </section>
  );
}

/** Fields side by side where there is room, their boxes on one line. */
export function FieldRow({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.row}>{children}</div>;
}
