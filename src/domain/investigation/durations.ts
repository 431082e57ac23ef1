/**
 * How long an incident took, from the four times of its record. All three durations start at the onset; some teams count time to
 * mitigate and time to resolve from the detection, so whoever shows these numbers says from where they count.
 */
import type { Moment, Symptoms } from './investigation-record';

export interface Elapsed {
  /** Negative when the second moment is before the first, which is a mistake in the record. */
  readonly seconds: number;
  /** Whether one of the two moments is only approximately known. */
  readonly approximate: boolean;
}

export interface IncidentDurations {
  /** Each is null while one of its two times is missing. */
  readonly detect: Elapsed | null;
  readonly mitigate: Elapsed | null;
  readonly resolve: Elapsed | null;
}

/** The time between two moments; null when one is missing or is no date of the calendar. */
export function computeElapsed(from: Moment | undefined, to: Moment | undefined): Elapsed | null {
  if (from === undefined || to === undefined) return null;
  const seconds = (Date.parse(to.at) - Date.parse(from.at)) / 1000;
  if (!Number.isFinite(seconds)) return null;
  return { seconds, approximate: from.approximate === true || to.approximate === true };
}

/** Time to detect, to mitigate and to resolve, each since the onset. */
export function computeIncidentDurations({
  onset,
  detected,
  mitigated,
  resolved,
}: Pick<Symptoms, 'onset' | 'detected' | 'mitigated' | 'resolved'>): IncidentDurations {
  return {
    detect: computeElapsed(onset, detected),
    mitigate: computeElapsed(onset, mitigated),
    resolve: computeElapsed(onset, resolved),
  };
}
