/** What the import worker and its client say to each other. Every message carries the id of the import it belongs to. */
import type { FilesProgress, ImportFilesOptions } from '../importers/import-files';
import type { ImportFailure } from '../importers/import-result';
import type { MeasuredFile } from '../importers/measure-files';

export interface ImportRequest {
  readonly type: 'import';
  readonly runId: number;
  readonly files: readonly { readonly file: Blob; readonly name: string }[];
  readonly mapping?: ImportFilesOptions['mapping'];
}

export type ImportReply =
  | { readonly type: 'progress'; readonly runId: number; readonly progress: FilesProgress }
  | { readonly type: 'file'; readonly runId: number; readonly file: MeasuredFile }
  /** The end; with a failure when the import could not go on. */
  | { readonly type: 'done'; readonly runId: number; readonly failure: ImportFailure | null };
