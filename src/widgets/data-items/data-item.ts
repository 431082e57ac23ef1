/** A data item in one line, for the list. */
import type { DataItem } from '@site/src/domain/investigation/investigation-record';
import { formatUtcTime } from '@site/src/ui/fields/utc-time';

/** `Prometheus · 2026-11-24 14:00 to 14:30 UTC · linked to run A · gaps noted`; empty while nothing is known. */
export function summariseDataItem(item: DataItem, measurementLabel: string | undefined): string {
  return [
    item.source,
    describeRange(item.from, item.to),
    measurementLabel === undefined ? undefined : `linked to ${measurementLabel}`,
    item.query === undefined ? undefined : 'query kept',
    item.gaps === undefined ? undefined : 'gaps noted',
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** The time range in UTC; the end's date is left out where it is that of the start. */
export function describeRange(
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return `from ${formatUtcTime(from ?? '')} UTC`;
  if (from === undefined) return `until ${formatUtcTime(to)} UTC`;
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  const end = sameDay ? formatUtcTime(to).slice(11) : formatUtcTime(to);
  return `${formatUtcTime(from)} to ${end} UTC`;
}

/** Whether the range is the wrong way round. */
export function isRangeReversed(from: string | undefined, to: string | undefined): boolean {
  return from !== undefined && to !== undefined && Date.parse(to) < Date.parse(from);
}

/** SHA-256 in hexadecimal: 64 digits. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/iu.test(text.trim());
}
