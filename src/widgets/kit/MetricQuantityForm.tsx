/** Metric, statistic and a quantity of it, handed over when all three are there: what is not typed yet is not 0. */
import { useState, type ReactNode } from 'react';
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import type { MetricDefinition, MetricId, Statistic } from '@site/src/domain/metrics/metric';
import { Button } from '@site/src/ui/Button';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { listStatistics } from './statistic-choices';
import { useQuantityField } from './use-quantity-field';
import styles from './MetricQuantityForm.module.css';

export interface MetricQuantity {
  readonly metric: MetricDefinition<MetricId>;
  readonly statistic: Statistic;
  /** Canonical unit. */
  readonly value: number;
}

export interface MetricQuantityFormProps {
  /** Which metrics can be chosen; all without it. */
  readonly accepts?: ((metric: MetricDefinition<MetricId>) => boolean) | undefined;
  readonly valueLabel: (metric: MetricDefinition<MetricId>) => string;
  /** In the message when it is missing: `threshold`. */
  readonly valueNoun: string;
  readonly submitLabel: string;
  readonly onSubmit: (quantity: MetricQuantity) => void;
}

const FIRST: MetricId = 'time_to_first_token';

export function MetricQuantityForm(props: MetricQuantityFormProps): ReactNode {
  const { accepts = () => true, valueLabel, valueNoun, submitLabel, onSubmit } = props;
  const [metricId, setMetricId] = useState<MetricId>(FIRST);
  const [statistic, setStatistic] = useState<Statistic>(getMetric(FIRST).usualStatistic);
  const [value, setValue] = useState<number | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const choices = METRICS.filter(accepts);
  const metric = choices.find(({ id }) => id === metricId) ?? choices[0];
  const quantity = useQuantityField(metric?.unit ?? 'count', value);
  if (metric === undefined) return null;
  const submit = () => {
    setIsMissing(value === null);
    if (value === null) return;
    onSubmit({ metric, statistic, value });
    setValue(null);
  };
  return (
    <div className={styles.form}>
      <SelectField
        label="Metric"
        value={metric.id}
        options={choices.map(({ id, label, shortLabel }) => ({
          value: id,
          label: shortLabel === label ? label : `${label} (${shortLabel})`,
        }))}
        onCommit={(id) => {
          setMetricId(id);
          setStatistic(getMetric(id).usualStatistic);
          setValue(null);
        }}
      />
      <SelectField
        label="Statistic"
        value={statistic}
        options={listStatistics(metric, statistic)}
        onCommit={setStatistic}
      />
      <NumberField
        {...quantity}
        label={valueLabel(metric)}
        value={value}
        error={isMissing ? `Type the ${valueNoun}, such as ${quantity.example}.` : undefined}
        onCommit={(number) => {
          setValue(number);
          if (number !== null) setIsMissing(false);
        }}
      />
      <Button onClick={submit}>{submitLabel}</Button>
    </div>
  );
}
