import type { ReactNode } from 'react';
import { ParsedField } from '@site/src/ui/fields/ParsedField';
import { formatShare, parseShare } from '@site/src/ui/fields/share';

export interface PositiveShareFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  /** Whether 100 % is a value. */
  readonly allowsAll: boolean;
  readonly onCommit: (share: number) => void;
  readonly readOnly?: boolean | undefined;
}

/** A share above 0 that must be there: emptying the field changes nothing. */
export function PositiveShareField(props: PositiveShareFieldProps): ReactNode {
  const { label, hint, value, allowsAll, onCommit, readOnly } = props;
  return (
    <ParsedField
      label={label}
      hint={hint}
      value={value}
      readOnly={readOnly}
      unit="%"
      unitName="per cent"
      inputMode="decimal"
      align="end"
      format={formatShare}
      parse={(text) => {
        const parsed = parseShare(text);
        if (!parsed.ok || (parsed.value > 0 && (allowsAll || parsed.value < 1))) return parsed;
        return {
          ok: false,
          message: allowsAll
            ? 'Type a share above 0 %, such as 50.'
            : 'Type a share between 0 and 100 %, both excluded, such as 99.9.',
        };
      }}
      onCommit={(share) => {
        if (share !== null) onCommit(share);
      }}
    />
  );
}
