import { ParsedField, type ParsedFieldProps } from './ParsedField';
import { formatShare, parseShare } from './share';

/** The value is a ratio from 0 to 1; the box shows per cent. */
export type ShareFieldProps = Omit<
  ParsedFieldProps<number>,
  'parse' | 'format' | 'unit' | 'unitName'
>;

export function ShareField({ width = 'short', ...props }: ShareFieldProps) {
  return (
    <ParsedField
      {...props}
      width={width}
      parse={parseShare}
      format={formatShare}
      unit="%"
      unitName="per cent"
      inputMode="decimal"
      align="end"
    />
  );
}
