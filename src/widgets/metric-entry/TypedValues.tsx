import type { ReactNode } from 'react';
import type {
  MeasuredValue,
  Measurement,
} from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { IconButton } from '@site/src/ui/Button';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { RemoveIcon } from '@site/src/ui/icons';
import { nameMeasured } from '../kit/statistic-choices';
import { useQuantityField } from '../kit/use-quantity-field';
import type { ChangeTyped } from './MetricEntryView';
import { dropValue, putValues } from './typed-measurement';
import styles from './MetricEntry.module.css';

interface TypedValuesProps {
  readonly measurement: Measurement;
  readonly onChange: ChangeTyped;
  readonly readOnly: boolean;
}

export function TypedValues({ measurement, onChange, readOnly }: TypedValuesProps): ReactNode {
  return (
    <ul className={styles.values} aria-label="Numbers typed in">
      {measurement.values.map((value) => (
        <Row
          key={`${value.metric} ${value.statistic}`}
          value={value}
          onChange={onChange}
          readOnly={readOnly}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly value: MeasuredValue;
  readonly onChange: ChangeTyped;
  readonly readOnly: boolean;
}

function Row({ value, onChange, readOnly }: RowProps): ReactNode {
  const metric = getMetric(value.metric);
  const quantity = useQuantityField(metric.unit, value.value);
  const name = nameMeasured(metric, value.statistic);
  return (
    <li className={styles.row}>
      <span>{name}</span>
      <NumberField
        {...quantity}
        label={name}
        labelHidden
        value={value.value}
        readOnly={readOnly}
        onCommit={(number) =>
          onChange(
            (measurement) =>
              number === null
                ? dropValue(measurement, value)
                : putValues(measurement, [
                    { metric: value.metric, statistic: value.statistic, value: number },
                  ]),
            'change a number',
          )
        }
      />
      {!readOnly && (
        <IconButton
          label={`Remove ${name}`}
          icon={<RemoveIcon />}
          onClick={() =>
            onChange((measurement) => dropValue(measurement, value), 'remove a number')
          }
        />
      )}
    </li>
  );
}
