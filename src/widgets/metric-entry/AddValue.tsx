import { useState, type ReactNode } from 'react';
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import type { MetricId, Statistic } from '@site/src/domain/metrics/metric';
import { Button } from '@site/src/ui/Button';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { listStatistics } from '../kit/statistic-choices';
import { useQuantityField } from '../kit/use-quantity-field';
import type { ChangeTyped } from './MetricEntryView';
import { putValues } from './typed-measurement';
import styles from './MetricEntry.module.css';

const OPTIONS = METRICS.map(({ id, label, shortLabel }) => ({
  value: id,
  label: shortLabel === label ? label : `${label} (${shortLabel})`,
}));

interface Draft {
  readonly metric: MetricId;
  readonly statistic: Statistic;
  readonly value: number | null;
}

export function AddValue({ onAdd }: { readonly onAdd: ChangeTyped }): ReactNode {
  const [draft, setDraft] = useState<Draft>({
    metric: 'time_to_first_token',
    statistic: 'p99',
    value: null,
  });
  const [missing, setMissing] = useState(false);
  const metric = getMetric(draft.metric);
  const quantity = useQuantityField(metric.unit, draft.value);
  const add = () => {
    const { value } = draft;
    setMissing(value === null);
    if (value === null) return;
    onAdd(
      (measurement) =>
        putValues(measurement, [{ metric: draft.metric, statistic: draft.statistic, value }]),
      'add a number',
    );
    setDraft({ ...draft, value: null });
  };
  return (
    <div className={styles.add}>
      <SelectField
        label="Metric"
        value={draft.metric}
        options={OPTIONS}
        onCommit={(id) =>
          setDraft({ metric: id, statistic: getMetric(id).usualStatistic, value: null })
        }
      />
      <SelectField
        label="Statistic"
        value={draft.statistic}
        options={listStatistics(metric, draft.statistic)}
        onCommit={(statistic) => setDraft({ ...draft, statistic })}
      />
      <NumberField
        {...quantity}
        label="Measured value"
        value={draft.value}
        error={missing ? `Type the value, such as ${quantity.example}.` : undefined}
        onCommit={(value) => {
          setDraft({ ...draft, value });
          if (value !== null) setMissing(false);
        }}
      />
      <Button onClick={add}>Add number</Button>
    </div>
  );
}
