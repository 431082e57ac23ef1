/** Text of the record: every keystroke goes to the record, so that a crash loses nothing; undo takes back a burst of typing. */
import type { ReactNode } from 'react';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import type { RecordChange } from '@site/src/state/investigation-state';
import { TextArea } from '@site/src/ui/fields/TextArea';
import { TextField } from '@site/src/ui/fields/TextField';

export interface RecordTextProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What to change when the text is `text`; an empty text should remove the field (`setOptional`). */
  readonly change: (text: string) => RecordChange;
  readonly hint?: string | undefined;
  /** Lines of a text area; one line without it. */
  readonly rows?: number | undefined;
  /** For commands, queries, versions. */
  readonly mono?: boolean | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

export function RecordText({ label, value, change, rows, ...field }: RecordTextProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const shared = {
    ...field,
    label,
    value: value ?? '',
    readOnly,
    onChange: (text: string) => edit(change(text), `edit "${label.toLowerCase()}"`),
  };
  return rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />;
}
