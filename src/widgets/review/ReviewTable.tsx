import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Review, ReviewRow } from '@site/src/domain/investigation/judge-review';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Verdict } from '@site/src/ui/Verdict';
import { describeReviewRow, nameComparison, NOTHING } from './review-text';
import styles from './Review.module.css';

export function ReviewTable({ review }: { readonly review: Review }): ReactNode {
  const columns: readonly Column<ReviewRow>[] = [
    {
      key: 'target',
      header: review.rows.some(({ target }) => target !== null) ? 'Target' : 'Metric',
      render: (row) => <Name row={row} />,
    },
    {
      key: 'verdict',
      header: 'Verdict',
      render: ({ gap }) => (gap === null ? NOTHING : <Verdict value={gap.verdict} />),
    },
    {
      key: 'baseline',
      header: 'Baseline',
      align: 'end',
      render: (row) => describeReviewRow(row).baseline,
    },
    {
      key: 'after',
      header: 'After',
      align: 'end',
      render: (row) => describeReviewRow(row).after,
    },
    { key: 'now', header: 'Now', align: 'end', render: (row) => <Now row={row} /> },
    {
      key: 'ratio',
      header: nameComparison(review),
      align: 'end',
      render: (row) => <Ratio row={row} />,
    },
  ];
  return (
    <DataTable
      caption={`At the baseline, after the kept change, and now: ${review.measurement.label}`}
      columns={columns}
      rows={review.rows}
      rowKey={(row) => describeReviewRow(row).key}
      stack
    />
  );
}

function Name({ row }: { readonly row: ReviewRow }): ReactNode {
  const { name, target } = describeReviewRow(row);
  return (
    <span className={styles.name}>
      {name}
      {target !== '' && <span className={styles.small}>{target}</span>}
    </span>
  );
}

function Now({ row }: { readonly row: ReviewRow }): ReactNode {
  const { now, interval } = describeReviewRow(row);
  return (
    <>
      <span className={styles.value}>{now}</span>
      {interval !== '' && <span className={styles.small}>{interval}</span>}
    </>
  );
}

function Ratio({ row }: { readonly row: ReviewRow }): ReactNode {
  const { ratio, reading } = describeReviewRow(row);
  return (
    <>
      {ratio}
      {reading !== '' && <span className={clsx(styles.small, styles.reading)}>{reading}</span>}
    </>
  );
}
