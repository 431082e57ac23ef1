import { useState, type ReactNode } from 'react';
import type {
  ColumnGuess,
  ColumnRole,
  TableMapping,
  TablePreview,
} from '@site/src/state/import-state';
import { Badge } from '@site/src/ui/Badge';
import { Button, ButtonRow } from '@site/src/ui/Button';
import { Dialog } from '@site/src/ui/Dialog';
import { Notice } from '@site/src/ui/Notice';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { ROLE_OPTIONS, createRole, roleValue, unitOf, unitOptions, withUnit } from './column-roles';
import styles from './BenchmarkImport.module.css';

interface MappingDialogProps {
  readonly fileName: string;
  readonly preview: TablePreview;
  readonly onImport: (mapping: TableMapping) => void;
  readonly onCancel: () => void;
}

export function MappingDialog({
  fileName,
  preview,
  onImport,
  onCancel,
}: MappingDialogProps): ReactNode {
  const [roles, setRoles] = useState<readonly ColumnRole[]>(() =>
    preview.guesses.map(({ role }) => role),
  );
  const hasMetric = roles.some(({ role }) => role === 'metric');
  const duplicate = findDuplicate(roles, preview.headers);
  return (
    <Dialog
      open
      title={`What do the columns of ${fileName} mean?`}
      onClose={onCancel}
      footer={
        <ButtonRow>
          <Button
            variant="primary"
            disabled={!hasMetric || duplicate !== null}
            onClick={() => onImport({ columns: roles })}
          >
            Import with these columns
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </ButtonRow>
      }
    >
      <div className={styles.mapping}>
        <p>{preview.question} One row of the table is taken for one request.</p>
        {preview.guesses.map((guess, index) => (
          <ColumnRow
            key={`${index}-${guess.header}`}
            guess={guess}
            role={roles[index] ?? { role: 'ignore' }}
            samples={preview.rows.slice(0, 3).map((row) => row[index] ?? '')}
            onChange={(role) =>
              setRoles(roles.map((other, place) => (place === index ? role : other)))
            }
          />
        ))}
        {!hasMetric && <Notice tone="warning">Choose a metric for at least one column.</Notice>}
        {duplicate !== null && <Notice tone="warning">{duplicate}</Notice>}
      </div>
    </Dialog>
  );
}

interface ColumnRowProps {
  readonly guess: ColumnGuess;
  readonly role: ColumnRole;
  readonly samples: readonly string[];
  readonly onChange: (role: ColumnRole) => void;
}

function ColumnRow({ guess, role, samples, onChange }: ColumnRowProps): ReactNode {
  const units = unitOptions(role);
  return (
    <div className={styles.column} role="group" aria-label={`Column ${guess.header}`}>
      <div className={styles.columnName}>
        <strong>{guess.header}</strong>{' '}
        {!guess.certain && <Badge tone="caution">please check</Badge>}
        <div className={styles.samples}>
          {samples.map((sample) => (sample === '' ? '(empty)' : sample)).join(' · ')}
        </div>
        <div className={styles.samples}>{guess.reason}</div>
      </div>
      <SelectField
        label="Means"
        value={roleValue(role)}
        options={ROLE_OPTIONS}
        onCommit={(value) => onChange(createRole(value))}
      />
      {units.length > 0 && (
        <SelectField
          label="In"
          value={unitOf(role)}
          options={units}
          onCommit={(unit) => onChange(withUnit(role, unit))}
        />
      )}
    </div>
  );
}

/** A sentence when two columns are given the same metric or time, which cannot both be right. */
function findDuplicate(roles: readonly ColumnRole[], headers: readonly string[]): string | null {
  const seen = new Map<string, number>();
  for (const [index, role] of roles.entries()) {
    if (role.role === 'ignore' || role.role === 'attribute' || role.role === 'status') continue;
    const value = roleValue(role);
    const before = seen.get(value);
    if (before !== undefined) {
      return `"${headers[before] ?? ''}" and "${headers[index] ?? ''}" are given the same meaning: leave one out.`;
    }
    seen.set(value, index);
  }
  return null;
}
