import type { ReactNode } from 'react';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { CheckboxField } from '@site/src/ui/fields/CheckboxField';

export interface RecordCheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => RecordChange;
  readonly hint?: string | undefined;
}

export function RecordCheck({ label, checked, change, hint }: RecordCheckProps): ReactNode {
  const edit = useEdit();
  const disabled = !useCanEdit();
  return (
    <CheckboxField
      label={label}
      hint={hint}
      checked={checked}
      disabled={disabled}
      onCommit={(next) => edit(change(next), `tick "${label.toLowerCase()}"`)}
    />
  );
}
