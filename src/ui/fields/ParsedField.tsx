/** A text box for a value that has to be read from text: numbers with units, shares, dates. */
import clsx from 'clsx';
import { FieldShell, type FieldProps } from './Field';
import { useDraft } from './use-draft';
import styles from './Field.module.css';

export type ParseResult<Value> =
  | { readonly ok: true; readonly value: Value }
  /** What to type instead, as a sentence. */
  | { readonly ok: false; readonly message: string };

export interface ParsedFieldProps<Value> extends FieldProps {
  /** null when there is none: the box is then empty. */
  readonly value: Value | null;
  /** Never called with blank text: that is null. */
  readonly parse: (text: string) => ParseResult<Value>;
  /** What the box shows for a value; `parse` must read it back. */
  readonly format: (value: Value) => string;
  /** On blur and on Enter, when the text changed and could be read. */
  readonly onCommit: (value: Value | null) => void;
  /** Shown behind the number, for eyes only; `unitName` says it in the label. */
  readonly unit?: string | undefined;
}

interface Props<Value> extends ParsedFieldProps<Value> {
  readonly inputMode: 'decimal' | 'numeric' | 'text';
  readonly align: 'start' | 'end';
}

/** Nothing is judged while the reader types; text that cannot be read stays as it was typed, with the reason below. */
export function ParsedField<Value>(props: Props<Value>) {
  const { value, parse, format, onCommit, unit, inputMode, align, ...field } = props;
  const draft = useDraft(value === null ? '' : format(value));
  const commit = () => {
    if (draft.typed === null) return;
    const text = draft.typed.trim();
    if (text === '') {
      draft.settle();
      if (value !== null) onCommit(null);
      return;
    }
    const result = parse(text);
    if (result.ok) {
      draft.settle();
      onCommit(result.value);
    } else {
      draft.refuse(result.message);
    }
  };
  return (
    <FieldShell {...field} error={draft.message ?? field.error}>
      {(control) => (
        <div className={styles.box}>
          <input
            {...control}
            className={clsx(styles.control, align === 'end' && styles.numeric)}
            type="text"
            inputMode={inputMode}
            value={draft.text}
            disabled={field.disabled}
            readOnly={field.readOnly}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => draft.type(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
          {unit !== undefined && (
            <span className={styles.suffix} aria-hidden="true">
              {unit}
            </span>
          )}
        </div>
      )}
    </FieldShell>
  );
}
