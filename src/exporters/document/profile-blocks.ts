/** An imported profile: its largest frames, the idle time of the GPU, and what the numbers are. */
import type { DataItem } from '../../domain/investigation/investigation-record';
import {
  describeAmount,
  describeGpuIdle,
  describeWhole,
} from '../../domain/profile/describe-profile';
import { computeShare } from '../../domain/profile/profile';
import { rankByTotal } from '../../domain/profile/select-frames';
import { formatWithUnit } from '../../domain/units';
import { facts, list, table } from './blocks';
import type { Block } from './document';

const SHOWN_FRAMES = 10;
const SHOWN_GAPS = 5;

export function createProfileBlocks({ title, profile }: DataItem): readonly Block[] {
  if (profile === undefined) return [];
  const { measures, total, frames, frameCount, gaps, notes } = profile;
  const say = (amount: number | undefined): string | undefined =>
    amount === undefined ? undefined : describeAmount(amount, measures);
  const knowsOwn = frames.some(({ self }) => self !== undefined);
  const largest = (knowsOwn ? frames : rankByTotal(frames)).slice(0, SHOWN_FRAMES);
  return [
    ...facts(
      ['In the profile', `${describeWhole(profile)}, ${frameCount} frames`],
      ['GPU', describeGpuIdle(profile) ?? undefined],
    ),
    ...table(
      `${measures === 'sampled bytes' ? 'Where the memory is' : 'Where the time went'}: ${title}`,
      ['Frame', 'Place', '#Share', '#Own', '#Total', '#Calls'],
      largest.map((frame) => {
        const share = computeShare((knowsOwn ? frame.self : frame.total) ?? 0, total);
        return [
          frame.name,
          frame.location,
          share === null ? undefined : formatWithUnit(share, 'ratio'),
          say(frame.self),
          say(frame.total),
          frame.calls?.toString(),
        ];
      }),
    ),
    ...table(
      `Longest idle times of the GPU: ${title}`,
      ['#Idle for', '#From the start', 'After', 'Before', 'GPU'],
      gaps
        .slice(0, SHOWN_GAPS)
        .map(({ duration, start, after, before, device }) => [
          formatWithUnit(duration, 'seconds'),
          formatWithUnit(start, 'seconds'),
          after,
          before,
          device,
        ]),
    ),
    ...list(notes),
  ];
}
