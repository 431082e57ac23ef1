/** Where the import of a dropped file stands. One file at a time; a new one replaces the old state. */
import type { ImportReport } from '@site/src/importers/import-result';
import type { TableMapping, TablePreview } from '@site/src/importers/table/mapping';

// Widgets may not import from the importers; these are the types they need to ask for a mapping and to show a report.
export type { ImportReport } from '@site/src/importers/import-result';
export type {
  ColumnGuess,
  ColumnRole,
  TableMapping,
  TablePreview,
} from '@site/src/importers/table/mapping';

export interface ImportedMeasurement {
  readonly id: string;
  readonly label: string;
}

export type ImportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly fileName: string;
      readonly stage: 'reading' | 'parsing';
      /** 0 to 1 of this stage; null when it cannot be known. */
      readonly share: number | null;
    }
  | { readonly kind: 'needs mapping'; readonly fileName: string; readonly preview: TablePreview }
  | {
      readonly kind: 'failed';
      readonly fileName: string;
      /** One sentence: what is wrong and what to do. */
      readonly message: string;
      readonly at?: string;
    }
  | {
      readonly kind: 'done';
      readonly fileName: string;
      /** For a person: `vLLM bench serve`. */
      readonly formatLabel: string;
      /** Why the file was taken for this format. */
      readonly reason: string;
      readonly added: readonly ImportedMeasurement[];
      readonly report: ImportReport;
    }
  /** The file was an investigation record, and is open now. */
  | {
      readonly kind: 'record opened';
      readonly fileName: string;
      readonly title: string;
      readonly asCopy: boolean;
    };

export interface ImportActions {
  /**
   * Imports a benchmark result (its runs become measurements of the open record, the first of them is shown) or an exported
   * record (opened, never over an existing one). Never rejects; the outcome is in `importing`.
   */
  readonly importFile: (file: File) => Promise<void>;
  /** The reader's answer to `needs mapping`. */
  readonly importWithMapping: (mapping: TableMapping) => Promise<void>;
  readonly cancelImport: () => void;
  /** Back to idle. */
  readonly dismissImport: () => void;
}
