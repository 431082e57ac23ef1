/** What comes out of an import, for the command, the worker and the widgets. All of it can be sent between threads. */
import type { BenchmarkRun } from '../domain/benchmark-run/benchmark-run';
import type { MetricsSnapshot } from '../domain/metrics-snapshot/metrics-snapshot';
import type { Profile } from '../domain/profile/profile';
import type { TablePreview } from './table/mapping';

export type ImportFailureCode =
  | 'empty'
  | 'too large'
  | 'damaged'
  | 'not text'
  | 'unknown format'
  | 'not supported'
  | 'no requests'
  | 'cancelled'
  /** The file is gone, or was changed while it was read. */
  | 'unreadable'
  | 'internal';

export interface ImportFailure {
  readonly code: ImportFailureCode;
  /** One sentence for the reader: what is wrong and what to do. */
  readonly message: string;
  /** Where, when that is known: `line 12`, `benchmarks[2].metrics`. */
  readonly at?: string;
  /** For a file of no known format whose columns the reader can name. */
  readonly preview?: TablePreview;
}

/** Rows (requests, samples or whole runs) that were read and left out, and why. */
export interface DroppedRows {
  readonly reason: string;
  readonly count: number;
}

/** What the importer did with the file; nothing is left out silently. */
export interface ImportReport {
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly dropped: readonly DroppedRows[];
  /** Names (never values) of fields that were not understood and not read. */
  readonly unknownFields: readonly string[];
  /** Units and conventions that the file does not state: `ttfts: seconds`. */
  readonly assumptions: readonly string[];
  /** Kinds of private content that the file carries and that was not copied: `generated texts`. */
  readonly secretsDropped: readonly string[];
  readonly notes: readonly string[];
}

export interface ImportSuccess {
  readonly ok: true;
  /** Format id, as in the registry: `vllm`. */
  readonly format: string;
  /** For a person: `vLLM bench serve`. */
  readonly formatLabel: string;
  /** Why the file was taken for this format. */
  readonly reason: string;
  readonly runs: readonly BenchmarkRun[];
  readonly profiles: readonly Profile[];
  /** A second one of the same server makes a run of the two. */
  readonly snapshots: readonly MetricsSnapshot[];
  readonly report: ImportReport;
}

/** Test `result.ok`, then `result.needsMapping`: what remains is a failure. */
export type ImportResult =
  | ImportSuccess
  | { readonly ok: false; readonly failure: ImportFailure; readonly needsMapping?: never }
  | { readonly ok: false; readonly needsMapping: TablePreview; readonly failure?: never };

export interface ImportProgress {
  readonly stage: 'reading' | 'parsing';
  /** 0 to 1 of this stage; null when it cannot be known. */
  readonly share: number | null;
}
