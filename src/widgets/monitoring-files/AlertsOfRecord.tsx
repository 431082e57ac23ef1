/** The written alerts into the record's own list, so that the record says what watches over which target. */
import type { ReactNode } from 'react';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import type { MonitoringPlan } from '@site/src/domain/monitoring/monitoring-plan';
import {
  countNewAlerts,
  listPlannedAlerts,
  takeOverAlerts,
} from '@site/src/domain/monitoring/planned-alerts';
import { createId } from '@site/src/state/create-id';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import styles from './MonitoringFiles.module.css';

interface AlertsOfRecordProps {
  readonly record: InvestigationRecord;
  readonly plan: MonitoringPlan;
}

export function AlertsOfRecord({ record, plan }: AlertsOfRecordProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const planned = listPlannedAlerts(plan);
  const missing = countNewAlerts(record, planned);
  return (
    <div className={styles.all} data-print="hide">
      <Button
        disabled={!canEdit}
        onClick={() => {
          // Not disabled when nothing is missing: that would take the focus away from whoever pressed it.
          if (missing === 0) return;
          edit((current) => takeOverAlerts(current, planned, createId), 'list the alerts');
        }}
      >
        List the alerts in the record
      </Button>
      <span className={styles.note} role="status">
        {missing === 0
          ? `All ${planned.length} stand in the record’s list.`
          : `${missing} of ${planned.length} are not in the record’s list yet.`}
      </span>
    </div>
  );
}
