/** Text of the record that has to be of a kind: a label's name, a query. It is stored as typed, and judged once it is left. */
import { useState, type ReactNode } from 'react';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { TextArea } from '@site/src/ui/fields/TextArea';
import { TextField } from '@site/src/ui/fields/TextField';

interface CheckedTextProps {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => RecordChange;
  /** A sentence that says what to type, or null. */
  readonly check: (text: string) => string | null;
  readonly hint?: string | undefined;
  /** Lines of a text area; one line without it. */
  readonly rows?: number | undefined;
}

/** The caps of the record's schema. */
const LINE = 300;
const TEXT = 20_000;

export function CheckedText({ value, change, check, rows, ...field }: CheckedTextProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const [isTyping, setIsTyping] = useState(false);
  const problem = check(value);
  const shared = {
    ...field,
    value,
    readOnly,
    mono: true,
    error: isTyping || problem === null ? undefined : problem,
    onChange: (text: string) => {
      // What is shown as wrong is judged at every keystroke, so that one sees when it is right.
      if (problem === null) setIsTyping(true);
      const limit = rows === undefined ? LINE : TEXT;
      edit(change(text.slice(0, limit)), `edit "${field.label.toLowerCase()}"`);
    },
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears that the field inside is left
    <div onBlur={() => setIsTyping(false)}>
      {rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />}
    </div>
  );
}
