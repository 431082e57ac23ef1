import type { ReactNode } from 'react';
import type { MeasurementWorkload } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordNumber } from '../kit/RecordNumber';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import styles from './RecordSections.module.css';

interface WorkloadFieldsProps {
  readonly workload: MeasurementWorkload | undefined;
  /** null for a workload that says nothing. */
  readonly change: (workload: MeasurementWorkload | null) => RecordChange;
}

/** The load of the real service; each measurement has its own beside it. */
export function WorkloadFields({ workload = {}, change }: WorkloadFieldsProps): ReactNode {
  const set = <Key extends keyof MeasurementWorkload>(
    key: Key,
    value: Exclude<MeasurementWorkload[Key], undefined> | '' | null,
  ): RecordChange => {
    const next = setOptional(workload, key, value);
    return change(Object.keys(next).length === 0 ? null : next);
  };
  const { requestRate } = workload;
  return (
    <div role="group" aria-label="Load in production" className={styles.group}>
      <p className={styles.groupTitle}>Load in production</p>
      <RecordText
        label="Description"
        hint="Distribution of prompt and answer lengths, peaks, share of repeated prefixes"
        rows={1}
        value={workload.description}
        change={(text) => set('description', text)}
      />
      <FieldRow>
        <RecordNumber
          label="Request rate"
          unit="requests_per_second"
          value={typeof requestRate === 'number' ? requestRate : undefined}
          change={(rate) => set('requestRate', rate)}
        />
        <RecordNumber
          label="Most in flight"
          unit="requests"
          value={workload.maxConcurrency}
          change={(count) => set('maxConcurrency', count)}
        />
        <RecordNumber
          label="Mean prompt length"
          unit="tokens"
          value={workload.promptTokensMean}
          change={(tokens) => set('promptTokensMean', tokens)}
        />
        <RecordNumber
          label="Mean answer length"
          unit="tokens"
          value={workload.outputTokensMean}
          change={(tokens) => set('outputTokensMean', tokens)}
        />
        <RecordChoice
          label="Arrivals"
          hint="Closed when callers wait for answers"
          value={workload.arrival}
          options={['open', 'closed', 'unknown']}
          change={(arrival) => set('arrival', arrival)}
        />
      </FieldRow>
    </div>
  );
}
