/** Windows for people. A formatted quantity would say `60 min` for an hour and round 100 minutes to 1.667 h. */
const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/** Seconds in the largest unit of which they are a whole number: `30 d`, `1 h`, `90 min`; else in seconds. */
export function formatWholeDuration(seconds: number): string {
  const unit = UNITS.find(([, size]) => seconds >= size && seconds % size === 0);
  return unit === undefined ? `${seconds} s` : `${seconds / unit[1]} ${unit[0]}`;
}
