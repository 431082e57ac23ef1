import { ParsedField, type ParsedFieldProps } from './ParsedField';
import { formatUtcTime, parseDate, parseUtcTime } from './utc-time';

/** A text box, because pickers differ in every browser and a time of an incident is pasted from a log more often than picked. */
export type DateFieldProps = Omit<
  ParsedFieldProps<string>,
  'parse' | 'format' | 'unit' | 'unitName'
>;

/** The value is a date as 2026-11-24. */
export function DateField({ hint = 'As 2026-11-24', width = 'short', ...props }: DateFieldProps) {
  const format = (date: string) => date;
  return (
    <ParsedField
      {...props}
      hint={hint}
      width={width}
      parse={parseDate}
      format={format}
      inputMode="text"
      align="start"
    />
  );
}

/** The value is ISO 8601 in UTC, as 2026-11-24T14:02:00Z. */
export function DateTimeField({
  hint = 'UTC, as 2026-11-24 14:02',
  width = 'medium',
  ...props
}: DateFieldProps) {
  return (
    <ParsedField
      {...props}
      hint={hint}
      width={width}
      parse={parseUtcTime}
      format={formatUtcTime}
      unit="UTC"
      inputMode="text"
      align="start"
    />
  );
}
