import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { setOptional } from '../kit/set-optional';
import { useQuantityField } from '../kit/use-quantity-field';
import type { ChangeTyped } from './MetricEntryView';
import styles from './MetricEntry.module.css';

interface RunCountsProps {
  readonly measurement: Measurement;
  readonly onChange: ChangeTyped;
  readonly readOnly: boolean;
}

const COUNTS = [
  {
    key: 'succeeded',
    label: 'Requests that succeeded',
    hint: 'Says whether a p99 can be proven at all',
  },
  { key: 'failed', label: 'Requests that failed', hint: 'They count against goodput' },
] as const;

export function RunCounts({ measurement, onChange, readOnly }: RunCountsProps): ReactNode {
  const count = useQuantityField('count', null);
  const seconds = useQuantityField('seconds', measurement.duration ?? 60);
  return (
    <div className={styles.counts}>
      {COUNTS.map(({ key, label, hint }) => (
        <NumberField
          {...count}
          key={key}
          label={label}
          hint={hint}
          value={measurement.counts[key] ?? null}
          readOnly={readOnly}
          parse={(text) => wholeNumber(count.parse(text))}
          onCommit={(number) =>
            onChange(
              (current) => ({ ...current, counts: setOptional(current.counts, key, number) }),
              'change a count',
            )
          }
        />
      ))}
      <NumberField
        {...seconds}
        label="Duration of the run"
        hint="Rates need it"
        value={measurement.duration ?? null}
        readOnly={readOnly}
        onCommit={(number) =>
          onChange((current) => setOptional(current, 'duration', number), 'change the duration')
        }
      />
    </div>
  );
}

function wholeNumber(parsed: ReturnType<ReturnType<typeof useQuantityField>['parse']>) {
  if (!parsed.ok || Number.isSafeInteger(parsed.value)) return parsed;
  return { ok: false as const, message: 'Type a whole number, such as 200.' };
}
