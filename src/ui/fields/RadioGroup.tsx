import clsx from 'clsx';
import { useId } from 'react';
import { VisuallyHidden } from '../VisuallyHidden';
import { FieldError, type FieldProps } from './Field';
import fieldStyles from './Field.module.css';
import styles from './Choice.module.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface RadioGroupProps<Value extends string> extends Pick<
  FieldProps,
  'label' | 'labelHidden' | 'hint' | 'error' | 'id' | 'disabled'
> {
  readonly value: Value | null;
  readonly options: readonly RadioOption<Value>[];
  readonly onCommit: (value: Value) => void;
  /** Side by side, for two or three short options. */
  readonly inline?: boolean | undefined;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, labelHidden, hint, error, disabled, value, options, onCommit, inline } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={styles.group}
      disabled={disabled}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend className={styles.legend}>
        {labelHidden === true ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </legend>
      {hint && (
        <p className={fieldStyles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={clsx(inline === true && styles.inline)}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={styles.choice}
            htmlFor={index === 0 ? id : `${id}-${option.value}`}
          >
            {/* The first option carries the group's id: that is where an error summary leads. */}
            <input
              className={styles.input}
              id={index === 0 ? id : `${id}-${option.value}`}
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onCommit(option.value)}
            />
            <span className={styles.text}>{option.label}</span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`} message={error} />}
    </fieldset>
  );
}
