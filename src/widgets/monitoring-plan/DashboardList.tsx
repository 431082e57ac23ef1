import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type { Dashboard } from '@site/src/domain/investigation/investigation-record';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordLink } from '../kit/RecordLink';
import { RecordList } from '../kit/RecordList';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import styles from './MonitoringPlan.module.css';

export function DashboardList({
  dashboards,
}: {
  readonly dashboards: readonly Dashboard[];
}): ReactNode {
  return (
    <RecordList
      name="dashboards"
      label="Dashboards"
      noun="dashboard"
      items={dashboards}
      create={(id) => ({ id, title: '' })}
      render={(dashboard) => (
        <div className={styles.item}>
          <RecordText
            label="Title"
            value={dashboard.title}
            change={(title) => (record) =>
              updateItem(record, 'dashboards', dashboard.id, (current) => ({ ...current, title }))
            }
          />
          <RecordLink
            label="Link"
            value={dashboard.link}
            change={(link) => (record) =>
              updateItem(record, 'dashboards', dashboard.id, (current) =>
                setOptional(current, 'link', link),
              )
            }
          />
        </div>
      )}
      empty={
        <EmptyState title="No dashboard yet">
          <p>
            The one graph per target that the owner of the watch looks at, with the target drawn in
            it.
          </p>
        </EmptyState>
      }
    />
  );
}
