import type { ReactNode } from 'react';
import type {
  InvestigationRecord,
  Measurement,
} from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { viewStore } from '@site/src/state/view-store';
import { createId } from '@site/src/state/create-id';
import { MetricQuantityForm } from '../kit/MetricQuantityForm';
import { RecordWidget } from '../kit/RecordWidget';
import { PasteNumbers } from './PasteNumbers';
import { RunCounts } from './RunCounts';
import { TypedValues } from './TypedValues';
import { changeTyped, findTyped, putValues } from './typed-measurement';

export type ChangeTyped = (
  change: (measurement: Measurement) => Measurement,
  label: string,
) => void;

export function View(): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const typed = useInvestigation((state) => findTyped(state.record));
  const change: ChangeTyped = (next, label) => {
    const birth = { id: createId(), now: new Date().toISOString() };
    edit((record: InvestigationRecord) => changeTyped(record, birth, next), label);
    // The first number typed is what the reader wants to see judged.
    if (typed === undefined) viewStore.getState().chooseMeasurement(birth.id);
  };
  return (
    <RecordWidget title="Type or paste numbers" id="metric-entry">
      {canEdit && (
        <>
          <MetricQuantityForm
            valueLabel={() => 'Measured value'}
            valueNoun="value"
            submitLabel="Add number"
            onSubmit={({ metric, statistic, value }) =>
              change(
                (measurement) => putValues(measurement, [{ metric: metric.id, statistic, value }]),
                'add a number',
              )
            }
          />
          <PasteNumbers onRead={change} />
        </>
      )}
      {typed !== undefined && (
        <>
          <TypedValues measurement={typed} onChange={change} readOnly={!canEdit} />
          <RunCounts measurement={typed} onChange={change} readOnly={!canEdit} />
        </>
      )}
    </RecordWidget>
  );
}
