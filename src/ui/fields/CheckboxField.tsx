import { useId } from 'react';
import { FieldError, type FieldProps } from './Field';
import styles from './Choice.module.css';

export interface CheckboxFieldProps extends Pick<
  FieldProps,
  'label' | 'hint' | 'error' | 'id' | 'disabled'
> {
  readonly checked: boolean;
  readonly onCommit: (checked: boolean) => void;
}

export function CheckboxField(props: CheckboxFieldProps) {
  const { label, hint, error, disabled, checked, onCommit } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div>
      <label className={styles.choice} htmlFor={id}>
        <input
          className={styles.input}
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={describedBy === '' ? undefined : describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onCommit(event.target.checked)}
        />
        <span className={styles.text}>{label}</span>
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} message={error} />}
    </div>
  );
}
