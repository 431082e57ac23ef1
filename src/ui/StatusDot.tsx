import clsx from 'clsx';
import styles from './StatusDot.module.css';

export type DotState = 'done' | 'busy' | 'idle' | 'problem';

/** A small shape beside a word that says the same: full, half, empty, crossed. */
export function StatusDot({ state }: { readonly state: DotState }) {
  return (
    <svg
      className={clsx(styles.dot, styles[state])}
      viewBox="-5 -5 10 10"
      aria-hidden="true"
      focusable="false"
    >
      {state === 'problem' ? (
        <path d="m-3.5-3.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" />
      ) : (
        <circle
          r="4"
          fill={state === 'done' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )}
      {state === 'busy' && <path d="M0-4a4 4 0 0 1 0 8Z" fill="currentColor" />}
    </svg>
  );
}

export interface SaveStatusProps {
  readonly state: DotState;
  /** `Saved`, `Saving…`, `Not saved: storage is full`. Read out when it changes. */
  readonly text: string;
  /** `14:02`; shown behind the text but never read out by itself, or every save would be. */
  readonly detail?: string | undefined;
}

export function SaveStatus({ state, text, detail }: SaveStatusProps) {
  return (
    <span className={styles.status} data-state={state}>
      <StatusDot state={state} />
      <span role="status">{text}</span>
      {detail !== undefined && <span>{detail}</span>}
    </span>
  );
}
