/** What every field has: a label above, a hint, and an error below that says what to do, both tied to the control. */
import clsx from 'clsx';
import { useId, type ReactNode } from 'react';
import { VisuallyHidden } from '../VisuallyHidden';
import { ErrorIcon } from '../icons';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** The unit in words; it becomes part of the label: `milliseconds` gives "TTFT p95, in milliseconds". */
  readonly unitName?: string | undefined;
  /** One short sentence without links; screen readers read it with the label. */
  readonly hint?: string | undefined;
  /** What is wrong and what to type instead. */
  readonly error?: string | undefined;
  /** Where the surroundings show the label already (a table cell); screen readers still get it. */
  readonly labelHidden?: boolean | undefined;
  /** Given when an error summary links to the field. */
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  /** As wide as what is expected in it. */
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

/** Attributes for the element that takes the input. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldShellProps extends FieldProps {
  readonly children: (control: ControlAttributes) => ReactNode;
}

export function FieldShell({ children, ...field }: FieldShellProps) {
  const ownId = useId();
  const id = field.id ?? ownId;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [field.hint && hintId, field.error && errorId].filter(Boolean).join(' ');
  const label = fieldLabel(field.label, field.unitName);
  return (
    <div className={clsx(styles.field, styles[field.width ?? 'full'])}>
      <label className={styles.label} htmlFor={id}>
        {field.labelHidden === true ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {field.hint && (
        <p className={styles.hint} id={hintId}>
          {field.hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': field.error ? true : undefined,
      })}
      {field.error && <FieldError id={errorId} message={field.error} />}
    </div>
  );
}

export function FieldError({ id, message }: { readonly id: string; readonly message: string }) {
  return (
    <p className={styles.error} id={id}>
      <ErrorIcon />
      <span>
        <VisuallyHidden>Error: </VisuallyHidden>
        {message}
      </span>
    </p>
  );
}

export function fieldLabel(label: string, unitName: string | undefined): string {
  return unitName === undefined ? label : `${label}, in ${unitName}`;
}
