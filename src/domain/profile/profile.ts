/**
 * Where the time went, read from a profile: the same few facts whatever profiler wrote it. Bounded in size, because a record keeps
 * it whole. Seconds throughout.
 */

export interface ProfileFrame {
  readonly name: string;
  /** Source file and line, or a category such as `kernel`, where the profile has them. */
  readonly location?: string;
  /** Time in the frame itself. */
  readonly self: number;
  /** Time in the frame and in what it called; absent where the profile cannot say. */
  readonly total?: number;
  readonly calls?: number;
}

/** A stretch of time in which nothing of the profiled kind ran. */
export interface ProfileGap {
  /** Since the start of the profile. */
  readonly start: number;
  readonly duration: number;
  /** Names of what ran before and after it. */
  readonly after?: string;
  readonly before?: string;
}

export interface GpuActivity {
  /** Time with at least one kernel or copy running, and the time from the first to the last of them. */
  readonly busy: number;
  readonly span: number;
  readonly devices: number;
}

export interface Profile {
  /** Short, for a list: `MainThread`, `rank 0`. */
  readonly label: string;
  readonly tool: { readonly id: string; readonly name: string; readonly version?: string };
  /** What `self` and `total` measure. */
  readonly measures: 'sampled time' | 'traced time' | 'gpu time';
  /** All time in the profile, of which the frames are shares. */
  readonly total: number;
  /** The largest by `self`, then by `total`; at most 200. */
  readonly frames: readonly ProfileFrame[];
  /** How many frames the profile had. */
  readonly frameCount: number;
  readonly gpu?: GpuActivity;
  /** The longest ones, at most 20. */
  readonly gaps: readonly ProfileGap[];
  readonly notes: readonly string[];
}
