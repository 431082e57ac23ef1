import type { ReactNode } from 'react';
import { updateItem } from '@site/src/domain/investigation/edit';
import type {
  MonitoringAlert,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { formatTarget } from '@site/src/domain/slo/format-target';
import type { RecordChange } from '@site/src/state/investigation-state';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordCheck } from '../kit/RecordCheck';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordLink } from '../kit/RecordLink';
import { RecordList } from '../kit/RecordList';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import styles from './MonitoringPlan.module.css';

interface AlertListProps {
  readonly alerts: readonly MonitoringAlert[];
  readonly targets: readonly RecordTarget[];
}

export function AlertList({ alerts, targets }: AlertListProps): ReactNode {
  return (
    <RecordList
      name="alerts"
      label="Alerts"
      noun="alert"
      items={alerts}
      create={(id) => ({ id, name: '', condition: '' })}
      render={(alert) => <Item alert={alert} targets={targets} />}
      empty={
        <EmptyState title="No alert yet">
          <p>
            Name it, write its condition as the monitoring system evaluates it, tie it to the target
            it protects, and link the page that says what to do when it fires.
          </p>
        </EmptyState>
      }
    />
  );
}

interface ItemProps {
  readonly alert: MonitoringAlert;
  readonly targets: readonly RecordTarget[];
}

function Item({ alert, targets }: ItemProps): ReactNode {
  const change =
    (next: (current: MonitoringAlert) => MonitoringAlert): RecordChange =>
    (record) =>
      updateItem(record, 'alerts', alert.id, next);
  return (
    <div className={styles.item}>
      <FieldRow>
        <RecordText
          label="Name"
          value={alert.name}
          change={(name) => change((current) => ({ ...current, name }))}
        />
        <RecordChoice
          label="Target it protects"
          none="None"
          value={alert.target}
          options={targets.map((target) => ({ value: target.id, label: formatTarget(target) }))}
          change={(target) => change((current) => setOptional(current, 'target', target))}
        />
      </FieldRow>
      <RecordText
        label="Condition"
        rows={2}
        mono
        value={alert.condition}
        change={(condition) => change((current) => ({ ...current, condition }))}
      />
      <RecordLink
        label="Runbook"
        value={alert.runbook}
        change={(runbook) => change((current) => setOptional(current, 'runbook', runbook))}
      />
      <RecordCheck
        label="Tested: it has been seen to fire, and to stay silent"
        checked={alert.tested === true}
        change={(tested) => change((current) => ({ ...current, tested }))}
      />
    </div>
  );
}
