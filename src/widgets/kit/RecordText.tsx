/** Text of the record: every keystroke goes to the record, so that a crash loses nothing; undo takes back a burst of typing. */
import { useState, type ReactNode } from 'react';
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
  /** Characters that the record's schema allows; that of a line, or of a text when `rows` is given. */
  readonly limit?: number | undefined;
}

/** The caps of the schema (`LIMITS` in its primitives): a longer text could not be saved. */
const LINE = 300;
const TEXT = 20_000;

export function RecordText(props: RecordTextProps): ReactNode {
  const { label, value, change, rows, limit = rows === undefined ? LINE : TEXT, ...field } = props;
  const edit = useEdit();
  const [isCut, setIsCut] = useState(false);
  const readOnly = !useCanEdit();
  const shared = {
    ...field,
    label,
    value: value ?? '',
    readOnly,
    error: isCut
      ? `Only the first ${limit.toLocaleString()} characters are kept: shorten the text, or link to it.`
      : undefined,
    onChange: (text: string) => {
      setIsCut(text.length > limit);
      edit(change(text.slice(0, limit)), `edit "${label.toLowerCase()}"`);
    },
  };
  return rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />;
}
