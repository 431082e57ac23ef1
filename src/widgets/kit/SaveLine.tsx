/** Which record this is, whether it is saved, and the way back. Not a live region: only the record panel announces saving. */
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Button } from '@site/src/ui/Button';
import { useActions, useInvestigation } from '@site/src/state/use-investigation';
import { describeSaving } from './describe-saving';
import styles from './SaveLine.module.css';

export function SaveLine(): ReactNode {
  const title = useInvestigation((state) => state.record.title);
  const saving = useInvestigation((state) => state.saving);
  const undoLabel = useInvestigation((state) => state.undoLabel);
  const redoLabel = useInvestigation((state) => state.redoLabel);
  const actions = useActions();
  const { text, detail } = describeSaving(saving);
  return (
    <div className={styles.line} data-print="hide">
      <Link to="/workspace" className={clsx(styles.title)}>
        {title}
      </Link>
      <span className={styles.state} data-saving={saving.kind}>
        {text} {detail}
      </span>
      {saving.kind === 'failed' && (
        <Button size="small" onClick={() => void actions.saveNow()}>
          Save again
        </Button>
      )}
      <span className={styles.undo}>
        {undoLabel !== null && (
          <Button size="small" variant="quiet" onClick={() => void actions.undo()}>
            Undo {undoLabel}
          </Button>
        )}
        {redoLabel !== null && (
          <Button size="small" variant="quiet" onClick={() => void actions.redo()}>
            Redo
          </Button>
        )}
      </span>
    </div>
  );
}
