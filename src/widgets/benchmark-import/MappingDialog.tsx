import { useState, type ReactNode } from 'react';
import type { TableMapping, TablePreview } from '@site/src/state/import-state';
import { Button, ButtonRow } from '@site/src/ui/Button';
import { Dialog } from '@site/src/ui/Dialog';
import { Notice } from '@site/src/ui/Notice';
import { MappingDialogColumn } from './MappingDialogColumn';
import { MappingDialogForm } from './MappingDialogForm';
import { MappingDialogRow } from './MappingDialogRow';
import { MappingDialogTable } from './MappingDialogTable';
import { findProblem } from './mapping-problems';
import { useMappingDraft } from './use-mapping-draft';
import styles from './MappingDialog.module.css';

interface MappingDialogProps {
  readonly fileName: string;
  readonly preview: TablePreview;
  readonly onImport: (mapping: TableMapping) => void;
  readonly onCancel: () => void;
}

/** Asks what a table means: how it is written, what a row is, and what each column (or named row) is. */
export function MappingDialog(props: MappingDialogProps): ReactNode {
  const { fileName, preview: asked, onImport, onCancel } = props;
  const draft = useMappingDraft(asked);
  const { preview, roles, rows } = draft;
  const [active, setActive] = useState<number | null>(null);
  const problem = findProblem(preview.layout, roles, rows, preview.headers);
  const hasStatistics = roles.some(({ role }) => role === 'statistic' || role === 'statistic name');
  return (
    <Dialog
      open
      title={`What do the columns of ${fileName} mean?`}
      onClose={onCancel}
      footer={
        <ButtonRow>
          <Button
            variant="primary"
            disabled={problem !== null}
            onClick={() => onImport(draft.mapping)}
          >
            Import with these columns
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </ButtonRow>
      }
    >
      <div className={styles.mapping}>
        {draft.isRecalled ? (
          <Notice
            actions={
              <Button size="small" onClick={draft.forget}>
                Forget these answers
              </Button>
            }
          >
            <p>These are your answers for an earlier file with the same columns.</p>
          </Notice>
        ) : (
          <p className={styles.question}>{preview.question}</p>
        )}
        <MappingDialogForm draft={draft} />
        <MappingDialogTable preview={preview} roles={roles} active={active} />
        <div className={styles.list}>
          <h3 className={styles.subtitle}>What the columns are</h3>
          {preview.guesses.map((guess, index) => (
            <MappingDialogColumn
              key={`${index}-${guess.header}`}
              guess={guess}
              layout={preview.layout}
              role={roles[index] ?? { role: 'ignore' }}
              samples={preview.rows.slice(0, 3).map((row) => row[index] ?? '')}
              onActive={() => setActive(index)}
              onChange={(role) => draft.setRole(index, role)}
            />
          ))}
        </div>
        {rows.length > 0 && (
          <div className={styles.list}>
            <h3 className={styles.subtitle}>What the rows are</h3>
            {rows.map((row) => (
              <MappingDialogRow
                key={row.name}
                row={row}
                asksStatistic={!hasStatistics}
                onChange={draft.setRow}
              />
            ))}
          </div>
        )}
        {problem !== null && <Notice tone="warning">{problem}</Notice>}
        <p className={styles.small}>
          The answers are kept in this browser for files with the same columns.
        </p>
      </div>
    </Dialog>
  );
}
