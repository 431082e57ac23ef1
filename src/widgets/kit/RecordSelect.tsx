import type { ReactNode } from 'react';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import type { RecordChange } from '@site/src/state/investigation-state';
import { SelectField, type SelectOption } from '@site/src/ui/fields/SelectField';

export interface RecordSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly (Value | SelectOption<Value>)[];
  readonly change: (value: Value) => RecordChange;
  readonly hint?: string | undefined;
  readonly empty?: string | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

/** A choice of the record. A bare option shows itself, with a capital. */
export function RecordSelect<Value extends string>({
  label,
  value,
  options,
  change,
  ...field
}: RecordSelectProps<Value>): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  return (
    <SelectField
      {...field}
      label={label}
      value={value ?? null}
      readOnly={readOnly}
      options={options.map((option) =>
        typeof option === 'string' ? { value: option, label: capitalise(option) } : option,
      )}
      onCommit={(chosen) => edit(change(chosen), `choose "${label.toLowerCase()}"`)}
    />
  );
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
