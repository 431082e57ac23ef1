import clsx from 'clsx';
import { FieldShell, type FieldProps } from './Field';
import { useDraft } from './use-draft';
import styles from './Field.module.css';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** Every keystroke; the caller debounces. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** On blur and on Enter, when the text differs from the value. */
  readonly onCommit?: ((text: string) => void) | undefined;
  /** For commands, versions and ids. */
  readonly mono?: boolean | undefined;
  readonly autoComplete?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, onCommit, mono = false, autoComplete = 'off', ...field } = props;
  const draft = useDraft(value, field.readOnly === true);
  const commit = () => {
    if (draft.typed !== null && draft.typed !== value) onCommit?.(draft.typed);
  };
  return (
    <FieldShell {...field}>
      {(control) => (
        <div className={styles.box}>
          <input
            {...control}
            className={clsx(styles.control, mono && styles.mono)}
            type="text"
            value={draft.text}
            disabled={field.disabled}
            readOnly={field.readOnly}
            autoComplete={autoComplete}
            spellCheck={!mono}
            onChange={(event) => {
              draft.type(event.target.value);
              onChange?.(event.target.value);
            }}
            onBlur={() => {
              commit();
              draft.settle();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
        </div>
      )}
    </FieldShell>
  );
}
