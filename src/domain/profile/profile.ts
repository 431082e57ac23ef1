/**
 * Where the time went, read from a profile: the same few facts whatever profiler wrote it. Bounded in size, because a record keeps
 * it. Numbers are in the unit of what is measured (`getProfileUnit`): seconds, except in profiles of memory and of bare samples.
 */
import type { Unit } from '../units';

/** The most that a profile holds, and the most of it that a record keeps. */
export const PROFILE_LIMITS = {
  frames: 200,
  gaps: 20,
  devices: 64,
  notes: 50,
  /** C++ kernel names reach thousands of characters. */
  name: 300,
  framesInRecord: 50,
} as const;

export interface ProfileFrame {
  readonly name: string;
  /** Source file and line, or a category such as `kernel`, where the profile has them. */
  readonly location?: string | undefined;
  /** Time in the frame itself; absent where the profile knows only `total`. */
  readonly self?: number | undefined;
  /** Time in the frame and in what it called, recursion counted once; absent where the profile cannot say. */
  readonly total?: number | undefined;
  readonly calls?: number | undefined;
}

/** A stretch of time in which nothing of the profiled kind ran. */
export interface ProfileGap {
  /** Since the start of the profile. */
  readonly start: number;
  readonly duration: number;
  /** What ended last before the gap. */
  readonly after?: string | undefined;
  /** What started first after it. */
  readonly before?: string | undefined;
  /** Where several devices were profiled: the one that was idle. */
  readonly device?: string | undefined;
}

/** Work on one GPU. Its idle share is 1 − busy / span. */
export interface GpuDevice {
  /** `GPU 0`, with the model where the profile has it. */
  readonly name: string;
  /** Time with at least one kernel or copy running: the union of their intervals. */
  readonly busy: number;
  /** From the start of the first of them to the end of the last. */
  readonly span: number;
  /** Kernels, copies and fills. */
  readonly operations: number;
}

export type ProfileMeasure =
  | 'sampled time'
  | 'traced time'
  | 'gpu time'
  /** Heap profiles. */
  | 'sampled bytes'
  /** Samples without a known interval. */
  | 'samples';

export interface Profile {
  /** Short, for a list: `MainThread`, `rank 0, GPU`. */
  readonly label: string;
  readonly tool: { readonly id: string; readonly name: string; readonly version?: string };
  /** What `self` and `total` measure. */
  readonly measures: ProfileMeasure;
  /** All of it in the profile, of which the frames are shares. */
  readonly total: number;
  /** The largest by `self` and by `total`, sorted by `self`; at most 200. */
  readonly frames: readonly ProfileFrame[];
  /** How many frames the profile had. */
  readonly frameCount: number;
  /** Absent where the profile does not say when each kernel ran. */
  readonly gpu?: { readonly devices: readonly GpuDevice[] } | undefined;
  /** The longest ones, at most 20. */
  readonly gaps: readonly ProfileGap[];
  /** ISO 8601 UTC, where the profile has a calendar time; and the seconds from its first to its last event. */
  readonly startedAt?: string;
  readonly duration?: number;
  /** What these numbers are, and what they leave out. */
  readonly notes: readonly string[];
}

const UNITS: Readonly<Record<ProfileMeasure, Unit>> = {
  'sampled time': 'seconds',
  'traced time': 'seconds',
  'gpu time': 'seconds',
  'sampled bytes': 'bytes',
  samples: 'count',
};

export function getProfileUnit(measures: ProfileMeasure): Unit {
  return UNITS[measures];
}

/** Part of the whole, 0 to 1; null where there is no whole. Shares of `total` overlap and may add up to more than 1. */
export function computeShare(part: number, whole: number): number | null {
  return whole > 0 && Number.isFinite(part) ? Math.min(1, Math.max(0, part / whole)) : null;
}

/** Over all devices: Σ busy, Σ span and 1 − Σ busy / Σ span; null for the last where nothing ran. */
export function computeGpuTotals(devices: readonly GpuDevice[]): {
  readonly busy: number;
  readonly span: number;
  readonly idleShare: number | null;
} {
  const busy = devices.reduce((sum, device) => sum + device.busy, 0);
  const span = devices.reduce((sum, device) => sum + device.span, 0);
  const busyShare = computeShare(busy, span);
  return { busy, span, idleShare: busyShare === null ? null : 1 - busyShare };
}
