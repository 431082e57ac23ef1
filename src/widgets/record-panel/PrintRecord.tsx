import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { createPrintable, type PrintableRecord } from '@site/src/state/export-record';
import { Button } from '@site/src/ui/Button';
import { RecordDocumentView } from './RecordDocumentView';
import styles from './PrintRecord.module.css';

/** The whole record as a document of its own, drawn only for the printer: everything else on the page stays off the paper. */
export function PrintRecord({ record }: { readonly record: InvestigationRecord }): ReactNode {
  const [printable, setPrintable] = useState<PrintableRecord | null>(null);
  useEffect(() => {
    if (printable === null) return undefined;
    const done = () => setPrintable(null);
    document.documentElement.classList.add(styles.printing ?? '');
    window.addEventListener('afterprint', done);
    window.print();
    return () => {
      window.removeEventListener('afterprint', done);
      document.documentElement.classList.remove(styles.printing ?? '');
    };
  }, [printable]);
  return (
    <>
      <Button size="small" onClick={() => setPrintable(createPrintable(record))}>
        Print the record
      </Button>
      {printable !== null &&
        createPortal(
          <div className={styles.paper}>
            <RecordDocumentView printable={printable} />
          </div>,
          document.body,
        )}
    </>
  );
}
