/** A profile in plain sentences: what it shows, and what no profile of its kind can say. */
import { formatWithUnit } from '../units';
import type { Profile, ProfileFrame, ProfileMeasure } from './profile';
import { computeGpuTotals, computeShare, getProfileUnit } from './profile';
import { rankByTotal } from './select-frames';
import { isWaitingFrame } from './waiting';

/** What is described; a stored profile has all of it too. */
export type DescribedProfile = Pick<Profile, 'measures' | 'total' | 'frames' | 'gaps' | 'gpu'>;

/** The longest part of a name that a sentence can carry. */
const LONGEST_NAME = 80;
const NAMED_FRAMES = 3;
/** A frame that contains nearly everything says nothing: `<module>`, the server's main loop. */
const WHOLE = 0.95;

/** Two to four sentences with the largest frames, waiting time and the idle time of the GPU. */
export function describeProfile(profile: DescribedProfile): string {
  return [
    describeOwn(profile),
    describeCallers(profile),
    describeWaiting(profile),
    ...describeGpu(profile),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

/** `45 % of 2.7 s`; the amount alone where there is no whole. */
function describePart(part: number, profile: Pick<Profile, 'measures' | 'total'>): string {
  const share = computeShare(part, profile.total);
  const amount = describeAmount(part, profile.measures);
  return share === null ? amount : `${amount} (${formatWithUnit(share, 'ratio')})`;
}

export function describeAmount(amount: number, measures: ProfileMeasure): string {
  const text = formatWithUnit(amount, getProfileUnit(measures));
  return measures === 'samples' ? `${text} samples` : text;
}

/** `8 s of GPU time`, `500 samples`, `1.5 MiB of memory`. */
export function describeWhole({ measures, total }: Pick<Profile, 'measures' | 'total'>): string {
  const amount = describeAmount(total, measures);
  switch (measures) {
    case 'samples':
      return amount;
    case 'sampled bytes':
      return `${amount} of memory`;
    case 'gpu time':
      return `${amount} of GPU time`;
    default:
      return `${amount} of ${measures}`;
  }
}

/** `GPU busy 40 ms of 100 ms, idle for 60 %`; null where the profile does not say when each kernel ran. */
export function describeGpuIdle({ gpu }: Pick<DescribedProfile, 'gpu'>): string | null {
  if (gpu === undefined || gpu.devices.length === 0) return null;
  const { busy, span, idleShare } = computeGpuTotals(gpu.devices);
  const who = gpu.devices.length === 1 ? 'GPU' : `${gpu.devices.length} GPUs together`;
  const times = `${who} busy for ${formatWithUnit(busy, 'seconds')} of ${formatWithUnit(span, 'seconds')} between the first and the last operation`;
  return idleShare === null ? times : `${times}, idle for ${formatWithUnit(idleShare, 'ratio')}`;
}

/** What a profile of this kind leaves open, so that nobody reads it out of the numbers. */
export function describeBlindSpots({ measures, gpu }: DescribedProfile): string {
  const ofKind: Readonly<Record<ProfileMeasure, string>> = {
    'sampled time':
      'Samples at an interval: a short function is counted too often or not at all, and call counts are unknown. Many samplers leave out threads that wait.',
    'traced time':
      'Every call is recorded, which slows down code of many short calls most; time inside native code belongs to the call that entered it.',
    'gpu time':
      'Time on the device only: it does not say which request caused an operation, nor how well one used the hardware while it ran.',
    'sampled bytes':
      'Memory, not time: it does not say what was slow, and what was freed before the snapshot is not in it.',
    samples:
      'Counts of samples without their interval: shares can be read off, times cannot. Many samplers leave out threads that wait.',
  };
  const idle =
    measures === 'gpu time' && gpu === undefined
      ? ' Sums over the whole file: how long the GPU was idle between them is not in it.'
      : '';
  return `${ofKind[measures]}${idle} It covers the profiled stretch alone, under the profiler’s own overhead; compare its length with an unprofiled run.`;
}

function describeOwn(profile: DescribedProfile): string | null {
  const frames = profile.frames.filter(({ self = 0 }) => self > 0).slice(0, NAMED_FRAMES);
  if (frames.length === 0) return null;
  const named = frames.map((frame) => `${nameOf(frame)} ${describePart(frame.self ?? 0, profile)}`);
  const what = profile.measures === 'sampled bytes' ? 'Most memory in' : 'Most time in';
  return `${what}: ${named.join('; ')}; shares are of ${describeAmount(profile.total, profile.measures)}.`;
}

function describeCallers(profile: DescribedProfile): string | null {
  const top = new Set(profile.frames.filter(({ self = 0 }) => self > 0).slice(0, NAMED_FRAMES));
  const callers = rankByTotal(profile.frames).filter(
    (frame) =>
      !top.has(frame) &&
      (frame.total ?? 0) > (frame.self ?? 0) &&
      (computeShare(frame.total ?? 0, profile.total) ?? 1) < WHOLE,
  );
  const named = callers
    .slice(0, 2)
    .map((frame) => `${nameOf(frame)} ${describePart(frame.total ?? 0, profile)}`);
  return named.length === 0 ? null : `Largest with what they call: ${named.join('; ')}.`;
}

function describeWaiting(profile: DescribedProfile): string | null {
  if (profile.measures === 'gpu time' || profile.measures === 'sampled bytes') return null;
  const waiting = profile.frames.filter(({ name, self = 0 }) => self > 0 && isWaitingFrame(name));
  if (waiting.length === 0) return null;
  const sum = waiting.reduce((total, { self = 0 }) => total + self, 0);
  return `Of that ${describePart(sum, profile)} is waiting (${waiting.slice(0, 2).map(nameOf).join(', ')}), not work.`;
}

function describeGpu(profile: DescribedProfile): string[] {
  const idle = describeGpuIdle(profile);
  const [longest] = profile.gaps;
  if (idle === null) return [];
  if (longest === undefined) return [`${idle}.`];
  const between = [
    longest.after === undefined ? undefined : `after ${shorten(longest.after)}`,
    longest.before === undefined ? undefined : `before ${shorten(longest.before)}`,
  ].filter((part) => part !== undefined);
  return [
    `${idle}.`,
    `Longest gap ${[formatWithUnit(longest.duration, 'seconds'), ...between].join(', ')}.`,
  ];
}

function nameOf({ name }: Pick<ProfileFrame, 'name'>): string {
  return shorten(name);
}

function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
