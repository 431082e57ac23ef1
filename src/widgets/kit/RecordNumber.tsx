import type { ReactNode } from 'react';
import type { Unit } from '@site/src/domain/units';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { useQuantityField } from './use-quantity-field';

export interface RecordNumberProps {
  readonly label: string;
  /** Canonical unit. */
  readonly value: number | undefined;
  readonly unit: Unit;
  /** null takes it away. */
  readonly change: (value: number | null) => RecordChange;
  /** For things that are counted. */
  readonly whole?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** A number of the record that is not negative, committed when the field is left. */
export function RecordNumber(props: RecordNumberProps): ReactNode {
  const { label, value, unit, change, whole = false, hint, error } = props;
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const quantity = useQuantityField(unit, value ?? null);
  return (
    <NumberField
      label={label}
      hint={hint}
      error={error}
      value={value ?? null}
      unit={quantity.unit}
      unitName={quantity.unitName}
      readOnly={readOnly}
      format={quantity.format}
      parse={(text) => {
        const result = quantity.parse(text);
        return result.ok && whole && !Number.isSafeInteger(result.value)
          ? { ok: false, message: 'Type a whole number, such as 8.' }
          : result;
      }}
      onCommit={(next) => edit(change(next), `change "${label.toLowerCase()}"`)}
    />
  );
}
