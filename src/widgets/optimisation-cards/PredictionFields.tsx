import type { ReactNode } from 'react';
import type { PredictedGain } from '@site/src/domain/investigation/investigation-record';
import { METRICS, getMetric } from '@site/src/domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '@site/src/domain/metrics/metric';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { NumberField } from '@site/src/ui/fields/NumberField';
import type { SelectOption } from '@site/src/ui/fields/SelectField';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordSelect } from '../kit/RecordSelect';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import type { ChangeCard } from './change-card';
import { formatFactor, parseFactor } from './factor';
import styles from './OptimisationCards.module.css';

const STATISTICS: readonly Statistic[] = [
  'p50',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'mean',
  'max',
  'rate',
];

interface PredictionFieldsProps {
  readonly predicted: PredictedGain | undefined;
  readonly change: ChangeCard;
}

export function PredictionFields({ predicted, change }: PredictionFieldsProps): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const changeGain = (next: PredictedGain | null) =>
    change((current) => setOptional(current, 'predicted', next));
  return (
    <div role="group" aria-label="Predicted gain" className={styles.group}>
      <p className={styles.groupTitle}>Predicted gain, written down before it is measured</p>
      <FieldRow>
        <RecordChoice<AnyMetricId>
          label="Metric"
          none="No prediction"
          value={predicted?.metric}
          options={metricOptions(predicted?.metric)}
          change={(metric) =>
            changeGain(
              metric === null
                ? null
                : { factor: 1, ...predicted, metric, statistic: getMetric(metric).usualStatistic },
            )
          }
        />
        {predicted !== undefined && (
          <>
            <RecordSelect<Statistic>
              label="Statistic"
              value={predicted.statistic}
              options={[...new Set([...STATISTICS, predicted.statistic])].map((statistic) => ({
                value: statistic,
                label: statistic,
              }))}
              change={(statistic) => changeGain({ ...predicted, statistic })}
            />
            <NumberField
              label="After divided by before"
              hint="0.5 halves it, 1 is no change; −30 % is read too"
              width="full"
              value={predicted.factor}
              parse={parseFactor}
              format={formatFactor}
              readOnly={readOnly}
              onCommit={(factor) => {
                if (factor !== null)
                  edit(changeGain({ ...predicted, factor }), 'change the prediction');
              }}
            />
          </>
        )}
      </FieldRow>
    </div>
  );
}

/** The catalogue's metrics, and the one that is chosen when it is the reader's own. */
function metricOptions(chosen: AnyMetricId | undefined): SelectOption<AnyMetricId>[] {
  const ids: AnyMetricId[] = METRICS.map(({ id }) => id);
  const all = chosen === undefined || ids.includes(chosen) ? ids : [...ids, chosen];
  return all.map((id) => ({ value: id, label: getMetric(id).label }));
}
