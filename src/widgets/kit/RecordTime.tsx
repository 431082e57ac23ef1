/** Dates and times of the record, committed when the field is left. */
import type { ReactNode } from 'react';
import type { Moment } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { CheckboxField } from '@site/src/ui/fields/CheckboxField';
import { DateField, DateTimeField } from '@site/src/ui/fields/DateField';
import { setOptional } from './set-optional';
import styles from './RecordTime.module.css';

export interface RecordTimeProps {
  readonly label: string;
  /** `2026-11-24T08:00:00Z`, or `2026-11-24` for a date. */
  readonly value: string | undefined;
  /** null takes it away. */
  readonly change: (value: string | null) => RecordChange;
  /** How to type it, unless said otherwise; an empty text for none. */
  readonly hint?: string | undefined;
}

/** As wide as the room it is given. */
export function RecordTime({ change, ...field }: RecordTimeProps): ReactNode {
  const commit = useCommit(field.label);
  return (
    <DateTimeField
      {...field}
      width="full"
      value={field.value ?? null}
      readOnly={commit.readOnly}
      onCommit={(value) => commit.edit(change(value))}
    />
  );
}

export function RecordDate({ change, ...field }: RecordTimeProps): ReactNode {
  const commit = useCommit(field.label);
  return (
    <DateField
      {...field}
      value={field.value ?? null}
      readOnly={commit.readOnly}
      onCommit={(value) => commit.edit(change(value))}
    />
  );
}

export interface RecordMomentProps {
  /** A noun: it becomes "Onset is approximate" too. */
  readonly label: string;
  readonly value: Moment | undefined;
  /** null takes it away. */
  readonly change: (value: Moment | null) => RecordChange;
  readonly hint?: string | undefined;
}

/** A time with the admission that it is only approximately known. */
export function RecordMoment({ label, value, change, hint }: RecordMomentProps): ReactNode {
  const commit = useCommit(label);
  return (
    <div className={styles.moment}>
      <RecordTime
        label={hint === '' ? `${label}, in UTC` : label}
        hint={hint}
        value={value?.at}
        change={(at) => change(at === null ? null : { ...value, at })}
      />
      {value !== undefined && (
        <CheckboxField
          label={`${label} is approximate`}
          checked={value.approximate === true}
          disabled={commit.readOnly}
          onCommit={(checked) =>
            commit.edit(change(setOptional(value, 'approximate', checked ? true : null)))
          }
        />
      )}
    </div>
  );
}

function useCommit(label: string) {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return {
    readOnly,
    edit: (change: RecordChange) => void edit(change, `change "${label.toLowerCase()}"`),
  };
}
