/**
 * Own time and total time of spans that contain each other: the calls of one thread. A span's parent is the innermost one that is
 * open when it starts. Own time = duration − the time that children cover; total time counts a frame that calls itself once.
 */

export interface Spans {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Which frame each span is of: 0 up to the number of frames. */
  readonly frames: Uint32Array;
  /** Which thread it ran on; spans of different ones never nest. */
  readonly tracks: Uint32Array;
}

export interface Nesting {
  /** By frame, in the unit of the spans. */
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly calls: Uint32Array;
  /** Sum over the threads of the time with any span open; equals the sum of `self` when every span ends before its parent. */
  readonly covered: number;
  /** Spans that end after the one that they started in; their time beyond it counts as their own. */
  readonly overlapping: number;
}

export interface NestingOptions {
  /**
   * A span that starts this much before another ends still follows it, because its time was rounded. In the unit of the spans; 0
   * when absent.
   */
  readonly tolerance?: number;
}

/** @param frameCount one more than the largest of `spans.frames`. */
export function computeNesting(
  spans: Spans,
  frameCount: number,
  { tolerance = 0 }: NestingOptions = {},
): Nesting {
  const { starts, ends, frames, tracks } = spans;
  const self = new Float64Array(frameCount);
  const total = new Float64Array(frameCount);
  const calls = new Uint32Array(frameCount);
  const open = new Uint32Array(frameCount);
  const stack: number[] = [];
  let covered = 0;
  let overlapping = 0;

  const close = (): void => {
    const index = stack.pop() ?? 0;
    const frame = frames[index] ?? 0;
    open[frame] = (open[frame] ?? 1) - 1;
    // The outermost span of the frame is the last to leave the stack.
    if (open[frame] === 0) total[frame] = (total[frame] ?? 0) + lengthOf(spans, index);
  };

  let track: number | undefined;
  for (const index of orderByTrack(spans)) {
    if (tracks[index] !== track) {
      while (stack.length > 0) close();
      track = tracks[index];
    }
    const start = starts[index] ?? 0;
    const frame = frames[index] ?? 0;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if ((ends[top] ?? 0) > start + tolerance) break;
      close();
    }
    const parent = stack.at(-1);
    const length = lengthOf(spans, index);
    self[frame] = (self[frame] ?? 0) + length;
    calls[frame] = (calls[frame] ?? 0) + 1;
    open[frame] = (open[frame] ?? 0) + 1;
    if (parent === undefined) {
      covered += length;
    } else {
      const parentEnd = ends[parent] ?? 0;
      const parentFrame = frames[parent] ?? 0;
      self[parentFrame] = (self[parentFrame] ?? 0) - Math.min(length, parentEnd - start);
      if (start + length > parentEnd + tolerance) overlapping += 1;
    }
    stack.push(index);
  }
  while (stack.length > 0) close();
  return { self: self.map((time) => Math.max(0, time)), total, calls, covered, overlapping };
}

function lengthOf({ starts, ends }: Spans, index: number): number {
  return Math.max(0, (ends[index] ?? 0) - (starts[index] ?? 0));
}

/** By thread, then start; of those that start together the longest is the parent, and of equally long ones the first in the file. */
function orderByTrack({ starts, ends, tracks }: Spans): Uint32Array {
  const order = Uint32Array.from(starts, (_, index) => index);
  return order.sort(
    (a, b) =>
      (tracks[a] ?? 0) - (tracks[b] ?? 0) ||
      (starts[a] ?? 0) - (starts[b] ?? 0) ||
      (ends[b] ?? 0) - (ends[a] ?? 0) ||
      a - b,
  );
}
