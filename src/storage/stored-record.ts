/** What stands in the database for a record, and when it may be written over. Shared by every repository. */
import { checkRecord, parseRecord, serialiseRecord } from '../domain/investigation/serialise';
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import type { LoadResult, RecordSummary, SaveOptions, SaveResult } from './repository';

/** The text is the record; the rest is there so that a record that cannot be read can still be listed and downloaded. */
export interface StoredRecord extends RecordSummary {
  readonly schemaVersion: number;
  readonly text: string;
}

export interface BinnedRecord extends StoredRecord {
  /** UTC. */
  readonly deletedAt: string;
}

export type Refusal = Extract<SaveResult, { readonly ok: false }>;

/** The row to store, or why the record may not be stored. */
export function createStoredRecord(record: InvestigationRecord): StoredRecord | Refusal {
  const failure = checkRecord(record);
  if (failure !== null) {
    return {
      ok: false,
      code: 'invalid',
      message: failure.message,
    };
  }
  const text = serialiseRecord(record);
  const { id, title, status, revision, modifiedAt, schemaVersion } = record;
  return { id, title, status, revision, modifiedAt, schemaVersion, text };
}

export function isRefusal(result: StoredRecord | Refusal): result is Refusal {
  return 'ok' in result;
}

export function toSummary(stored: StoredRecord): RecordSummary {
  const { id, title, status, revision, modifiedAt } = stored;
  return { id, title, status, revision, modifiedAt };
}

/**
 * Why `next` may not replace `stored`; null when it may.
 * @param wasRead whether this tab has read `stored` successfully (or wrote it): what was never read is never written over.
 */
export function judgeOverwrite(
  stored: StoredRecord | undefined,
  next: StoredRecord,
  { expectedRevision }: SaveOptions,
  wasRead: boolean,
): Refusal | null {
  if (stored !== undefined && (!wasRead || stored.schemaVersion > next.schemaVersion)) {
    return {
      ok: false,
      code: 'not readable',
      message:
        'The stored record could not be read by this version of the handbook, and is kept as it is.',
    };
  }
  // The same write once more, after a connection was lost and nobody knew whether it had gone through.
  if (stored?.text === next.text) return null;
  if ((stored?.revision ?? null) !== expectedRevision) {
    return {
      ok: false,
      code: 'conflict',
      message: 'The stored record was changed or deleted elsewhere, and is not written over.',
    };
  }
  return null;
}

/** What a stored text loads as. */
export function toLoadResult(text: string): LoadResult {
  const parsed = parseRecord(text);
  return parsed.ok
    ? { kind: 'loaded', record: parsed.record, rawText: text }
    : { kind: 'failed', failure: parsed.failure, rawText: text };
}

/** The row as it was before it was binned. */
export function fromBin(binned: BinnedRecord): StoredRecord {
  const { id, title, status, revision, modifiedAt, schemaVersion, text } = binned;
  return { id, title, status, revision, modifiedAt, schemaVersion, text };
}
