/** Which frames of a profile to keep, and in which order. */
import type { ProfileFrame } from './profile';

/**
 * At most `limit` frames, sorted by own time: those with the largest own time and those with the largest total time, half and half,
 * so that both the leaves and their callers are there. Frames without any time are left out.
 */
export function selectTopFrames(frames: readonly ProfileFrame[], limit: number): ProfileFrame[] {
  const timed = frames.filter(({ self = 0, total = 0 }) => self > 0 || total > 0);
  const bySelf = timed.toSorted(compareSelf);
  if (timed.length <= limit) return bySelf;
  const chosen = new Set(bySelf.slice(0, Math.ceil(limit / 2)));
  for (const candidates of [rankByTotal(timed), bySelf]) {
    for (const frame of candidates) {
      if (chosen.size >= limit) break;
      chosen.add(frame);
    }
  }
  return bySelf.filter((frame) => chosen.has(frame));
}

/** The frames with a total time, the largest first. */
export function rankByTotal(frames: readonly ProfileFrame[]): ProfileFrame[] {
  return frames
    .filter(({ total }) => total !== undefined)
    .toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0) || compareSelf(a, b));
}

function compareSelf(a: ProfileFrame, b: ProfileFrame): number {
  return (
    (b.self ?? 0) - (a.self ?? 0) || (b.total ?? 0) - (a.total ?? 0) || compareText(a.name, b.name)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
