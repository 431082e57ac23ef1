import type { ReactNode } from 'react';
import type { ColumnGuess, ColumnRole, TableLayout } from '@site/src/state/import-state';
import { Badge } from '@site/src/ui/Badge';
import { SelectField } from '@site/src/ui/fields/SelectField';
import {
  createRole,
  roleOptions,
  roleValue,
  statisticOptions,
  unitOf,
  unitOptions,
  withUnit,
} from './column-roles';
import styles from './MappingDialog.module.css';

interface MappingDialogColumnProps {
  readonly guess: ColumnGuess;
  readonly layout: TableLayout;
  readonly role: ColumnRole;
  readonly samples: readonly string[];
  readonly onActive: () => void;
  readonly onChange: (role: ColumnRole) => void;
}

/** One column's question. */
export function MappingDialogColumn(props: MappingDialogColumnProps): ReactNode {
  const { guess, layout, role, samples, onActive, onChange } = props;
  const units = unitOptions(role);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus of its fields bubbles here; it takes none itself
    <div
      className={styles.item}
      role="group"
      aria-label={`Column ${guess.header}`}
      onFocus={onActive}
    >
      <div className={styles.name}>
        <strong>{guess.header}</strong>{' '}
        {!guess.certain && <Badge tone="caution">please check</Badge>}
        <div className={styles.samples}>
          {samples.map((sample) => (sample === '' ? '(empty)' : sample)).join(' · ')}
        </div>
        {(!guess.certain || role.role !== 'ignore') && (
          <div className={styles.small}>{guess.reason}</div>
        )}
      </div>
      <SelectField
        label="Means"
        labelHidden
        value={roleValue(role)}
        options={roleOptions(layout, role)}
        onCommit={(value) => onChange(createRole(value, layout))}
      />
      {role.role === 'reported' && (
        <SelectField
          label="Statistic"
          labelHidden
          value={role.statistic}
          options={statisticOptions(role.statistic)}
          onCommit={(statistic) => onChange({ ...role, statistic })}
        />
      )}
      {units.length > 0 && (
        <SelectField
          label="In"
          labelHidden
          value={unitOf(role)}
          options={units}
          onCommit={(unit) => onChange(withUnit(role, unit))}
        />
      )}
    </div>
  );
}
