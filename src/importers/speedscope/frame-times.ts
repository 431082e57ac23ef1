/** Own and total time of frames from stacks (sampled) or from opening and closing (evented), in the file's unit. */
import { fieldOf, isList, numberOf } from '../fields';
import { plausible } from '../shared/plausible';

export interface FrameTimes {
  /** By index of the shared frame. A frame that is on a stack more than once counts once in `total`. */
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** Calls (evented), or samples with the frame on their stack. */
  readonly calls: Uint32Array;
  /** Weight of all samples, or the time from the first to the last event. */
  readonly whole: number;
  /** Part of `whole` with an empty stack. */
  readonly outside: number;
  /** Samples or events in the file, and those that could be used. */
  readonly entries: number;
  readonly kept: number;
  /** Calls that never close. */
  readonly unclosed: number;
}

/**
 * The last frame of each stack is the leaf. Without weights each sample weighs 1.
 *
 * @param merged the frame that each frame counts as.
 */
export function sumSamples(
  samples: readonly unknown[],
  weights: readonly unknown[] | undefined,
  merged: Uint32Array,
): FrameTimes {
  const frameCount = merged.length;
  const sums = createSums(frameCount);
  const lastSample = new Int32Array(frameCount).fill(-1);
  let whole = 0;
  let outside = 0;
  let kept = 0;
  for (const [index, stack] of samples.entries()) {
    const weight = weights === undefined ? 1 : plausible(numberOf(weights[index]));
    if (!isList(stack) || weight === undefined || weight < 0) continue;
    const frames = stack.flatMap((frame) => readFrame(frame, merged) ?? []);
    if (frames.length < stack.length) continue;
    kept += 1;
    whole += weight;
    const leaf = frames.at(-1);
    if (leaf === undefined) {
      outside += weight;
      continue;
    }
    sums.self[leaf] = (sums.self[leaf] ?? 0) + weight;
    for (const frame of frames) {
      if (lastSample[frame] === index) continue;
      lastSample[frame] = index;
      sums.total[frame] = (sums.total[frame] ?? 0) + weight;
      sums.calls[frame] = (sums.calls[frame] ?? 0) + 1;
    }
  }
  return { ...sums, whole, outside, entries: samples.length, kept, unclosed: 0 };
}

/**
 * Calls nest: an event that closes another frame than the innermost one is left out.
 *
 * @param bounds start and end of the profile, where the file says them; what they have beyond the events is without a frame.
 */
export function sumEvents(
  events: readonly unknown[],
  merged: Uint32Array,
  bounds: { readonly start: number | undefined; readonly end: number | undefined },
): FrameTimes {
  const frameCount = merged.length;
  const sums = createSums(frameCount);
  const open = new Uint32Array(frameCount);
  const openedAt = new Float64Array(frameCount);
  const stack: number[] = [];
  let first: number | undefined;
  let now = 0;
  let outside = 0;
  let kept = 0;

  const advance = (at: number): void => {
    const top = stack.at(-1);
    if (top === undefined) outside += at - now;
    else sums.self[top] = (sums.self[top] ?? 0) + at - now;
    now = at;
  };
  const close = (): void => {
    const frame = stack.pop() ?? 0;
    open[frame] = (open[frame] ?? 1) - 1;
    if (open[frame] === 0) {
      sums.total[frame] = (sums.total[frame] ?? 0) + now - (openedAt[frame] ?? now);
    }
  };

  for (const event of events) {
    const at = plausible(numberOf(event, 'at'));
    const frame = readFrame(fieldOf(event, 'frame'), merged);
    if (at === undefined || frame === undefined) continue;
    if (first === undefined) {
      first = Math.min(at, bounds.start ?? at);
      now = first;
    }
    const type = fieldOf(event, 'type');
    const fits = type === 'O' || (type === 'C' && stack.at(-1) === frame);
    if (!fits || at < now) continue;
    advance(at);
    kept += 1;
    if (type === 'C') {
      close();
      continue;
    }
    if (open[frame] === 0) openedAt[frame] = at;
    open[frame] = (open[frame] ?? 0) + 1;
    sums.calls[frame] = (sums.calls[frame] ?? 0) + 1;
    stack.push(frame);
  }
  if (first !== undefined && bounds.end !== undefined && bounds.end > now) advance(bounds.end);
  const unclosed = stack.length;
  while (stack.length > 0) close();
  return {
    ...sums,
    whole: now - (first ?? now),
    outside,
    entries: events.length,
    kept,
    unclosed,
  };
}

function createSums(frameCount: number): Pick<FrameTimes, 'self' | 'total'> & {
  readonly calls: Uint32Array;
} {
  return {
    self: new Float64Array(frameCount),
    total: new Float64Array(frameCount),
    calls: new Uint32Array(frameCount),
  };
}

function readFrame(value: unknown, merged: Uint32Array): number | undefined {
  const isIndex = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isIndex ? merged[value] : undefined;
}
