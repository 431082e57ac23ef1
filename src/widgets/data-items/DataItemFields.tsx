import type { ReactNode } from 'react';
import type { DataItem } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordLink } from '../kit/RecordLink';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { RecordTime } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import { isRangeReversed, isSha256 } from './data-item';
import styles from './DataItems.module.css';

const KINDS: readonly DataItem['kind'][] = [
  'metrics',
  'logs',
  'traces',
  'profile',
  'benchmark',
  'configuration',
  'other',
];

interface DataItemFieldsProps {
  readonly item: DataItem;
  readonly change: (next: (current: DataItem) => DataItem) => RecordChange;
}

export function DataItemFields({ item, change }: DataItemFieldsProps): ReactNode {
  const measurements = useInvestigation((state) => state.record.measurements);
  return (
    <div className={styles.fields}>
      <FieldRow>
        <RecordSelect
          label="Kind"
          value={item.kind}
          options={KINDS}
          change={(kind) => change((current) => ({ ...current, kind }))}
        />
        <RecordText
          label="Title"
          value={item.title}
          change={(title) => change((current) => ({ ...current, title }))}
        />
        <RecordText
          label="Source"
          hint="The system it comes from: Prometheus, Loki, Nsight Systems"
          value={item.source}
          change={(text) => change((current) => setOptional(current, 'source', text))}
        />
      </FieldRow>
      <RecordText
        label="Exact query or command"
        hint="As it was run, so that it can be run again"
        rows={2}
        mono
        value={item.query}
        change={(text) => change((current) => setOptional(current, 'query', text))}
      />
      <FieldRow>
        <RecordTime
          label="From"
          value={item.from}
          change={(from) => change((current) => setOptional(current, 'from', from))}
        />
        <RecordTime
          label="To"
          value={item.to}
          change={(to) => change((current) => setOptional(current, 'to', to))}
        />
      </FieldRow>
      {isRangeReversed(item.from, item.to) && (
        <p className={styles.problem}>
          The range ends before it begins: correct one of the two times.
        </p>
      )}
      <FieldRow>
        <RecordLink
          label="Link"
          value={item.link}
          change={(link) => change((current) => setOptional(current, 'link', link))}
        />
        <RecordText
          label="SHA-256 of the file"
          hint="64 digits, as sha256sum prints them"
          mono
          value={item.sha256}
          change={(text) => change((current) => setOptional(current, 'sha256', text.trim()))}
        />
      </FieldRow>
      {item.sha256 !== undefined && !isSha256(item.sha256) && (
        <p className={styles.problem}>
          This is not a SHA-256 yet: it has {item.sha256.length} characters, and needs 64 digits
          from 0 to 9 and a to f.
        </p>
      )}
      <FieldRow>
        <RecordChoice
          label="Measurement made from it"
          none="None"
          value={item.measurement}
          options={measurements.map(({ id, label }) => ({ value: id, label }))}
          change={(id) => change((current) => setOptional(current, 'measurement', id))}
        />
        <RecordText
          label="Overhead of collecting it"
          hint="What it cost the system, measured or by its documentation"
          rows={1}
          value={item.overhead}
          change={(text) => change((current) => setOptional(current, 'overhead', text))}
        />
      </FieldRow>
      <RecordText
        label="Gaps"
        hint="What is missing in it: sampling, lost scrapes, clocks that differ, requests without an id"
        rows={1}
        value={item.gaps}
        change={(text) => change((current) => setOptional(current, 'gaps', text))}
      />
      <RecordText
        label="Finding"
        hint="What it shows, in one sentence with numbers; not what you conclude from it"
        rows={2}
        value={item.finding}
        change={(text) => change((current) => setOptional(current, 'finding', text))}
      />
    </div>
  );
}
