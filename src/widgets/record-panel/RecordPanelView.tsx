import type { ReactNode } from 'react';
import { useActions, useInvestigation } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Notice } from '@site/src/ui/Notice';
import { SaveStatus } from '@site/src/ui/StatusDot';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { RecordWidget } from '../kit/RecordWidget';
import { describeSaving } from '../kit/describe-saving';
import { ExportRecord } from './ExportRecord';
import { ImportRecord } from './ImportRecord';
import { Library } from './Library';
import { Snapshots } from './Snapshots';
import styles from './RecordPanel.module.css';

const STATUSES = ['draft', 'in review', 'verified', 'closed'] as const;

export function View(): ReactNode {
  const record = useInvestigation((state) => state.record);
  const notice = useInvestigation((state) => state.notice);
  const isStored = useInvestigation((state) => state.isStored);
  const actions = useActions();
  return (
    <RecordWidget title="Investigation record" id="record-panel" actions={<SavingState />}>
      {notice !== null && <Notice tone="warning">{notice}</Notice>}
      <div className={styles.head}>
        <RecordText
          label="Title"
          value={record.title}
          change={(title) => (current) => ({ ...current, title })}
        />
        <RecordSelect
          label="Status"
          width="short"
          value={record.status}
          options={STATUSES}
          change={(status) => (current) => ({ ...current, status })}
        />
      </div>
      <div className={styles.actions} data-print="hide">
        <Button onClick={() => void actions.create()}>New record</Button>
        <Button onClick={() => void actions.duplicate()} disabled={!isStored}>
          Duplicate
        </Button>
        <Button variant="quiet" onClick={() => void actions.loadExample()}>
          Open an example record
        </Button>
      </div>
      <ExportRecord />
      <ImportRecord />
      <Library />
      <Snapshots />
    </RecordWidget>
  );
}

const DOTS = { saved: 'done', pending: 'idle', saving: 'busy', failed: 'problem' } as const;

/** The one place on a page that announces saving. */
function SavingState(): ReactNode {
  const saving = useInvestigation((state) => state.saving);
  const dot = saving.kind === 'saved' && saving.at === null ? 'idle' : DOTS[saving.kind];
  return <SaveStatus state={dot} {...describeSaving(saving)} />;
}
