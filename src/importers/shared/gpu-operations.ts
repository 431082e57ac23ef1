/** Facts about what ran on GPUs, from the interval of each kernel and copy; for every format that has those. */
import { computeGaps, computeIntervalUnion, orderByStart } from '../../domain/profile/intervals';
import type { Spans } from '../../domain/profile/nesting';
import type { GpuDevice, Profile, ProfileFrame, ProfileGap } from '../../domain/profile/profile';
import { PROFILE_LIMITS } from '../../domain/profile/profile';
import { selectTopFrames } from '../../domain/profile/select-frames';
import { formatWithUnit } from '../../domain/units';
import { cutName } from './frame-name';

export interface GpuOperations {
  /** `tracks` are the devices. */
  readonly spans: Spans;
  readonly secondsPerUnit: number;
  /** Start of the profile, in the unit of the spans. */
  readonly origin: number;
  /** By `spans.frames`. */
  readonly operations: readonly { readonly name: string; readonly kind: string }[];
  /** By `spans.tracks`. */
  readonly devices: readonly string[];
}

export interface GpuFacts extends Pick<
  Profile,
  'measures' | 'total' | 'frames' | 'frameCount' | 'gaps' | 'notes'
> {
  readonly gpu: NonNullable<Profile['gpu']>;
  /** Summed time and number of the kernels among the operations. */
  readonly kernels: { readonly time: number; readonly count: number };
}

export function createGpuFacts(all: GpuOperations): GpuFacts {
  const names = all.operations.map(({ name, kind }) => ({ name: cutName(name), kind }));
  const perDevice = all.devices.map((name, index) => ({
    ...computeDevice(all, index, names),
    name: cutName(name),
  }));
  const frames = sumFrames(all, names);
  const total = frames.reduce((sum, { self = 0 }) => sum + self, 0);
  const kernels = frames.filter(({ location }) => location === 'kernel');
  return {
    measures: 'gpu time',
    total,
    frames: selectTopFrames(frames, PROFILE_LIMITS.frames),
    frameCount: frames.length,
    gpu: {
      devices: perDevice
        .slice(0, PROFILE_LIMITS.devices)
        .map(({ name, busy, span, operations }): GpuDevice => ({ name, busy, span, operations })),
    },
    gaps: perDevice
      .flatMap(({ gaps, name }) =>
        gaps.map((gap) => (perDevice.length > 1 ? { ...gap, device: name } : gap)),
      )
      .toSorted((a, b) => b.duration - a.duration)
      .slice(0, PROFILE_LIMITS.gaps),
    notes: [
      ...noteOverlap(total, perDevice),
      ...(perDevice.length > PROFILE_LIMITS.devices
        ? [`Only the first ${PROFILE_LIMITS.devices} of ${perDevice.length} devices are listed.`]
        : []),
    ],
    kernels: {
      time: kernels.reduce((sum, { self = 0 }) => sum + self, 0),
      count: kernels.reduce((sum, { calls = 0 }) => sum + calls, 0),
    },
  };
}

function computeDevice(
  { spans, origin, secondsPerUnit }: GpuOperations,
  device: number,
  names: readonly { readonly name: string }[],
): Omit<GpuDevice, 'name'> & { readonly gaps: readonly ProfileGap[] } {
  const own = Uint32Array.from(spans.tracks.keys()).filter((i) => spans.tracks[i] === device);
  const intervals = {
    starts: Float64Array.from(own, (i) => spans.starts[i] ?? 0),
    ends: Float64Array.from(own, (i) => spans.ends[i] ?? 0),
  };
  const order = orderByStart(intervals);
  const { busy, start, end } = computeIntervalUnion(intervals, order);
  const nameAt = (index: number) => names[spans.frames[own[index] ?? 0] ?? 0]?.name;
  const gaps = computeGaps(intervals, PROFILE_LIMITS.gaps, order).map((gap): ProfileGap => {
    const after = nameAt(gap.after);
    const before = nameAt(gap.before);
    return {
      start: Math.max(0, (gap.start - origin) * secondsPerUnit),
      duration: gap.duration * secondsPerUnit,
      ...(after !== undefined && { after }),
      ...(before !== undefined && { before }),
    };
  });
  return {
    busy: busy * secondsPerUnit,
    span: (end - start) * secondsPerUnit,
    operations: own.length,
    gaps,
  };
}

function sumFrames(
  { spans: { starts, ends, frames }, secondsPerUnit }: GpuOperations,
  names: readonly { readonly name: string; readonly kind: string }[],
): ProfileFrame[] {
  const times = new Float64Array(names.length);
  const calls = new Uint32Array(names.length);
  for (const [index, frame] of frames.entries()) {
    times[frame] = (times[frame] ?? 0) + (ends[index] ?? 0) - (starts[index] ?? 0);
    calls[frame] = (calls[frame] ?? 0) + 1;
  }
  return names.map(({ name, kind }, frame) => ({
    name,
    location: kind,
    self: (times[frame] ?? 0) * secondsPerUnit,
    calls: calls[frame] ?? 0,
  }));
}

function noteOverlap(total: number, devices: readonly Pick<GpuDevice, 'busy'>[]): string[] {
  const busy = devices.reduce((sum, device) => sum + device.busy, 0);
  const shares = `Shares are of the summed time of all GPU operations, ${formatWithUnit(total, 'seconds')}.`;
  return total > busy * 1.001
    ? [
        `${shares} That is more than the busy time of ${formatWithUnit(busy, 'seconds')}, because operations of several streams overlap.`,
      ]
    : [shares];
}
