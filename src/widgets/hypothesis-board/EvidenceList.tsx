import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type {
  Evidence,
  Hypothesis,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { ListEditor } from '@site/src/ui/ListEditor';
import { createId } from '@site/src/state/create-id';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import styles from './HypothesisBoard.module.css';

interface EvidenceListProps {
  readonly hypothesis: Hypothesis;
  readonly side: 'for' | 'against';
  readonly title: string;
}

export function EvidenceList({ hypothesis, side, title }: EvidenceListProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const change =
    (next: (items: readonly Evidence[]) => Evidence[]) => (record: InvestigationRecord) =>
      updateItem(record, 'hypotheses', hypothesis.id, (item) => ({
        ...item,
        [side]: next(item[side]),
      }));
  return (
    <div className={styles.evidence} role="group" aria-label={title}>
      <p className={styles.evidenceTitle}>{title}</p>
      <ListEditor<Evidence>
        label={title}
        items={hypothesis[side]}
        itemKey={(item) => item.id}
        itemName={(_item, index) => `evidence ${index + 1} ${side}`}
        addLabel="Add evidence"
        renderItem={(item) => (
          <Item
            item={item}
            change={(next) =>
              change((items) => items.map((other) => (other.id === item.id ? next(other) : other)))
            }
          />
        )}
        empty={<p className={styles.none}>None yet.</p>}
        {...(canEdit && {
          onAdd: () =>
            edit(
              change((items) => [...items, { id: createId(), text: '' }]),
              'add evidence',
            ),
          onRemove: (item) =>
            edit(
              change((items) => items.filter(({ id }) => id !== item.id)),
              'remove evidence',
            ),
        })}
      />
    </div>
  );
}

interface ItemProps {
  readonly item: Evidence;
  readonly change: (
    next: (item: Evidence) => Evidence,
  ) => (record: InvestigationRecord) => InvestigationRecord;
}

const NONE = 'none';

/** What shows it: a data item or a measurement of the record, under one select. */
function Item({ item, change }: ItemProps): ReactNode {
  const dataItems = useInvestigation((state) => state.record.data.items);
  const measurements = useInvestigation((state) => state.record.measurements);
  const options = [
    { value: NONE, label: 'Not linked to data' },
    ...dataItems.map(({ id, title }) => ({
      value: `data:${id}`,
      label: title || 'Untitled data item',
      group: 'Data items',
    })),
    ...measurements.map(({ id, label }) => ({ value: `run:${id}`, label, group: 'Measurements' })),
  ];
  const chosen =
    item.dataItem !== undefined
      ? `data:${item.dataItem}`
      : item.measurement !== undefined
        ? `run:${item.measurement}`
        : NONE;
  return (
    <>
      <RecordText
        label="Evidence"
        labelHidden
        rows={2}
        value={item.text}
        change={(text) => change((current) => ({ ...current, text }))}
      />
      <RecordSelect
        label="Shown by"
        value={chosen}
        options={options}
        change={(value) =>
          change((current) => {
            const id = value.slice(value.indexOf(':') + 1);
            const unlinked = setOptional(
              setOptional(current, 'dataItem', null),
              'measurement',
              null,
            );
            if (value === NONE) return unlinked;
            return value.startsWith('data:')
              ? { ...unlinked, dataItem: id }
              : { ...unlinked, measurement: id };
          })
        }
      />
    </>
  );
}
