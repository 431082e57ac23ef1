import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { Gap } from '@site/src/domain/slo/gap';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Verdict } from '@site/src/ui/Verdict';
import { GapDetails } from './GapDetails';
import { describeGap, nameOf } from './gap-text';
import styles from './GapTable.module.css';

interface GapRowsProps {
  readonly gaps: readonly Gap[];
  readonly measurement: Measurement;
}

const COLUMNS: readonly Column<Gap>[] = [
  {
    key: 'metric',
    header: 'Metric',
    render: (gap) => (
      <span title={getMetric(gap.metric).label}>{nameOf(gap.metric, gap.statistic)}</span>
    ),
  },
  { key: 'verdict', header: 'Verdict', render: (gap) => <Verdict value={gap.verdict} /> },
  { key: 'target', header: 'Target', align: 'end', render: (gap) => describeGap(gap).target },
  {
    key: 'value',
    header: 'Measured',
    align: 'end',
    render: (gap) => <span className={styles.value}>{describeGap(gap).value}</span>,
  },
  {
    key: 'interval',
    header: '95 % interval',
    align: 'end',
    render: (gap) => describeGap(gap).interval,
  },
  { key: 'gap', header: 'Gap', align: 'end', render: (gap) => describeGap(gap).gap },
  { key: 'gapRatio', header: 'Relative', align: 'end', render: (gap) => describeGap(gap).gapRatio },
  { key: 'factor', header: 'Factor', align: 'end', render: (gap) => describeGap(gap).factor },
];

export function GapRows({ gaps, measurement }: GapRowsProps): ReactNode {
  return (
    <DataTable
      caption={`Gaps of ${measurement.label}; a positive gap is on the bad side`}
      columns={COLUMNS}
      rows={gaps}
      rowKey={(gap) => gap.target.id}
      rowName={(gap) => nameOf(gap.metric, gap.statistic)}
      details={(gap) => <GapDetails gap={gap} measurement={measurement} />}
      stack
    />
  );
}
