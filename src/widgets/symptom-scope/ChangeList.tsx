import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { Change } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordLink } from '../kit/RecordLink';
import { RecordList } from '../kit/RecordList';
import { RecordSelect } from '../kit/RecordSelect';
import { RecordText } from '../kit/RecordText';
import { RecordMoment } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import styles from './SymptomScope.module.css';

const KINDS: readonly Change['kind'][] = [
  'code',
  'configuration',
  'model',
  'hardware',
  'traffic',
  'data',
  'dependency',
  'other',
];

export function ChangeList({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  return (
    <RecordList
      name="changes"
      label="What changed"
      noun="change"
      items={changes}
      create={(id) => ({ id, kind: 'configuration', what: '' })}
      render={(change) => <Item item={change} />}
      empty={
        <EmptyState title="No change listed yet">
          <p>
            Read the deployment log, the configuration history and the traffic graph for the day
            before the onset. If nothing changed, answer so in the problem statement below: that is
            a finding.
          </p>
        </EmptyState>
      }
    />
  );
}

function Item({ item }: { readonly item: Change }): ReactNode {
  const change =
    (next: (current: Change) => Change): RecordChange =>
    (record) =>
      updateItem(record, 'changes', item.id, next);
  return (
    <div className={styles.change}>
      <div className={styles.changeText}>
        <RecordSelect
          label="Kind"
          value={item.kind}
          options={KINDS}
          change={(kind) => change((current) => ({ ...current, kind }))}
        />
        <RecordMoment
          label="Time"
          hint=""
          value={item.at}
          change={(at) => change((current) => setOptional(current, 'at', at))}
        />
      </div>
      <div className={styles.changeText}>
        <RecordText
          label="What"
          rows={1}
          value={item.what}
          change={(what) => change((current) => ({ ...current, what }))}
        />
        <RecordLink
          label="Link"
          value={item.link}
          change={(link) => change((current) => setOptional(current, 'link', link))}
        />
      </div>
    </div>
  );
}
