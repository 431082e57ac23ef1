import { useId, useState, type ReactNode } from 'react';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { formatWithUnit } from '@site/src/domain/units';
import { downloadMonitoringArchive, type MonitoringFile } from '@site/src/state/monitoring-files';
import { Button } from '@site/src/ui/Button';
import { FilePreview } from './FilePreview';
import { countBytes } from './file-size';
import styles from './MonitoringFiles.module.css';

interface FileBrowserProps {
  readonly record: InvestigationRecord;
  /** At least one. */
  readonly files: readonly MonitoringFile[];
  /** Those of this moment; the ones above may be a moment older. */
  readonly createFiles: () => readonly MonitoringFile[];
}

/** What is shown until the reader chooses. */
const RULES = 'prometheus/slo.rules.yml';

export function FileBrowser({ record, files, createFiles }: FileBrowserProps): ReactNode {
  const name = useId();
  const [chosen, setChosen] = useState(RULES);
  const shown = files.find(({ path }) => path === chosen) ?? files[0];
  if (shown === undefined) return null;
  return (
    <>
      <div className={styles.all} data-print="hide">
        <Button variant="primary" onClick={() => downloadMonitoringArchive(record, createFiles())}>
          Download all (zip)
        </Button>
        <span className={styles.note}>
          {files.length} {files.length === 1 ? 'file' : 'files'}, {sizeOf(files)}
        </span>
      </div>
      <div className={styles.browser}>
        <fieldset className={styles.files}>
          <legend className={styles.caption}>File to look at</legend>
          {files.map((file) => (
            <label key={file.path} className={styles.file}>
              <input
                type="radio"
                name={name}
                value={file.path}
                checked={file.path === shown.path}
                onChange={() => setChosen(file.path)}
              />
              <span className={styles.fileTitle}>{file.title}</span>
              <span className={styles.fileSize}>{sizeOf([file])}</span>
              <span className={styles.filePath}>{file.path}</span>
            </label>
          ))}
        </fieldset>
        <FilePreview file={shown} />
      </div>
    </>
  );
}

function sizeOf(files: readonly MonitoringFile[]): string {
  return formatWithUnit(countBytes(files), 'bytes', { significantDigits: 2 });
}
