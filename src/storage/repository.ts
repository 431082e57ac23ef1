/**
 * What the application needs from a place that keeps records. The browser's is `indexed-db-repository.ts`; tests use one in
 * memory that keeps the same promises: a save resolves only when the data is durable, nothing is written under a record that
 * somebody else changed, and whatever was stored can be got back as the text it was.
 */
import type {
  InvestigationRecord,
  RecordStatus,
} from '../domain/investigation/investigation-record';
import type { RecordFailure } from '../domain/investigation/parse-result';

/** A record's line in the library; also there for a record that cannot be read. */
export interface RecordSummary {
  readonly id: string;
  readonly title: string;
  readonly status: RecordStatus;
  readonly revision: number;
  /** UTC. */
  readonly modifiedAt: string;
}

export interface BinEntry extends RecordSummary {
  /** UTC. */
  readonly deletedAt: string;
}

export interface SnapshotSummary {
  readonly key: number;
  readonly recordId: string;
  readonly revision: number;
  /** UTC. */
  readonly takenAt: string;
  readonly reason: SnapshotReason;
}

export type SnapshotReason = 'opened' | 'every few changes' | 'before import';

export type LoadResult =
  | { readonly kind: 'loaded'; readonly record: InvestigationRecord; readonly rawText: string }
  | { readonly kind: 'missing' }
  /** The text is kept as it was, to be downloaded; nothing may be written over it. */
  | { readonly kind: 'failed'; readonly failure: RecordFailure; readonly rawText: string };

export type SaveFailureCode =
  'storage full' | 'conflict' | 'not readable' | 'invalid' | 'unavailable';

export type SaveResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: SaveFailureCode; readonly message: string };

export interface SaveOptions {
  /** The revision that the writer last saw stored; null for a record that was never stored. A difference is a conflict. */
  readonly expectedRevision: number | null;
  /** UTC, for the snapshot ring. */
  readonly now: string;
}

/** Every method rejects with a `StorageUnavailableError` when the browser keeps no data; `save` says so in its result. */
export interface RecordRepository {
  list(): Promise<readonly RecordSummary[]>;
  load(id: string): Promise<LoadResult>;
  save(record: InvestigationRecord, options: SaveOptions): Promise<SaveResult>;
  moveToBin(id: string, now: string): Promise<void>;
  /** False when the bin has no such record, or when a record with its id exists again. */
  restoreFromBin(id: string): Promise<boolean>;
  listBin(): Promise<readonly BinEntry[]>;
  removeFromBin(id: string): Promise<void>;
  takeSnapshot(id: string, reason: SnapshotReason, now: string): Promise<void>;
  /** Newest first. */
  listSnapshots(id: string): Promise<readonly SnapshotSummary[]>;
  loadSnapshot(key: number): Promise<LoadResult>;
  readOpenId(): Promise<string | null>;
  writeOpenId(id: string | null): Promise<void>;
  /** Called when another version of the site needs the database: this tab can save no more. */
  onClosed(listener: (message: string) => void): void;
}

/** The browser keeps no data for this site: blocked, private window, or the database cannot be opened. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
}
