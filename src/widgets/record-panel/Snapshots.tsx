import { useState, type ReactNode } from 'react';
import { useActions, useCanEdit, useInvestigation } from '@site/src/state/use-investigation';
import type { InvestigationActions } from '@site/src/state/investigation-state';
import { Button } from '@site/src/ui/Button';
import { Disclosure } from '@site/src/ui/Disclosure';
import styles from './RecordPanel.module.css';

type SnapshotList = Awaited<ReturnType<InvestigationActions['listSnapshots']>>;

/** Earlier states are looked up only when the reader asks. */
export function Snapshots(): ReactNode {
  const actions = useActions();
  const canEdit = useCanEdit();
  const isStored = useInvestigation((state) => state.isStored);
  const [snapshots, setSnapshots] = useState<SnapshotList | null>(null);
  if (!isStored) return null;
  return (
    <Disclosure summary="Earlier states of this record">
      <Button size="small" onClick={() => void actions.listSnapshots().then(setSnapshots)}>
        Look them up
      </Button>
      {snapshots?.length === 0 && (
        <p>None has been kept yet. One is kept when a record is opened and every few changes.</p>
      )}
      {snapshots !== null && snapshots.length > 0 && (
        <ul className={styles.bin}>
          {snapshots.map((snapshot) => (
            <li key={snapshot.key}>
              {snapshot.takenAt.slice(0, 16).replace('T', ' ')} UTC, change {snapshot.revision} (
              {snapshot.reason}){' '}
              {canEdit && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Bring back the state of change ${snapshot.revision}`}
                  onClick={() => void actions.restoreSnapshot(snapshot.key)}
                >
                  Bring back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
