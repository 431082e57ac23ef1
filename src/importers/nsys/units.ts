/** Units in the headers of `nsys stats`, which `--timeunit` changes. */
import { plausible } from '../shared/plausible';

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  nsec: 1e-9,
  nanoseconds: 1e-9,
  us: 1e-6,
  usec: 1e-6,
  microseconds: 1e-6,
  ms: 1e-3,
  msec: 1e-3,
  milliseconds: 1e-3,
  s: 1,
  sec: 1,
  seconds: 1,
};

/** Seconds per unit of a column such as `Total Time (ns)`; undefined for a unit that is not known, null for none. */
export function readTimeUnit(header: string): number | null | undefined {
  const unit = /\(([^)]+)\)\s*$/u.exec(header)?.[1]?.toLowerCase();
  if (unit === undefined) return null;
  return Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined;
}

/** A number ≥ 0; hand-edited files have separators between thousands. */
export function readAmount(cell: string | undefined): number | undefined {
  const text = cell?.trim().replaceAll(',', '') ?? '';
  const value = text === '' ? Number.NaN : Number(text);
  return value >= 0 ? plausible(value) : undefined;
}
