/** What reading a record from text can come to. */
import type { InvestigationRecord } from './investigation-record';

export type RecordFailureCode =
  'empty' | 'too large' | 'damaged' | 'not a record' | 'newer version' | 'invalid' | 'too deep';

export interface RecordFailure {
  readonly code: RecordFailureCode;
  /** One sentence for the reader: what is wrong and what to do. */
  readonly message: string;
  /** Where in the record: `measurements[0].values[2].value`. */
  readonly path?: string;
}

export interface ParsedRecord {
  readonly ok: true;
  readonly record: InvestigationRecord;
  /** The schema version of the text, when it was lifted to the current one. */
  readonly upgradedFrom?: number;
}

export type ParseRecordResult =
  ParsedRecord | { readonly ok: false; readonly failure: RecordFailure };
