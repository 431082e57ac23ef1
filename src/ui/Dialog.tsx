import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './Button';
import { RemoveIcon } from './icons';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  /** Called for Escape and for the closing button; the caller then sets `open` to false. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The primary action first. */
  readonly footer?: ReactNode;
}

/** The browser's own modal dialog: it holds the focus inside, makes the rest inert, and gives the focus back when it closes. */
export function Dialog({ open, onClose, title, children, footer }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file input inside fires the same event when its picker is cancelled.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Browsers may close it without a cancel event after a second Escape.
        if (event.target === event.currentTarget && open) onClose();
      }}
      data-ui=""
    >
      {open && (
        <>
          <header className={styles.header}>
            <h2 className={styles.title} id={titleId}>
              {title}
            </h2>
            <IconButton label="Close" icon={<RemoveIcon />} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </>
      )}
    </dialog>
  );
}
