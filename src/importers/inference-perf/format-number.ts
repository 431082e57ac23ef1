/** Numbers in the notes of a run, for eyes. */

/** Four significant digits: `92.19`, `106.5`. */
export function formatRate(rate: number): string {
  return `${Number(rate.toPrecision(4))}`;
}

/** `9.3 ms`, `4.14 s`. */
export function formatSeconds(seconds: number): string {
  return seconds < 1
    ? `${Number((seconds * 1e3).toPrecision(3))} ms`
    : `${Number(seconds.toPrecision(3))} s`;
}
