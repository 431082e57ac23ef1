/** Widgets may not import from the exporters; this is what the monitoring files need of them, and how the files leave the browser. */
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { createFileName } from '@site/src/exporters/file-name';
import { createArchive } from '@site/src/exporters/monitoring/create-archive';
import type { MonitoringFile } from '@site/src/exporters/monitoring/monitoring-file';
import { downloadBytes, downloadText } from './download';

export { createMonitoringFiles } from '@site/src/exporters/monitoring/create-monitoring-files';
export type { MonitoringFile };

const MEDIA_TYPES: Readonly<Record<MonitoringFile['language'], string>> = {
  yaml: 'application/yaml',
  json: 'application/json',
  markdown: 'text/markdown',
};

/** Under its own name and not the record's: the rules' test names the file of the rules. */
export function downloadMonitoringFile({ path, text, language }: MonitoringFile): void {
  downloadText(path.slice(path.lastIndexOf('/') + 1), text, MEDIA_TYPES[language]);
}

export function downloadMonitoringArchive(
  record: InvestigationRecord,
  files: readonly MonitoringFile[],
): void {
  downloadBytes(createFileName(record, 'zip'), createArchive(files));
}
