import type { ReactNode } from 'react';
import { computeNinesTable, type NinesRow } from '@site/src/domain/slo/nines-table';
import type { Traffic } from '@site/src/domain/slo/traffic-check';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { sayCount, sayNumber, sayShare } from './number-text';

interface NinesTableProps {
  /** The objective that is worked on; it is among the rows and marked. */
  readonly target: number;
  readonly traffic: Traffic | null;
}

export function NinesTable({ target, traffic }: NinesTableProps): ReactNode {
  const minutes = (key: keyof NinesRow['minutes'], header: string): Column<NinesRow> => ({
    key,
    header,
    unit: 'min',
    align: 'end',
    render: (row) => sayNumber(row.minutes[key]),
  });
  const columns: Column<NinesRow>[] = [
    {
      key: 'target',
      header: 'Objective',
      render: (row) =>
        row.target === target ? (
          <strong>{sayShare(row.target)} (this one)</strong>
        ) : (
          sayShare(row.target)
        ),
    },
    minutes('day', 'A day'),
    minutes('week', '7 days'),
    minutes('month', '30 days'),
    minutes('year', 'A year'),
  ];
  if (traffic !== null) {
    columns.push({
      key: 'bad',
      header: 'In 30 days',
      unit: 'bad requests',
      align: 'end',
      render: ({ badRequests }) => (badRequests === null ? '–' : sayCount(badRequests)),
    });
  }
  return (
    <DataTable
      caption="What common objectives allow"
      captionHidden
      columns={columns}
      rows={computeNinesTable(target, traffic)}
      rowKey={(row) => String(row.target)}
      stack
    />
  );
}
