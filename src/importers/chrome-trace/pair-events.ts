/** Begin and end events (`ph` B and E) made into spans. */
import type { Spans } from '../../domain/profile/nesting';
import type { SpanColumns } from '../shared/span-columns';

export interface PairedEvents {
  readonly spans: number;
  /** Ends without a beginning. */
  readonly unmatched: number;
  /** Beginnings without an end; they are taken to last until the trace ends. */
  readonly unclosed: number;
}

/** The frame of an end event that has no name: it ends whatever is open. */
export const NO_NAME = 0xffffffff;

/**
 * Pairs marks of one thread with each other by time, and marks of one time by their order in the file. An end with a name ends the
 * innermost open span of that name, and everything inside it.
 *
 * @param marks start = the time, end = the time for a beginning and −Infinity for an end.
 */
export function pairEvents(marks: Spans, traceEnd: number, into: SpanColumns): PairedEvents {
  const { starts, ends, frames, tracks } = marks;
  const order = Uint32Array.from(starts, (_, index) => index).sort(
    (a, b) => (tracks[a] ?? 0) - (tracks[b] ?? 0) || (starts[a] ?? 0) - (starts[b] ?? 0) || a - b,
  );
  const open: number[] = [];
  let track: number | undefined;
  let spans = 0;
  let unmatched = 0;
  let unclosed = 0;

  const close = (at: number): void => {
    const begin = open.pop();
    if (begin === undefined) return;
    into.add(starts[begin] ?? 0, at, frames[begin] ?? 0, tracks[begin] ?? 0);
    spans += 1;
  };
  const closeAll = (): void => {
    unclosed += open.length;
    while (open.length > 0) close(traceEnd);
  };

  for (const index of order) {
    if (tracks[index] !== track) {
      closeAll();
      track = tracks[index];
    }
    if ((ends[index] ?? 0) > -Infinity) {
      open.push(index);
      continue;
    }
    const frame = frames[index];
    const depth =
      frame === NO_NAME ? open.length - 1 : open.findLastIndex((begin) => frames[begin] === frame);
    if (depth === -1) {
      unmatched += 1;
      continue;
    }
    unclosed += open.length - 1 - depth;
    while (open.length > depth) close(starts[index] ?? 0);
  }
  closeAll();
  return { spans, unmatched, unclosed };
}
