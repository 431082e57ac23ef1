import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ImportOutcome, TablePreview } from '@site/src/state/import-state';
import { Button } from '@site/src/ui/Button';
import { Disclosure } from '@site/src/ui/Disclosure';
import { Notice } from '@site/src/ui/Notice';
import { FormatList } from './FormatList';
import { ImportReportView } from './ImportReportView';

type Done = Extract<ImportOutcome, { kind: 'done' }>;
type Failed = Extract<ImportOutcome, { kind: 'failed' }>;

interface ImportOutcomesProps {
  readonly outcomes: readonly ImportOutcome[];
  /** Asks for the mapping of a file of the drop again. */
  readonly onMap: (fileName: string, preview: TablePreview) => void;
}

/** With more files than this, those that went well share one notice. */
const MOST_NOTICES = 3;

export function ImportOutcomes({ outcomes, onMap }: ImportOutcomesProps): ReactNode {
  const done = outcomes.filter((outcome) => outcome.kind === 'done');
  const isLong = done.length > MOST_NOTICES;
  const firstUnknown = outcomes.find((outcome) => outcome.kind === 'failed' && outcome.isUnknown);
  return (
    <>
      {isLong && <ManyImported outcomes={done} />}
      {outcomes.map((outcome, index) =>
        isLong && outcome.kind === 'done' ? null : (
          // A drop's outcomes are only appended, never reordered.
          <Outcome
            key={`${index}-${outcome.fileName}`}
            outcome={outcome}
            listsFormats={outcome === firstUnknown}
            onMap={onMap}
          />
        ),
      )}
    </>
  );
}

function Outcome({
  outcome,
  listsFormats,
  onMap,
}: {
  readonly outcome: ImportOutcome;
  /** The list of formats stands once, however many files are unknown. */
  readonly listsFormats: boolean;
  readonly onMap: ImportOutcomesProps['onMap'];
}): ReactNode {
  switch (outcome.kind) {
    case 'failed':
      return <NotImported outcome={outcome} listsFormats={listsFormats} onMap={onMap} />;
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
      return (
        <Notice title={describeImport(outcome)} announce>
          <WhereProfilesAre outcome={outcome} />
          <RecalledMapping outcome={outcome} onMap={onMap} />
          <ImportReportView outcome={outcome} />
        </Notice>
      );
  }
}

function NotImported({
  outcome,
  listsFormats,
  onMap,
}: {
  readonly outcome: Failed;
  readonly listsFormats: boolean;
  readonly onMap: ImportOutcomesProps['onMap'];
}): ReactNode {
  const { fileName, message, at, isUnknown = false, preview } = outcome;
  return (
    <Notice
      tone={isUnknown ? 'warning' : 'error'}
      title={
        isUnknown
          ? `${fileName} is of no format that is known here`
          : `${fileName} was not imported`
      }
      announce
    >
      <p>
        {message}
        {at !== undefined && ` (${at})`}
      </p>
      {preview && (
        <p>
          <Button variant="primary" onClick={() => onMap(fileName, preview)}>
            Say what its columns mean
          </Button>
        </p>
      )}
      {listsFormats && <FormatList />}
    </Notice>
  );
}

function ManyImported({ outcomes }: { readonly outcomes: readonly Done[] }): ReactNode {
  const added = outcomes.reduce((sum, outcome) => sum + outcome.added.length, 0);
  const items = outcomes.reduce((sum, outcome) => sum + outcome.dataItems.length, 0);
  const what = [
    ...(added > 0 ? [count(added, 'run')] : []),
    ...(items > 0 ? [count(items, 'data item')] : []),
  ].join(' and ');
  return (
    <Notice title={`${what} added from ${outcomes.length} files`} announce>
      {outcomes.map((outcome, index) => (
        // Only appended, never reordered; two files may have the same name.
        <Disclosure
          key={`${index}-${outcome.fileName}`}
          summary={`${outcome.fileName}: ${outcome.formatLabel}, ${describeAdded(outcome)}`}
        >
          <ImportReportView outcome={outcome} />
        </Disclosure>
      ))}
    </Notice>
  );
}

function WhereProfilesAre({ outcome }: { readonly outcome: Done }): ReactNode {
  if (outcome.dataItems.length === 0) return null;
  return (
    <p>
      Where the time went is in the data of{' '}
      <Link to="/docs/03-professional-scenarios/engineering/performance-investigation-steps/03-instrument-and-collect-data">
        step 3
      </Link>
      : {outcome.dataItems.map(({ label }) => label).join('; ')}.
    </p>
  );
}

function RecalledMapping({
  outcome,
  onMap,
}: {
  readonly outcome: Done;
  readonly onMap: ImportOutcomesProps['onMap'];
}): ReactNode {
  const { recalled, fileName } = outcome;
  if (!recalled) return null;
  return (
    <p>
      The columns were read as you mapped the same ones before.{' '}
      <Button variant="quiet" onClick={() => onMap(fileName, recalled)}>
        Map them anew
      </Button>
    </p>
  );
}

function describeImport(outcome: Done): string {
  return `${outcome.formatLabel}: ${describeAdded(outcome)} added from ${outcome.fileName}`;
}

/** `2 runs and 1 data item` */
function describeAdded({ added, dataItems }: Done): string {
  return [
    ...(added.length > 0 || dataItems.length === 0 ? [count(added.length, 'run')] : []),
    ...(dataItems.length > 0 ? [count(dataItems.length, 'data item')] : []),
  ].join(' and ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
