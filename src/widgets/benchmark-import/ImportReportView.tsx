import type { ReactNode } from 'react';
import type { ImportOutcome } from '@site/src/state/import-state';
import { Disclosure } from '@site/src/ui/Disclosure';
import styles from './BenchmarkImport.module.css';

/** What the importer did with the file: nothing is left out silently. */
export function ImportReportView({
  outcome: { report, reason },
}: {
  readonly outcome: Extract<ImportOutcome, { kind: 'done' }>;
}): ReactNode {
  const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        {report.rowsRead.toLocaleString()} {report.rowsRead === 1 ? 'row' : 'rows'} read,{' '}
        {report.rowsKept.toLocaleString()} kept
        {dropped === 0 ? ', none left out.' : `, ${dropped.toLocaleString()} left out:`}
      </p>
      {dropped > 0 && (
        <ul>
          {report.dropped.map(({ reason: why, count }) => (
            <li key={why}>
              {count.toLocaleString()} {why}
            </li>
          ))}
        </ul>
      )}
      {report.secretsDropped.length > 0 && (
        <p>Not copied, because it is private: {report.secretsDropped.join(', ')}.</p>
      )}
      <Disclosure summary="What was assumed and what was not read">
        <p>Recognised because {reason}.</p>
        <Lines title="Assumptions" lines={report.assumptions} />
        <Lines title="Notes" lines={report.notes} />
        <Lines title="Fields that were not read" lines={report.unknownFields} code />
      </Disclosure>
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly code?: boolean;
}

function Lines({ title, lines, code = false }: LinesProps): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <p className={styles.linesTitle}>{title}</p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{code ? <code>{line}</code> : line}</li>
        ))}
      </ul>
    </>
  );
}
