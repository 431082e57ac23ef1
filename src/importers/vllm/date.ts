/** vLLM's `date`: `20260528-093947`, local time without a zone, taken when the file is written, so after the run. */

/**
 * The start of the run, ISO 8601 without a zone: the date minus the duration. Undefined when either is missing or is no date.
 * The calendar arithmetic runs in UTC only so that no daylight saving time of this machine gets in.
 */
export function readStart(
  date: string | undefined,
  duration: number | undefined,
): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(date ?? '');
  if (!match || duration === undefined || duration < 0) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const end = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const start = new Date(end - Math.round(duration) * 1e3);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString().slice(0, 19);
}
