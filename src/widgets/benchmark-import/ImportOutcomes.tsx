import type { ReactNode } from 'react';
import { Disclosure } from '@site/src/ui/Disclosure';
import { Notice } from '@site/src/ui/Notice';
import type { ImportOutcome } from './use-import-queue';
import styles from './BenchmarkImport.module.css';

export function ImportOutcomes({
  outcomes,
}: {
  readonly outcomes: readonly ImportOutcome[];
}): ReactNode {
  return outcomes.map((outcome, index) => (
    // A drop's outcomes are only appended, never reordered.
    <Outcome key={`${index}-${outcome.fileName}`} outcome={outcome} />
  ));
}

function Outcome({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  switch (outcome.kind) {
    case 'failed':
      return (
        <Notice tone="error" title={`${outcome.fileName} was not imported`} announce>
          <p>
            {outcome.message}
            {outcome.at !== undefined && ` (${outcome.at})`}
          </p>
        </Notice>
      );
    case 'record opened':
      return (
        <Notice title={`${outcome.fileName} is an investigation record`} announce>
          <p>
            {outcome.asCopy
              ? `A record with this id is here already with other content, so "${outcome.title}" was opened as a new copy.`
              : `"${outcome.title}" is open now.`}
          </p>
        </Notice>
      );
    case 'done':
      return <Imported outcome={outcome} />;
  }
}

function Imported({
  outcome,
}: {
  readonly outcome: Extract<ImportOutcome, { kind: 'done' }>;
}): ReactNode {
  const { report, added } = outcome;
  const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
  return (
    <Notice
      title={`${outcome.formatLabel}: ${added.length === 1 ? '1 run' : `${added.length} runs`} added from ${outcome.fileName}`}
      announce
    >
      <p>
        {report.rowsRead.toLocaleString()} {report.rowsRead === 1 ? 'row' : 'rows'} read,{' '}
        {report.rowsKept.toLocaleString()} kept
        {dropped === 0 ? ', none left out.' : `, ${dropped.toLocaleString()} left out:`}
      </p>
      {dropped > 0 && (
        <ul>
          {report.dropped.map(({ reason, count }) => (
            <li key={reason}>
              {count.toLocaleString()} {reason}
            </li>
          ))}
        </ul>
      )}
      {report.secretsDropped.length > 0 && (
        <p>Not copied, because it is private: {report.secretsDropped.join(', ')}.</p>
      )}
      <Disclosure summary="What was assumed and what was not read">
        <p>Recognised because {outcome.reason}.</p>
        <Lines title="Assumptions" lines={report.assumptions} />
        <Lines title="Notes" lines={report.notes} />
        <Lines title="Fields that were not read" lines={report.unknownFields} code />
      </Disclosure>
    </Notice>
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
