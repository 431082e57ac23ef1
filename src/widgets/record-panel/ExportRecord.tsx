import { useState, type ReactNode } from 'react';
import {
  copyForTracker,
  downloadExport,
  type FileExport,
  type IssueTracker,
} from '@site/src/state/export-record';
import { useInvestigation } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Disclosure } from '@site/src/ui/Disclosure';
import { Notice } from '@site/src/ui/Notice';
import { PrintRecord } from './PrintRecord';
import styles from './RecordPanel.module.css';

const FILES: readonly {
  readonly kind: FileExport;
  readonly label: string;
  readonly text: string;
}[] = [
  {
    kind: 'json',
    label: 'Download JSON',
    text: 'The whole record; import it again here or keep it in your repository.',
  },
  { kind: 'markdown', label: 'Download Markdown', text: 'A document to read and review.' },
  { kind: 'csv', label: 'Download gaps as CSV', text: 'One row per target, in canonical units.' },
];

const TRACKERS: readonly { readonly tracker: IssueTracker; readonly label: string }[] = [
  { tracker: 'github', label: 'GitHub' },
  { tracker: 'gitlab', label: 'GitLab' },
  { tracker: 'jira', label: 'Jira' },
];

export function ExportRecord(): ReactNode {
  const record = useInvestigation((state) => state.record);
  const [copied, setCopied] = useState<{ readonly label: string; readonly ok: boolean } | null>(
    null,
  );
  return (
    <Disclosure summary="Export this record" open>
      <ul className={styles.exports}>
        {FILES.map(({ kind, label, text }) => (
          <li key={kind}>
            <Button size="small" onClick={() => downloadExport(record, kind)}>
              {label}
            </Button>
            <p>{text}</p>
          </li>
        ))}
        <li>
          <PrintRecord record={record} />
          <p>On paper or as a PDF, through the browser’s print dialog.</p>
        </li>
      </ul>
      <p>Copy as the body of an issue, with mentions and references made harmless:</p>
      <div className={styles.actions}>
        {TRACKERS.map(({ tracker, label }) => (
          <Button
            key={tracker}
            size="small"
            variant="quiet"
            onClick={() =>
              void copyForTracker(record, tracker).then((ok) => setCopied({ label, ok }))
            }
          >
            Copy for {label}
          </Button>
        ))}
      </div>
      {copied !== null && (
        <Notice tone={copied.ok ? 'info' : 'error'} announce>
          {copied.ok
            ? `Copied for ${copied.label}.`
            : 'The browser did not allow copying. Download the Markdown file and copy from it.'}
        </Notice>
      )}
    </Disclosure>
  );
}
