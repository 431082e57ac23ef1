import type { ReactNode } from 'react';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { NamedRow, RowGuess, RowMeaning } from '@site/src/state/import-state';
import { Badge } from '@site/src/ui/Badge';
import { SelectField } from '@site/src/ui/fields/SelectField';
import {
  rowOptions,
  createMeaning,
  meaningValue,
  statisticOptions,
  unitChoices,
} from './column-roles';
import styles from './MappingDialog.module.css';

interface MappingDialogRowProps {
  readonly row: RowGuess;
  /** No column says which statistic the values are. */
  readonly asksStatistic: boolean;
  readonly onChange: (row: NamedRow) => void;
}

/** The question about one named row: which metric, which statistic, in which unit. */
export function MappingDialogRow({
  row,
  asksStatistic,
  onChange,
}: MappingDialogRowProps): ReactNode {
  const { name, meaning, certain, reason } = row;
  const change = (next: RowMeaning): void => onChange({ name, meaning: next });
  const units =
    meaning.row === 'metric'
      ? unitChoices(meaning.metric)
      : meaning.row === 'total' && meaning.of === 'duration'
        ? unitChoices('request_latency')
        : [];
  return (
    <div className={styles.item} role="group" aria-label={`Row ${name}`}>
      <div className={styles.name}>
        <strong>{name}</strong> {!certain && <Badge tone="caution">please check</Badge>}
        <div className={styles.small}>{reason}</div>
      </div>
      <SelectField
        label="Means"
        labelHidden
        value={meaningValue(meaning)}
        options={rowOptions(meaning)}
        onCommit={(value) => change(createMeaning(value, asksStatistic))}
      />
      {asksStatistic && meaning.row === 'metric' && (
        <SelectField
          label="Statistic"
          labelHidden
          value={meaning.statistic ?? getMetric(meaning.metric).usualStatistic}
          options={statisticOptions(meaning.statistic)}
          onCommit={(statistic) => change({ ...meaning, statistic })}
        />
      )}
      {meaning.row !== 'ignore' && units.length > 0 && (
        <SelectField
          label="In"
          labelHidden
          value={meaning.unit}
          options={units.map((value) => ({ value, label: value }))}
          onCommit={(unit) => change({ ...meaning, unit })}
        />
      )}
    </div>
  );
}
