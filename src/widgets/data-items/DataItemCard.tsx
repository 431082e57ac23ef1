import { useState, type ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { DataItem } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { Badge } from '@site/src/ui/Badge';
import { Disclosure } from '@site/src/ui/Disclosure';
import { SafeLink } from '../kit/RecordLink';
import { summariseDataItem } from './data-item';
import { DataItemFields } from './DataItemFields';
import { ProfileView } from './ProfileView';
import styles from './DataItems.module.css';

export function DataItemCard({ item }: { readonly item: DataItem }): ReactNode {
  // Decided once, or the fields would close at the first letter of a new item's title.
  const [startsOpen] = useState(item.title === '');
  const measurements = useInvestigation((state) => state.record.measurements);
  const linked = measurements.find(({ id }) => id === item.measurement);
  const summary = summariseDataItem(item, linked?.label);
  const change =
    (next: (current: DataItem) => DataItem): RecordChange =>
    (record) =>
      updateItem(record, 'dataItems', item.id, next);
  return (
    <div className={styles.card}>
      <p className={styles.title}>
        <Badge>{item.kind}</Badge>
        <span>{item.title === '' ? 'Untitled data item' : item.title}</span>
        {item.link !== undefined && <SafeLink text={item.link}>Open</SafeLink>}
      </p>
      {summary !== '' && <p className={styles.summary}>{summary}</p>}
      {item.finding !== undefined && <p className={styles.finding}>{item.finding}</p>}
      {item.profile !== undefined && <ProfileView profile={item.profile} />}
      <Disclosure summary="Details" open={startsOpen}>
        <DataItemFields item={item} change={change} />
      </Disclosure>
    </div>
  );
}
