import type { ReactNode } from 'react';
import { downloadMonitoringFile, type MonitoringFile } from '@site/src/state/monitoring-files';
import { Button } from '@site/src/ui/Button';
import { CopyBlock } from '@site/src/ui/CopyBlock';

export function FilePreview({ file }: { readonly file: MonitoringFile }): ReactNode {
  return (
    <CopyBlock
      title={file.path}
      mono
      noun="text"
      text={file.text}
      description={file.purpose}
      tall
      actions={(id) => (
        <Button size="small" aria-describedby={id} onClick={() => downloadMonitoringFile(file)}>
          Download
        </Button>
      )}
    />
  );
}
