import { ParsedField, type ParsedFieldProps } from './ParsedField';

export type NumberFieldProps = ParsedFieldProps<number>;

/**
 * A number with a unit. The caller's `parse` reads what people paste ("1.2s", "850 ms", "99,9 %", "1 200") into the canonical
 * unit. Never `type=number`: it drops what it cannot read and changes the value on a scroll.
 */
export function NumberField({ width = 'short', ...props }: NumberFieldProps) {
  return <ParsedField {...props} width={width} inputMode="decimal" align="end" />;
}
