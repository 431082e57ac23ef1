/** The state that every widget reads, and what it can ask for. */
import type {
  DataItem,
  InvestigationRecord,
  Measurement,
  RecordStatus,
} from '@site/src/domain/investigation/investigation-record';
import type { RecordFailure } from '@site/src/domain/investigation/parse-result';
import type { BinEntry, RecordSummary, SnapshotSummary } from '@site/src/storage/repository';
import type { ReviewImport, ReviewImportOptions } from './import-review';
import type { ImportActions, ImportOutcome, ImportState } from './import-state';

export type ReadOnlyReason = 'open in another tab' | 'newer version';

export type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'read only'; readonly reason: ReadOnlyReason; readonly message: string }
  /** The stored text cannot be read. `record` is a blank one, edits are refused, and the text can be downloaded. */
  | { readonly kind: 'rescue'; readonly failure: RecordFailure; readonly rawText: string }
  /** Everything works until the tab is closed; `reason` is one sentence for the reader. */
  | { readonly kind: 'memory only'; readonly reason: string };

export type Saving =
  /** `at` is UTC, null while there is nothing of the reader's to save. */
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string };

export type RecordChange = (record: InvestigationRecord) => InvestigationRecord;

export type ImportTextResult =
  | { readonly ok: true; readonly id: string; readonly title: string; readonly asCopy: boolean }
  /** Nothing was changed. */
  | { readonly ok: false; readonly failure: Pick<RecordFailure, 'message' | 'path'> };

export interface InvestigationActions extends ImportActions {
  /** Loads the reader's open record. May be called any number of times; resolves when `phase` is no longer `starting`. */
  readonly start: () => Promise<void>;
  /**
   * Changes the open record. `label` says what was done, in lower case, for undo (`change target`); typing into one field uses
   * one label, and edits with the same label within 800 ms are undone together. False when the record cannot be edited now.
   */
  readonly edit: (change: RecordChange, label: string) => boolean;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** A new empty record, opened. It is stored with its first edit. */
  readonly create: (title?: string) => Promise<void>;
  readonly open: (id: string) => Promise<void>;
  /** A copy of the open record under a new id, opened. */
  readonly duplicate: () => Promise<void>;
  /**
   * Goes on from the open record with a new one, opened and stored; the old one stays in the library as it is. False when the
   * open record cannot be edited here or cannot be left.
   */
  readonly startNextRound: () => Promise<boolean>;
  /** Adds the runs of the files, and chooses the newest of them as the one that the review judges. Never rejects. */
  readonly importReview: (
    files: readonly File[],
    options: ReviewImportOptions,
  ) => Promise<ReviewImport>;
  /** Moves a record to the bin; undo brings it back. */
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  readonly setStatus: (status: RecordStatus) => boolean;
  /** Opens an exported record. A record that exists already with other content is never replaced: a copy is made. */
  readonly importText: (text: string) => Promise<ImportTextResult>;
  /**
   * Data items are those that imported profiles become.
   * @param replaced ids of measurements that the new ones take the place of
   */
  readonly importMeasurements: (
    measurements: readonly Measurement[],
    dataItems?: readonly DataItem[],
    replaced?: readonly string[],
  ) => boolean;
  /** Opens a copy of the example record as the reader's own. */
  readonly loadExample: () => Promise<void>;
  /** Makes this tab the one that edits the record; the other one follows read-only. */
  readonly takeOver: () => Promise<void>;
  /** Saves now instead of in a moment; also the way to try again after `failed`. */
  readonly saveNow: () => Promise<void>;
  readonly listSnapshots: () => Promise<readonly SnapshotSummary[]>;
  /** Brings back an earlier state of the open record, as an edit that can be undone. */
  readonly restoreSnapshot: (key: number) => Promise<boolean>;
  /** Offers the stored text of the open record as a file, whatever state it is in. */
  readonly downloadRaw: () => void;
}

export interface InvestigationState {
  readonly phase: Phase;
  /** Always there: the example while starting and on the server, a blank one when the reader has none. */
  readonly record: InvestigationRecord;
  /** True when `record` is the example shown in place of the reader's own (on the server and while starting). */
  readonly isExample: boolean;
  /** False for a blank record that nobody has edited yet. */
  readonly isStored: boolean;
  readonly library: readonly RecordSummary[];
  readonly bin: readonly BinEntry[];
  readonly saving: Saving;
  /** What undo and redo would undo and redo; null when nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Something the reader should know that stops nothing, e.g. that this browser cannot tell tabs apart; null when nothing. */
  readonly notice: string | null;
  readonly importing: ImportState;
  /** What came of the files of the last drop, in the order in which they were finished. */
  readonly importOutcomes: readonly ImportOutcome[];
  readonly actions: InvestigationActions;
}
