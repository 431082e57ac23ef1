import clsx from 'clsx';
import { FieldShell, type FieldProps } from './Field';
import { useDraft } from './use-draft';
import styles from './Field.module.css';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  /** Every keystroke; the caller debounces. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** On blur, when the text differs from the value. */
  readonly onCommit?: ((text: string) => void) | undefined;
  /** Lines to start with; it grows with the text. */
  readonly rows?: number | undefined;
  /** For commands and queries. */
  readonly mono?: boolean | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, onCommit, rows = 3, mono = false, ...field } = props;
  const draft = useDraft(value, field.readOnly === true);
  return (
    <FieldShell {...field}>
      {(control) => (
        <div className={clsx(styles.box, styles.grow)} data-text={draft.text}>
          <textarea
            {...control}
            className={clsx(styles.control, mono && styles.mono)}
            rows={rows}
            value={draft.text}
            disabled={field.disabled}
            readOnly={field.readOnly}
            spellCheck={!mono}
            onChange={(event) => {
              draft.type(event.target.value);
              onChange?.(event.target.value);
            }}
            onBlur={() => {
              if (draft.typed !== null && draft.typed !== value) onCommit?.(draft.typed);
              draft.settle();
            }}
          />
        </div>
      )}
    </FieldShell>
  );
}
