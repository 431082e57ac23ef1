/** Where the import of a dropped file stands. One file at a time; a new one replaces the old state. */
import type { ImportReport } from '@site/src/importers/import-result';
import type { TableMapping, TablePreview } from '@site/src/importers/table/mapping';

// Widgets may not import from the importers; these are the types they need to ask for a mapping and to show a report.
export type { ImportReport } from '@site/src/importers/import-result';
export type {
  ColumnGuess,
  ColumnRole,
  NamedRow,
  RowGuess,
  RowMeaning,
  TableLayout,
  TableMapping,
  TablePreview,
} from '@site/src/importers/table/mapping';
export type { Delimiter, TableForm } from '@site/src/importers/table/form';
// How a table looks when it is split or laid out otherwise, for the question about its columns.
export { changeDelimiter, rebuildPreview, rebuildRows } from '@site/src/importers/table/preview';

export interface ImportedMeasurement {
  readonly id: string;
  readonly label: string;
}

export type ImportOutcome =
  | {
      readonly kind: 'failed';
      readonly fileName: string;
      /** One sentence: what is wrong and what to do. */
      readonly message: string;
      readonly at?: string;
      /** The file is of no known format. */
      readonly isUnknown?: boolean;
      /** For a file of no known format whose columns the reader can name. */
      readonly preview?: TablePreview;
    }
  | {
      readonly kind: 'done';
      readonly fileName: string;
      /** For a person: `vLLM bench serve`. */
      readonly formatLabel: string;
      /** Why the file was taken for this format. */
      readonly reason: string;
      readonly added: readonly ImportedMeasurement[];
      /** Data items of step 3 that a profile became. */
      readonly dataItems: readonly ImportedMeasurement[];
      readonly report: ImportReport;
      /** The columns were mapped as the reader had mapped the same ones before; kept so that the mapping can be changed. */
      readonly recalled?: TablePreview;
    }
  /** The file was an investigation record, and is open now. */
  | {
      readonly kind: 'record opened';
      readonly fileName: string;
      readonly title: string;
      readonly asCopy: boolean;
    };

export type ImportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly fileName: string;
      readonly stage: 'reading' | 'parsing';
      /** 0 to 1 of this stage; null when it cannot be known. */
      readonly share: number | null;
      /** Which of the dropped files it is, from 1, and how many they are. */
      readonly position: number;
      readonly count: number;
    }
  | { readonly kind: 'needs mapping'; readonly fileName: string; readonly preview: TablePreview }
  /** All files are through; the outcomes say what came of each. */
  | { readonly kind: 'finished' };

export interface ImportActions {
  /**
   * Imports benchmark results (their runs become measurements of the open record, the first of them is shown), profiles (data
   * items of step 3) and exported records (opened, never over an existing one). Never rejects; what came of the files is in
   * `importOutcomes`.
   */
  readonly importFiles: (files: readonly File[]) => Promise<void>;
  /** The reader's answer to `needs mapping`. */
  readonly importWithMapping: (mapping: TableMapping) => Promise<void>;
  /** Asks for the mapping of a file of the last drop again: an unknown one, or one whose mapping was recalled. */
  readonly askForMapping: (fileName: string, preview: TablePreview) => void;
  /** The file that `needs mapping` is about is left out; the next question follows. */
  readonly skipMapping: () => void;
  /** Stops; what was imported before stays. */
  readonly cancelImport: () => void;
  /** Back to idle, and the outcomes are put away. */
  readonly dismissImport: () => void;
}
