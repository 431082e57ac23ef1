/** Values of a counter over time, in promtool's notation: `0+10x5 stale`. */

/** So many steps, at the end of each of which the counter has risen by `increase`. */
export interface Phase {
  readonly steps: number;
  readonly increase: number;
}

/** From zero at the first instant. `isGone` ends the series with the mark that a vanished target leaves. */
export function formatCounter(phases: readonly Phase[], isGone = false): string {
  const parts = ['0'];
  let value = 0;
  for (const { steps, increase } of phases) {
    if (steps === 0) continue;
    parts.push(`${value + increase}+${increase}x${steps - 1}`);
    value += increase * steps;
  }
  return [...parts, ...(isGone ? ['stale'] : [])].join(' ');
}
