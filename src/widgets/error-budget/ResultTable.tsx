import type { ReactNode } from 'react';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import type { ResultRow } from './words';
import styles from './ErrorBudget.module.css';

const COLUMNS: readonly Column<ResultRow>[] = [
  {
    key: 'name',
    header: 'Quantity',
    render: ({ name }) => name,
  },
  {
    key: 'formula',
    header: 'Made from',
    align: 'end',
    render: ({ formula }) => <span className={styles.formula}>{formula}</span>,
  },
  {
    key: 'value',
    header: 'Value',
    align: 'end',
    render: ({ value }) => <strong className={styles.value}>{value}</strong>,
  },
];

/** Results, each with its formula and the reader's numbers in it. */
export function ResultTable({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly ResultRow[];
}): ReactNode {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ name }) => name}
      stack
    />
  );
}
