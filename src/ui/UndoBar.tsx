import clsx from 'clsx';
import { Button, ButtonRow } from './Button';
import styles from './UndoBar.module.css';

export interface UndoBarProps {
  /** `Target "TTFT p99" removed.`; null when there is nothing to undo. */
  readonly text: string | null;
  readonly onUndo: () => void;
  readonly onDismiss?: (() => void) | undefined;
}

/** Stays until it is used or dismissed: nothing here depends on how fast somebody reads. Render it always, so that it is announced. */
export function UndoBar({ text, onUndo, onDismiss }: UndoBarProps) {
  return (
    <div className={clsx(text === null ? styles.empty : styles.bar)}>
      <span role="status">{text}</span>
      {text !== null && (
        <ButtonRow>
          <Button size="small" onClick={onUndo}>
            Undo
          </Button>
          {onDismiss && (
            <Button size="small" variant="quiet" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </ButtonRow>
      )}
    </div>
  );
}
