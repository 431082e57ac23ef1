import type { ReactNode } from 'react';
import type { Guardrail } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { ListEditor } from '@site/src/ui/ListEditor';
import { createId } from '@site/src/state/create-id';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import type { ChangeCard } from './change-card';
import styles from './OptimisationCards.module.css';

const KINDS: readonly Guardrail['kind'][] = ['quality', 'errors', 'cost', 'other metric'];

interface GuardrailListProps {
  readonly guardrails: readonly Guardrail[];
  readonly change: ChangeCard;
}

export function GuardrailList({ guardrails, change }: GuardrailListProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const changeAll = (next: (items: readonly Guardrail[]) => Guardrail[]) =>
    change((current) => ({ ...current, guardrails: next(current.guardrails) }));
  return (
    <div role="group" aria-label="Guardrails" className={styles.group}>
      <p className={styles.groupTitle}>Guardrails: what must not get worse</p>
      <ListEditor<Guardrail>
        label="Guardrails"
        items={guardrails}
        itemKey={(item) => item.id}
        itemName={(_item, index) => `guardrail ${index + 1}`}
        addLabel="Add guardrail"
        empty={
          <p className={styles.note}>
            None yet. A faster answer that is worse, fails more often or costs more is no gain: name
            the answer quality, the error rate and the cost that this change may not spoil.
          </p>
        }
        renderItem={(item) => (
          <Item
            item={item}
            change={(next) =>
              changeAll((items) =>
                items.map((other) => (other.id === item.id ? next(other) : other)),
              )
            }
          />
        )}
        {...(canEdit && {
          onAdd: () =>
            edit(
              changeAll((items) => [...items, { id: createId(), kind: 'quality', what: '' }]),
              'add guardrail',
            ),
          onRemove: (item) =>
            edit(
              changeAll((items) => items.filter(({ id }) => id !== item.id)),
              'remove guardrail',
            ),
        })}
      />
    </div>
  );
}

interface ItemProps {
  readonly item: Guardrail;
  readonly change: (next: (current: Guardrail) => Guardrail) => RecordChange;
}

function Item({ item, change }: ItemProps): ReactNode {
  return (
    <div className={styles.guardrail}>
      <div className={styles.guarded}>
        <RecordSelect
          label="Kind"
          value={item.kind}
          options={KINDS}
          change={(kind) => change((current) => ({ ...current, kind }))}
        />
        <RecordText
          label="What"
          value={item.what}
          change={(what) => change((current) => ({ ...current, what }))}
        />
      </div>
      <FieldRow>
        <RecordText
          label="Limit"
          value={item.limit}
          change={(text) => change((current) => setOptional(current, 'limit', text))}
        />
        <RecordText
          label="Before"
          value={item.before}
          change={(text) => change((current) => setOptional(current, 'before', text))}
        />
        <RecordText
          label="After"
          value={item.after}
          change={(text) => change((current) => setOptional(current, 'after', text))}
        />
        <RecordChoice
          label="Held"
          value={item.held}
          options={['yes', 'no', 'not checked']}
          change={(held) => change((current) => setOptional(current, 'held', held))}
        />
      </FieldRow>
    </div>
  );
}
