import type { ReactNode } from 'react';
import { removeMeasurement } from '@site/src/domain/investigation/edit';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import {
  useCanEdit,
  useEdit,
  useInvestigation,
  useOpenMeasurement,
} from '@site/src/state/use-investigation';
import { viewStore } from '@site/src/state/view-store';
import { Badge } from '@site/src/ui/Badge';
import { Button, IconButton } from '@site/src/ui/Button';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { RemoveIcon } from '@site/src/ui/icons';
import styles from './BenchmarkImport.module.css';

export function MeasurementList({
  measurements,
}: {
  readonly measurements: readonly Measurement[];
}): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const open = useOpenMeasurement();
  const baseline = useInvestigation((state) => state.record.baseline.measurement);
  const columns: Column<Measurement>[] = [
    {
      key: 'label',
      header: 'Measurement',
      render: (measurement) => (
        <span className={styles.label}>
          {measurement.label}
          {measurement.id === baseline && <Badge>baseline</Badge>}
          {measurement.id === open?.id && <Badge tone="accent">shown</Badge>}
        </span>
      ),
    },
    {
      key: 'tool',
      header: 'From',
      render: (measurement) => measurement.source?.tool ?? 'typed in',
    },
    {
      key: 'requests',
      header: 'Requests',
      align: 'end',
      render: ({ counts }) => formatCount(counts.requests ?? counts.succeeded),
    },
    {
      key: 'failed',
      header: 'Failed',
      align: 'end',
      render: ({ counts }) => formatCount(counts.failed),
    },
    {
      key: 'duration',
      header: 'Duration',
      unit: 's',
      align: 'end',
      render: ({ duration }) =>
        duration === undefined ? '—' : duration.toFixed(duration < 10 ? 2 : 0),
    },
  ];
  if (canEdit) {
    columns.push({
      key: 'tools',
      header: 'Actions',
      align: 'end',
      render: (measurement) => (
        <span className={styles.tools} data-print="hide">
          {measurement.id !== open?.id && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => viewStore.getState().chooseMeasurement(measurement.id)}
            >
              Show
            </Button>
          )}
          {measurement.id !== baseline && (
            <Button
              size="small"
              variant="quiet"
              onClick={() =>
                edit(
                  (record) => ({
                    ...record,
                    baseline: { ...record.baseline, measurement: measurement.id },
                  }),
                  'choose the baseline',
                )
              }
            >
              Make baseline
            </Button>
          )}
          <IconButton
            label={`Remove measurement ${measurement.label}`}
            icon={<RemoveIcon />}
            onClick={() =>
              edit((record) => removeMeasurement(record, measurement.id), 'remove measurement')
            }
          />
        </span>
      ),
    });
  }
  return (
    <div className={styles.measurements}>
      <DataTable
        caption="Measurements in this record"
        columns={columns}
        rows={measurements}
        rowKey={({ id }) => id}
        stack
      />
    </div>
  );
}

function formatCount(count: number | undefined): string {
  return count === undefined ? '—' : count.toLocaleString();
}
