import { useState, type ReactNode } from 'react';
import type { InvestigationState } from '@site/src/state/investigation-state';
import { useActions, useInvestigation } from '@site/src/state/use-investigation';
import { Badge } from '@site/src/ui/Badge';
import { Button } from '@site/src/ui/Button';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Disclosure } from '@site/src/ui/Disclosure';
import { UndoBar } from '@site/src/ui/UndoBar';
import styles from './RecordPanel.module.css';

type Summary = InvestigationState['library'][number];

export function Library(): ReactNode {
  const library = useInvestigation((state) => state.library);
  const bin = useInvestigation((state) => state.bin);
  const openId = useInvestigation((state) => state.record.id);
  const actions = useActions();
  const [removed, setRemoved] = useState<Summary | null>(null);
  const columns: readonly Column<Summary>[] = [
    {
      key: 'title',
      header: 'Record',
      render: (record) => (
        <span className={styles.title}>
          {record.title} {record.id === openId && <Badge tone="accent">open</Badge>}
        </span>
      ),
    },
    { key: 'status', header: 'Status', render: ({ status }) => status },
    {
      key: 'modified',
      header: 'Last change',
      unit: 'UTC',
      align: 'end',
      render: ({ modifiedAt }) => formatTime(modifiedAt),
    },
    {
      key: 'tools',
      header: 'Actions',
      align: 'end',
      render: (record) => (
        <span className={styles.tools} data-print="hide">
          {record.id !== openId && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => void actions.open(record.id)}
              aria-label={`Open ${record.title}`}
            >
              Open
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            aria-label={`Delete ${record.title}`}
            onClick={() => {
              setRemoved(record);
              void actions.remove(record.id);
            }}
          >
            Delete
          </Button>
        </span>
      ),
    },
  ];
  return (
    <div className={styles.library}>
      <UndoBar
        text={removed === null ? null : `“${removed.title}” was moved to the bin.`}
        onUndo={() => {
          if (removed !== null) void actions.restore(removed.id);
          setRemoved(null);
        }}
        onDismiss={() => setRemoved(null)}
      />
      {library.length > 0 && (
        <DataTable
          caption="Records in this browser"
          columns={columns}
          rows={library}
          rowKey={({ id }) => id}
          stack
        />
      )}
      {bin.length > 0 && (
        <Disclosure summary={`Bin: ${bin.length === 1 ? '1 record' : `${bin.length} records`}`}>
          <ul className={styles.bin}>
            {bin.map((record) => (
              <li key={record.id}>
                {record.title}, deleted {formatTime(record.deletedAt)} UTC{' '}
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Restore ${record.title}`}
                  onClick={() => void actions.restore(record.id)}
                >
                  Restore
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** `2026-11-24 14:02`, from ISO 8601 in UTC. */
function formatTime(utc: string): string {
  return utc.slice(0, 16).replace('T', ' ');
}
