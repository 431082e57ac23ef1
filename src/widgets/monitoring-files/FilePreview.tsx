import { useId, useRef, useState, type ReactNode } from 'react';
import { downloadMonitoringFile, type MonitoringFile } from '@site/src/state/monitoring-files';
import { Button } from '@site/src/ui/Button';
import { ScrollRegion } from '@site/src/ui/ScrollRegion';
import styles from './MonitoringFiles.module.css';

const OUTCOMES = {
  copied: 'Copied.',
  selected: 'The browser does not allow copying: the text is selected, copy it by keyboard.',
} as const;

interface Outcome {
  readonly of: string;
  readonly what: keyof typeof OUTCOMES;
}

export function FilePreview({ file }: { readonly file: MonitoringFile }): ReactNode {
  const id = useId();
  const code = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.text);
      setOutcome({ of: file.text, what: 'copied' });
    } catch {
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      setOutcome({ of: file.text, what: 'selected' });
    }
  };
  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        <span className={styles.name} id={id}>
          {file.path}
        </span>
        {/* It says so of this text only. */}
        <span className={styles.note} role="status">
          {outcome?.of === file.text && OUTCOMES[outcome.what]}
        </span>
        <span className={styles.actions} data-print="hide">
          <Button size="small" aria-describedby={id} onClick={() => void copy()}>
            Copy
          </Button>
          <Button size="small" aria-describedby={id} onClick={() => downloadMonitoringFile(file)}>
            Download
          </Button>
        </span>
        <p className={styles.purpose}>{file.purpose}</p>
      </div>
      <ScrollRegion key={file.path} labelledBy={id}>
        <pre className={styles.text}>
          <code ref={code}>{file.text}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
