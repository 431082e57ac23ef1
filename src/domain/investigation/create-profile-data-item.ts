/** From an imported profile to the data item that a record keeps. */
import { describeBlindSpots, describeProfile } from '../profile/describe-profile';
import type { Profile } from '../profile/profile';
import { PROFILE_LIMITS } from '../profile/profile';
import { selectTopFrames } from '../profile/select-frames';
import type { DataItem, RecordedProfile } from './investigation-record';

export interface ProfileDataItemContext {
  readonly id: string;
  /** Name of the file that it came from. */
  readonly fileName?: string | undefined;
  readonly sha256?: string | undefined;
}

/** Caps of the record's schema (`LIMITS` in versions/v1/primitives). */
const LONGEST_LINE = 300;
const LONGEST_TEXT = 20_000;

/** The data item of a profile: its largest frames and gaps, and in words what they show and what they cannot. Pure. */
export function createProfileDataItem(
  profile: Profile,
  { id, fileName, sha256 }: ProfileDataItemContext,
): DataItem {
  const { tool, label, startedAt, duration } = profile;
  const range = computeRange(startedAt, duration);
  const version = tool.version === undefined ? '' : ` ${tool.version}`;
  const file = fileName === undefined ? '' : `, ${fileName}`;
  return {
    id,
    kind: 'profile',
    title: cut(label === '' ? tool.name : `${tool.name}: ${label}`, LONGEST_LINE),
    source: cut(`${tool.name}${version}${file}`, LONGEST_LINE),
    ...range,
    ...(sha256 !== undefined && { sha256: cut(sha256, LONGEST_LINE) }),
    gaps: cut(describeBlindSpots(profile), LONGEST_TEXT),
    finding: cut(describeProfile(profile), LONGEST_TEXT),
    profile: createRecordedProfile(profile),
  };
}

function createRecordedProfile(profile: Profile): RecordedProfile {
  const { label, tool, measures, total, frames, frameCount, gpu, gaps, notes } = profile;
  return {
    label: cut(label, LONGEST_LINE),
    tool: {
      name: cut(tool.name, LONGEST_LINE),
      ...(tool.version !== undefined && { version: cut(tool.version, LONGEST_LINE) }),
    },
    measures,
    total,
    frames: selectTopFrames(frames, PROFILE_LIMITS.framesInRecord).map((frame) => ({
      ...frame,
      name: cut(frame.name, LONGEST_LINE),
      ...(frame.location !== undefined && { location: cut(frame.location, LONGEST_LINE) }),
    })),
    frameCount,
    ...(gpu && {
      gpu: {
        devices: gpu.devices
          .slice(0, PROFILE_LIMITS.devices)
          .map((device) => ({ ...device, name: cut(device.name, LONGEST_LINE) })),
      },
    }),
    gaps: gaps.slice(0, PROFILE_LIMITS.gaps).map((gap) => ({
      ...gap,
      ...(gap.after !== undefined && { after: cut(gap.after, LONGEST_LINE) }),
      ...(gap.before !== undefined && { before: cut(gap.before, LONGEST_LINE) }),
      ...(gap.device !== undefined && { device: cut(gap.device, LONGEST_LINE) }),
    })),
    notes: notes.slice(0, PROFILE_LIMITS.notes).map((note) => cut(note, LONGEST_TEXT)),
  };
}

/** The years that the record's times can say. */
const EARLIEST = Date.UTC(1970, 0);
const LATEST = Date.UTC(9999, 0);

/** Start and end in UTC; nothing where the profile has no calendar time. */
function computeRange(
  startedAt: string | undefined,
  duration: number | undefined,
): Pick<DataItem, 'from' | 'to'> {
  const start = Date.parse(startedAt ?? '');
  const end = start + (duration ?? Number.NaN) * 1000;
  if (!(start >= EARLIEST && end >= start && end < LATEST)) return {};
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
