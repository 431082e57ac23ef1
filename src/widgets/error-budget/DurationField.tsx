import type { ReactNode } from 'react';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { useQuantityField } from '../kit/use-quantity-field';

export interface DurationFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Seconds. */
  readonly value: number | null;
  /** Decides the unit of an empty field; seconds. */
  readonly usual: number;
  /** What is wrong with a time, as a sentence that says what to type; null where nothing is. */
  readonly refuse?: ((seconds: number) => string | null) | undefined;
  readonly onCommit: (seconds: number) => void;
  readonly readOnly?: boolean | undefined;
}

/** A length of time that must be there: emptying the field changes nothing. Weeks, days, hours and minutes are all understood. */
export function DurationField(props: DurationFieldProps): ReactNode {
  const { label, hint, value, usual, refuse, onCommit, readOnly } = props;
  const quantity = useQuantityField('seconds', roundUp(value ?? usual));
  return (
    <NumberField
      label={label}
      hint={hint}
      unit={quantity.unit}
      unitName={quantity.unitName}
      width="full"
      value={value}
      readOnly={readOnly}
      format={quantity.format}
      parse={(text) => {
        const parsed = quantity.parse(text);
        const message = parsed.ok ? (refuse?.(parsed.value) ?? null) : null;
        return message === null ? parsed : { ok: false, message };
      }}
      onCommit={(seconds) => {
        if (seconds !== null) onCommit(seconds);
      }}
    />
  );
}

/** A size whose usual unit is the largest one in which the time is whole: 5 min and 1 h, not 300 s and 60 min. */
function roundUp(seconds: number): number {
  const whole = [86_400, 3600, 60].find((unit) => seconds >= unit && seconds % unit === 0);
  // From 10 min on times are shown in minutes, from 2 h on in hours, from 2 d on in days.
  return whole === undefined ? seconds : whole === 60 ? 600 : 2 * whole;
}
