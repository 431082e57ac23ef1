/** Spans of threads as a profile: own and total time by nesting. */
import { computeNesting } from '../../domain/profile/nesting';
import type { Profile, ProfileFrame } from '../../domain/profile/profile';
import { PROFILE_LIMITS } from '../../domain/profile/profile';
import { selectTopFrames } from '../../domain/profile/select-frames';
import { splitFrameName } from '../shared/frame-name';
import { countWith } from '../shared/plural';
import type { EventCollector, SpanGroup } from './collect-events';

export const MICROSECOND = 1e-6;

type ThreadsProfile = Pick<
  Profile,
  'measures' | 'total' | 'frames' | 'frameCount' | 'gaps' | 'notes'
>;

/** Null for a group without spans. */
export function createThreadsProfile(
  group: SpanGroup,
  { window }: Pick<EventCollector, 'window'>,
): ThreadsProfile | null {
  if (group.spans.length === 0) return null;
  const spans = group.spans.view();
  const names = group.names.list();
  const { self, total, calls, covered, overlapping } = computeNesting(spans, names.length, {
    tolerance: window?.precision ?? 0,
  });
  // Begin events that were never paired leave names without a call.
  const frames = names.flatMap((name, index): ProfileFrame[] => {
    const count = calls[index] ?? 0;
    if (count === 0) return [];
    return [
      {
        ...splitFrameName(name),
        self: (self[index] ?? 0) * MICROSECOND,
        total: (total[index] ?? 0) * MICROSECOND,
        calls: count,
      },
    ];
  });
  const threads = new Set(spans.tracks).size;
  return {
    measures: 'traced time',
    total: covered * MICROSECOND,
    frames: selectTopFrames(frames, PROFILE_LIMITS.frames),
    frameCount: frames.length,
    gaps: [],
    notes: [
      threads === 1
        ? 'Shares are of the time in which the thread had any event open.'
        : `Shares are of the time in which threads had any event open, summed over ${countWith(threads, 'thread')}.`,
      ...(overlapping > 0
        ? [
            `${countWith(overlapping, 'event')} ended after the event of the same thread in which they began; their time beyond it counts as their own, so own times add up to more than the whole.`,
          ]
        : []),
    ],
  };
}
