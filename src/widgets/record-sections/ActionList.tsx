import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { ActionItem } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordCheck } from '../kit/RecordCheck';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordLink } from '../kit/RecordLink';
import { RecordList } from '../kit/RecordList';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { RecordDate } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import styles from './RecordSections.module.css';

const KINDS: readonly ActionItem['kind'][] = ['mitigate', 'prevent', 'detect', 'process'];

export function ActionList({ actions }: { readonly actions: readonly ActionItem[] }): ReactNode {
  return (
    <RecordList
      name="actions"
      label="Action items"
      noun="action item"
      items={actions}
      create={(id) => ({ id, what: '', kind: 'prevent', done: false })}
      render={(action) => <Item item={action} />}
      empty={
        <EmptyState title="No action item yet">
          <p>
            What will be different afterwards: one that prevents the cause, and one that would have
            shown it in half the time.
          </p>
        </EmptyState>
      }
    />
  );
}

function Item({ item }: { readonly item: ActionItem }): ReactNode {
  const change =
    (next: (current: ActionItem) => ActionItem): RecordChange =>
    (record) =>
      updateItem(record, 'actions', item.id, next);
  return (
    <div className={styles.item}>
      <RecordText
        label="What"
        rows={1}
        value={item.what}
        change={(what) => change((current) => ({ ...current, what }))}
      />
      <FieldRow>
        <RecordSelect
          label="Kind"
          value={item.kind}
          options={KINDS}
          change={(kind) => change((current) => ({ ...current, kind }))}
        />
        <RecordText
          label="Owner"
          value={item.owner}
          change={(text) => change((current) => setOptional(current, 'owner', text))}
        />
        <RecordChoice
          label="Priority"
          value={item.priority}
          options={['high', 'medium', 'low']}
          change={(priority) => change((current) => setOptional(current, 'priority', priority))}
        />
        <RecordDate
          label="Due"
          hint=""
          value={item.due}
          change={(date) => change((current) => setOptional(current, 'due', date))}
        />
      </FieldRow>
      <RecordLink
        label="Ticket"
        value={item.ticket}
        change={(ticket) => change((current) => setOptional(current, 'ticket', ticket))}
      />
      <RecordCheck
        label="Done"
        checked={item.done}
        change={(done) => change((current) => ({ ...current, done }))}
      />
    </div>
  );
}
