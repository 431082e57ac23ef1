import type { ReactNode } from 'react';
import { addTarget } from '@site/src/domain/investigation/edit';
import { createId } from '@site/src/state/create-id';
import { useEdit } from '@site/src/state/use-investigation';
import { Disclosure } from '@site/src/ui/Disclosure';
import { MetricQuantityForm } from '../kit/MetricQuantityForm';

export function NewTarget(): ReactNode {
  const edit = useEdit();
  return (
    <Disclosure summary="Add a target of your own">
      <MetricQuantityForm
        accepts={({ better }) => better !== 'neither'}
        valueLabel={({ better }) => (better === 'higher' ? 'At least' : 'At most')}
        valueNoun="threshold"
        submitLabel="Add target"
        onSubmit={({ metric, statistic, value }) =>
          edit(
            (record) =>
              addTarget(record, {
                id: createId(),
                metric: metric.id,
                statistic,
                comparator: metric.better === 'higher' ? '>=' : '<=',
                threshold: value,
              }),
            'add target',
          )
        }
      />
    </Disclosure>
  );
}
