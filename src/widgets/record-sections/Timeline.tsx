import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { TimelineEvent } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordLink } from '../kit/RecordLink';
import { RecordList } from '../kit/RecordList';
import { RecordText } from '../kit/RecordText';
import { RecordMoment } from '../kit/RecordTime';
import { setOptional } from '../kit/set-optional';
import { isInOrder, sortTimeline } from './timeline-order';
import styles from './RecordSections.module.css';

const KINDS: readonly NonNullable<TimelineEvent['kind']>[] = [
  'symptom',
  'change',
  'detection',
  'action',
  'finding',
  'recovery',
  'other',
];

export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  return (
    <>
      <RecordList
        name="timeline"
        label="Timeline"
        noun="event"
        items={events}
        create={(id) => ({ id, at: { at: currentMinute() }, event: '' })}
        render={(event) => <Item item={event} />}
        empty={
          <EmptyState title="No event yet">
            <p>
              Begin with the onset and the detection, then add what was done and what was seen. A
              new row starts with the present time, so that it can be kept while you work.
            </p>
          </EmptyState>
        }
      />
      {canEdit && !isInOrder(events) && (
        <div data-print="hide">
          <Button
            size="small"
            onClick={() =>
              edit(
                (record) => ({ ...record, timeline: sortTimeline(record.timeline) }),
                'sort by time',
              )
            }
          >
            Sort by time
          </Button>
        </div>
      )}
    </>
  );
}

function Item({ item }: { readonly item: TimelineEvent }): ReactNode {
  const change =
    (next: (current: TimelineEvent) => TimelineEvent): RecordChange =>
    (record) =>
      updateItem(record, 'timeline', item.id, next);
  return (
    <div className={styles.event}>
      <RecordMoment
        label="Time"
        hint=""
        value={item.at}
        // An event without a time has no place in a timeline: emptying the field leaves it as it was.
        change={(at) => change((current) => (at === null ? current : { ...current, at }))}
      />
      <RecordChoice
        label="Kind"
        value={item.kind}
        options={KINDS}
        change={(kind) => change((current) => setOptional(current, 'kind', kind))}
      />
      <div className={styles.item}>
        <RecordText
          label="What happened"
          rows={1}
          value={item.event}
          change={(event) => change((current) => ({ ...current, event }))}
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

/** UTC, without the seconds that nobody means. */
function currentMinute(): string {
  return `${new Date().toISOString().slice(0, 16)}:00Z`;
}
