/** What the import worker and its client say to each other. Every message carries the id of the import it belongs to. */
import type { ImportProgress, ImportResult } from '../importers/import-result';
import type { TableMapping } from '../importers/table/mapping';

export interface ImportRequest {
  readonly type: 'import';
  readonly runId: number;
  readonly file: Blob;
  readonly name: string;
  readonly mapping?: TableMapping;
}

export type ImportReply =
  | { readonly type: 'progress'; readonly runId: number; readonly progress: ImportProgress }
  | { readonly type: 'result'; readonly runId: number; readonly result: ImportResult };
