/** Dates and UTC times as people type them, to ISO 8601 and back. No clock and no time zone of the machine is used. */
import type { ParseResult } from './ParsedField';

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** "2026-11-24" → the same; days that no calendar has are refused. */
export function parseDate(text: string): ParseResult<string> {
  const match = DATE.exec(text);
  const day = match === null ? null : calendarDay(match[1], match[2], match[3]);
  if (day === null) return { ok: false, message: 'Type a date as 2026-11-24.' };
  return { ok: true, value: day };
}

/** "2026-11-24 14:02", "2026-11-24T14:02:30Z", "2026-11-24 15:02+01:00" → "2026-11-24T14:02:00Z". Without a zone it is UTC. */
export function parseUtcTime(text: string): ParseResult<string> {
  const message = 'Type a UTC time as 2026-11-24 14:02.';
  const match = TIME.exec(text);
  if (match === null) return { ok: false, message };
  const [, year, month, dayOfMonth, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
  const day = calendarDay(year, month, dayOfMonth);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return { ok: false, message };
  }
  const offset = zoneOffsetMinutes(zone);
  if (offset === null) return { ok: false, message };
  const local = Date.parse(`${day}T${pad(hour)}:${pad(minute)}:${second}Z`);
  const utc = new Date(local - offset * 60_000).toISOString().slice(0, 19);
  return { ok: true, value: `${utc}${fraction}Z` };
}

/** "2026-11-24T14:02:00Z" → "2026-11-24 14:02"; seconds only where there are any. */
export function formatUtcTime(iso: string): string {
  return iso
    .replace('T', ' ')
    .replace(/Z$/, '')
    .replace(/^(\S+ \d\d:\d\d):00$/, '$1');
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${pad(month)}-${pad(day)}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // Engines roll 30 February over to March instead of refusing it.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Minutes east of UTC; null beyond the ±14 hours that exist. */
function zoneOffsetMinutes(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60) return null;
  return match[1] === '-' ? -minutes : minutes;
}

function pad(digits = ''): string {
  return digits.padStart(2, '0');
}
