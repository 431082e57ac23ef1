import { useState, type ReactNode } from 'react';
import { addTarget } from '@site/src/domain/investigation/edit';
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import type { MetricId, Statistic } from '@site/src/domain/metrics/metric';
import { useEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { Disclosure } from '@site/src/ui/Disclosure';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { createId } from '@site/src/state/create-id';
import { useQuantityField } from '../kit/use-quantity-field';
import { listStatistics } from '../kit/statistic-choices';
import styles from './SloTargets.module.css';

const METRIC_OPTIONS = METRICS.filter(({ better }) => better !== 'neither').map(
  ({ id, label, shortLabel }) => ({
    value: id,
    label: shortLabel === label ? label : `${label} (${shortLabel})`,
  }),
);

interface Draft {
  readonly metric: MetricId;
  readonly statistic: Statistic;
  readonly threshold: number | null;
}

const START: Draft = { metric: 'time_to_first_token', statistic: 'p99', threshold: null };

/** A target enters the record only when it is whole: a threshold that is not typed yet is not 0. */
export function NewTarget(): ReactNode {
  const edit = useEdit();
  const [draft, setDraft] = useState(START);
  const [missing, setMissing] = useState(false);
  const metric = getMetric(draft.metric);
  const quantity = useQuantityField(metric.unit, draft.threshold);
  const add = () => {
    const { threshold } = draft;
    setMissing(threshold === null);
    if (threshold === null) return;
    edit(
      (record) =>
        addTarget(record, {
          id: createId(),
          metric: draft.metric,
          statistic: draft.statistic,
          comparator: metric.better === 'higher' ? '>=' : '<=',
          threshold,
        }),
      'add target',
    );
    setDraft({ ...draft, threshold: null });
  };
  return (
    <Disclosure summary="Add a target of your own">
      <div className={styles.newTarget}>
        <SelectField
          label="Metric"
          value={draft.metric}
          options={METRIC_OPTIONS}
          onCommit={(id) =>
            setDraft({ metric: id, statistic: getMetric(id).usualStatistic, threshold: null })
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
          label={metric.better === 'higher' ? 'At least' : 'At most'}
          value={draft.threshold}
          error={missing ? `Type the threshold, such as ${quantity.example}.` : undefined}
          onCommit={(threshold) => {
            setDraft({ ...draft, threshold });
            if (threshold !== null) setMissing(false);
          }}
        />
        <Button onClick={add}>Add target</Button>
      </div>
    </Disclosure>
  );
}
