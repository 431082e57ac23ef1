/** Numbers of the workbench as people read them. */
import { formatShare } from '@site/src/domain/slo/format-share';
import { formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { formatWholeDuration } from '@site/src/domain/units/format-whole-duration';
import type { Traffic } from '@site/src/domain/slo/traffic-check';

export const sayWindow = formatWholeDuration;

/** A time that was computed: `51.84 s`, `26.4 min`; a dash where there is none. */
export function sayTime(seconds: number | null): string {
  return seconds === null ? '–' : formatWithUnit(seconds, 'seconds', { significantDigits: 4 });
}

/** For columns in minutes, so that the times of several alerts can be compared; a dash where there is none. */
export function sayInMinutes(seconds: number | null): string {
  return seconds === null
    ? '–'
    : formatQuantity(seconds, 'seconds', { unit: 'min', significantDigits: 4 }).text;
}

export const sayShare = formatShare;

/** A share that was computed, where four digits do. */
export function sayRoughly(share: number | null): string {
  return share === null ? '–' : formatWithUnit(share, 'ratio', { significantDigits: 4 });
}

/** Minutes of failure are always minutes, so that they can be compared: `432 min`, `0.864 min`. */
export function sayMinutes(minutes: number): string {
  return `${plain(minutes, 6)} min`;
}

export function sayNumber(value: number): string {
  return plain(value, 4);
}

/** Requests; a fraction of one is shown, since a budget may be one. */
export function sayCount(value: number): string {
  return plain(value, 6);
}

const PERIODS: Readonly<Record<number, string>> = { 1: 's', 60: 'min', 3600: 'h', 86_400: 'd' };

/** `6 req/s`, `1000000 req in 30 d`. */
export function sayTraffic({ requests, period }: Traffic): string {
  const name = PERIODS[period];
  return name === undefined
    ? `${sayCount(requests)} req in ${sayWindow(period)}`
    : `${sayCount(requests)} req/${name}`;
}

function plain(value: number, significantDigits: number): string {
  return formatQuantity(value, 'count', { significantDigits }).text;
}
