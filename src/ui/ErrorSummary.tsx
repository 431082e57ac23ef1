import { useEffect, useId, useRef } from 'react';
import styles from './ErrorSummary.module.css';

export interface SummarisedError {
  /** The same words as below the field. */
  readonly message: string;
  /** `id` of the field; the first one of a group. */
  readonly fieldId: string;
}

export interface ErrorSummaryProps {
  readonly errors: readonly SummarisedError[];
  readonly title?: string | undefined;
}

/** Above a form after "continue" found something wrong, also for a single error. It takes the focus when it appears. */
export function ErrorSummary({ errors, title = 'There is a problem' }: ErrorSummaryProps) {
  const headingId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className={styles.summary}
      role="alert"
      aria-labelledby={headingId}
      tabIndex={-1}
      data-ui=""
    >
      <h2 className={styles.heading} id={headingId}>
        {title}
      </h2>
      <ul className={styles.list}>
        {errors.map(({ message, fieldId }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                const field = document.getElementById(fieldId);
                if (field === null) return;
                // The fragment of the address belongs to the page's headings.
                event.preventDefault();
                field.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
