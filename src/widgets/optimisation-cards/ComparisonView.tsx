import type { ReactNode } from 'react';
import {
  createEffect,
  type ComparedValue,
  type ComparisonRow,
  type MeasurementComparison,
} from '@site/src/domain/investigation/compare-measurements';
import type { Effect } from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { nameValue } from '@site/src/domain/metrics/name-value';
import { formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { Button } from '@site/src/ui/Button';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Disclosure } from '@site/src/ui/Disclosure';
import { Notice } from '@site/src/ui/Notice';
import { Verdict } from '@site/src/ui/Verdict';
import { BeforeAfterPlot } from '@site/src/ui/charts/BeforeAfterPlot';
import { READINGS, describeConfidence, unitOf } from './comparison-words';
import { describeFactor } from './factor';
import styles from './OptimisationCards.module.css';

interface ComparisonViewProps {
  readonly comparison: MeasurementComparison;
  /** The row that the card is about. */
  readonly focus: ComparisonRow | null;
  readonly names: { readonly before: string; readonly after: string };
  readonly onRecord?: (effect: Effect) => void;
}

export function ComparisonView({
  comparison,
  focus,
  names,
  onRecord,
}: ComparisonViewProps): ReactNode {
  const main = comparison.rows.filter((row) => row.target !== null || row === focus);
  const rest = comparison.rows.filter((row) => !main.includes(row));
  const columns = createColumns(onRecord);
  if (comparison.rows.length === 0) {
    return (
      <p className={styles.note}>
        These two measurements share no value, and the record has no target: nothing can be
        compared.
      </p>
    );
  }
  return (
    <div className={styles.comparison}>
      <Conditions comparison={comparison} />
      {main.length > 0 && (
        <DataTable
          caption="Before and after: metrics with a target, and the predicted one"
          columns={columns}
          rows={main}
          rowKey={rowKey}
          stack
        />
      )}
      {focus !== null && <FocusPlot row={focus} names={names} />}
      {rest.length > 0 && (
        <Disclosure
          summary={`${rest.length} more ${rest.length === 1 ? 'value' : 'values'} that both have`}
        >
          <DataTable
            caption="Before and after: other values common to both"
            columns={columns}
            rows={rest}
            rowKey={rowKey}
            stack
          />
        </Disclosure>
      )}
    </div>
  );
}

/** In what the two runs were made differently: said before the numbers, because it decides whether they mean anything. */
function Conditions({ comparison }: { readonly comparison: MeasurementComparison }): ReactNode {
  const { differences, saidByOne } = comparison;
  if (differences.length === 0 && saidByOne.length === 0) return null;
  return (
    <Notice
      tone={differences.length > 0 ? 'warning' : 'info'}
      title={differences.length > 0 ? 'The two runs were not made in the same way' : undefined}
    >
      {differences.length > 0 && (
        <>
          <ul className={styles.differences}>
            {differences.map(({ kind, what, before, after }) => (
              <li key={`${kind} ${what} ${before}`}>
                {kind === 'definition' && 'Definitions differ. '}
                {what}: {before} → {after}
              </li>
            ))}
          </ul>
          <p>Unless this is the change itself, the verdict is “not comparable”.</p>
        </>
      )}
      {saidByOne.length > 0 && (
        <p>Said by one of the two only, so it may differ: {saidByOne.join(', ').toLowerCase()}.</p>
      )}
    </Notice>
  );
}

function FocusPlot({
  row,
  names,
}: {
  readonly row: ComparisonRow;
  readonly names: ComparisonViewProps['names'];
}): ReactNode {
  if (row.before === null || row.after === null) return null;
  const { unit } = getMetric(row.metric);
  const symbol = unitOf(row);
  const side = (label: string, { value, interval }: ComparedValue) => ({
    label,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  });
  return (
    <BeforeAfterPlot
      title={`${nameValue(row)} before and after`}
      summary={`${row.ratio === null ? '' : `After / before: ${describeFactor(row.ratio)}. `}${READINGS[row.reading]}.`}
      before={side(`Before: ${names.before}`, row.before)}
      after={side(`After: ${names.after}`, row.after)}
      target={row.target?.threshold ?? null}
      axisLabel={symbol === '' ? nameValue(row) : `${nameValue(row)}, ${symbol}`}
      format={(value) => formatQuantity(value, unit, { unit: symbol }).text}
      intervalLabel={`${formatWithUnit(row.before.interval?.confidence ?? 0.95, 'ratio')} interval`}
    />
  );
}

function createColumns(onRecord: ComparisonViewProps['onRecord']): Column<ComparisonRow>[] {
  const columns: Column<ComparisonRow>[] = [
    { key: 'metric', header: 'Metric', render: (row) => <Name row={row} /> },
    {
      key: 'before',
      header: 'Before',
      align: 'end',
      render: (row) => <Value row={row} side="before" />,
    },
    {
      key: 'after',
      header: 'After',
      align: 'end',
      render: (row) => <Value row={row} side="after" />,
    },
    { key: 'ratio', header: 'After / before', align: 'end', render: (row) => <Ratio row={row} /> },
    { key: 'reading', header: 'Reading', render: (row) => READINGS[row.reading] },
  ];
  if (onRecord === undefined) return columns;
  const record: Column<ComparisonRow> = {
    key: 'record',
    header: 'Record',
    align: 'end',
    render: (row) => {
      const effect = createEffect(row);
      return (
        effect !== null && (
          <Button
            size="small"
            variant="quiet"
            aria-label={`Record as effect: ${nameValue(row)}`}
            onClick={() => onRecord(effect)}
          >
            As effect
          </Button>
        )
      );
    },
  };
  return [...columns, record];
}

function Name({ row }: { readonly row: ComparisonRow }): ReactNode {
  const { target } = row;
  return (
    <span>
      {nameValue(row)}
      {target !== null && (
        <span className={styles.small}>
          target {target.comparator === '<=' ? '≤' : '≥'}{' '}
          {formatWithUnit(target.threshold, getMetric(target.metric).unit)}
        </span>
      )}
    </span>
  );
}

function Value({
  row,
  side,
}: {
  readonly row: ComparisonRow;
  readonly side: 'before' | 'after';
}): ReactNode {
  const value = row[side];
  if (value === null) return '–';
  const { unit } = getMetric(row.metric);
  const symbol = unitOf(row);
  return (
    <>
      {formatWithUnit(value.value, unit, { unit: symbol })}
      <span className={styles.small}>{describeConfidence(value, unit, symbol)}</span>
      {value.verdict !== null && (
        <span className={styles.small}>
          <Verdict value={value.verdict} />
        </span>
      )}
    </>
  );
}

function Ratio({ row }: { readonly row: ComparisonRow }): ReactNode {
  if (row.ratio === null) return '–';
  return (
    <>
      {describeFactor(row.ratio)}
      {row.ratioBounds !== null && (
        <span className={styles.small}>
          {describeFactor(row.ratioBounds.low)} to {describeFactor(row.ratioBounds.high)}
        </span>
      )}
    </>
  );
}

function rowKey(row: ComparisonRow): string {
  return `${row.target?.id ?? ''} ${row.metric} ${row.statistic}`;
}
