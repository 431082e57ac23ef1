/** Takes the open record out of the browser: as a file, or as text for an issue tracker. */
import { exportCsv } from '@site/src/exporters/csv';
import { createFileName } from '@site/src/exporters/file-name';
import { exportJson } from '@site/src/exporters/json';
import { exportMarkdown } from '@site/src/exporters/markdown';
import { exportPrintable } from '@site/src/exporters/printable';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { downloadText } from './download';

export type FileExport = 'markdown' | 'json' | 'csv';
export type IssueTracker = 'github' | 'gitlab' | 'jira';

export type PrintableRecord = ReturnType<typeof exportPrintable>;

export function downloadExport(record: InvestigationRecord, kind: FileExport): void {
  switch (kind) {
    case 'markdown':
      downloadText(
        createFileName(record, 'md'),
        exportMarkdown(record, { flavour: 'file' }),
        'text/markdown',
      );
      break;
    case 'json':
      downloadText(createFileName(record, 'json'), exportJson(record), 'application/json');
      break;
    case 'csv':
      downloadText(createFileName(record, 'csv'), exportCsv(record), 'text/csv');
      break;
  }
}

/** Copies the record as the body of an issue; false when the browser does not allow it. */
export async function copyForTracker(
  record: InvestigationRecord,
  tracker: IssueTracker,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(exportMarkdown(record, { flavour: tracker }));
    return true;
  } catch {
    return false;
  }
}

export function createPrintable(record: InvestigationRecord): PrintableRecord {
  return exportPrintable(record);
}
