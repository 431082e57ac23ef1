/** The table behind an interval plot. */
import type { Column } from '../DataTable';
import type { IntervalRow } from './IntervalPlot';

export function createIntervalTable(
  rows: readonly IntervalRow[],
  format: (value: number) => string,
  axisLabel: string,
) {
  const show = (value: number | null) => (value === null ? 'none' : format(value));
  const columns: Column<IntervalRow>[] = [
    { key: 'label', header: axisLabel, render: (row) => row.label },
    { key: 'value', header: 'Value', align: 'end', render: (row) => show(row.value) },
    { key: 'low', header: 'Low', align: 'end', render: (row) => show(row.low) },
    { key: 'high', header: 'High', align: 'end', render: (row) => show(row.high) },
    { key: 'threshold', header: 'Threshold', align: 'end', render: (row) => show(row.threshold) },
  ];
  return { rows, columns, rowKey: (row: IntervalRow) => row.key };
}
