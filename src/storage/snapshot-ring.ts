/** Earlier states of a record: one when it is opened and one every few changes, the newest ones kept. */
import type { SnapshotReason, SnapshotSummary } from './repository';

/** Revisions between two snapshots while editing. */
export const SNAPSHOT_EVERY = 20;
/** Snapshots kept for one record. */
export const SNAPSHOTS_KEPT = 20;

export interface StoredSnapshot extends SnapshotSummary {
  readonly text: string;
}

/** Whether a snapshot of this revision adds anything to the newest one there is. */
export function isSnapshotDue(
  newest: SnapshotSummary | undefined,
  revision: number,
  reason: SnapshotReason,
): boolean {
  if (newest === undefined) return true;
  const distance = revision - newest.revision;
  return reason === 'every few changes' ? distance >= SNAPSHOT_EVERY : distance !== 0;
}

/** Keys of the snapshots beyond the ring. */
export function findSurplus(keysAscending: readonly number[]): readonly number[] {
  return keysAscending.slice(0, Math.max(0, keysAscending.length - SNAPSHOTS_KEPT));
}

export function toSnapshotSummary(snapshot: StoredSnapshot): SnapshotSummary {
  const { key, recordId, revision, takenAt, reason } = snapshot;
  return { key, recordId, revision, takenAt, reason };
}
