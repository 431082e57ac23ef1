import type { ReactNode } from 'react';
import type { RecordChange } from '@site/src/state/investigation-state';
import type { SelectOption } from '@site/src/ui/fields/SelectField';
import { RecordSelect } from './RecordSelect';

export interface RecordChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly (Value | SelectOption<Value>)[];
  /** null takes the choice away. */
  readonly change: (value: Value | null) => RecordChange;
  /** Shown for no choice; it can be chosen again. */
  readonly none?: string | undefined;
  readonly hint?: string | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

/** No value of the record is the empty text, so it can stand for none. */
const NONE = '';

/** A choice that may also stay open: a select with an entry for "not stated". */
export function RecordChoice<Value extends string>({
  value,
  options,
  change,
  none = 'Not stated',
  ...field
}: RecordChoiceProps<Value>): ReactNode {
  return (
    <RecordSelect<Value | typeof NONE>
      {...field}
      value={value ?? NONE}
      options={[{ value: NONE, label: none }, ...options]}
      change={(chosen) => change(chosen === NONE ? null : chosen)}
    />
  );
}
