import type { ReactNode } from 'react';
import { updateTarget } from '@site/src/domain/investigation/edit';
import type {
  InvestigationRecord,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { formatTarget } from '@site/src/domain/slo/format-target';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { Disclosure } from '@site/src/ui/Disclosure';
import { ListEditor } from '@site/src/ui/ListEditor';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { removeTarget } from '@site/src/domain/investigation/edit';
import { RecordText } from '../kit/RecordText';
import { setOptional } from '../kit/set-optional';
import { ObjectiveFields } from './ObjectiveFields';
import { listStatistics } from '../kit/statistic-choices';
import { useQuantityField } from '../kit/use-quantity-field';
import styles from './SloTargets.module.css';

export function TargetList({ targets }: { readonly targets: readonly RecordTarget[] }): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  return (
    <ListEditor<RecordTarget>
      label="Targets"
      items={targets}
      itemKey={({ id }) => id}
      itemName={(target) => `target ${formatTarget(target)}`}
      renderItem={(target) => <Target target={target} />}
      {...(canEdit && {
        onRemove: (target) => edit((record) => removeTarget(record, target.id), 'remove target'),
      })}
    />
  );
}

function Target({ target }: { readonly target: RecordTarget }): ReactNode {
  const edit = useEdit();
  const readOnly = !useCanEdit();
  const metric = getMetric(target.metric);
  const quantity = useQuantityField(metric.unit, target.threshold);
  const change = (next: (target: RecordTarget) => RecordTarget) => (record: InvestigationRecord) =>
    updateTarget(record, target.id, next);
  return (
    <div className={styles.target}>
      <div className={styles.fields}>
        <p className={styles.metric} title={metric.definition}>
          <span className={styles.metricName}>{metric.label}</span>
          {metric.shortLabel !== metric.label && (
            <span className={styles.short}>{metric.shortLabel}</span>
          )}
        </p>
        <SelectField
          label="Statistic"
          value={target.statistic}
          options={listStatistics(metric, target.statistic)}
          readOnly={readOnly}
          onCommit={(statistic) =>
            edit(
              change((current) => ({ ...current, statistic })),
              'change statistic',
            )
          }
        />
        <NumberField
          {...quantity}
          label={target.comparator === '<=' ? 'At most' : 'At least'}
          value={target.threshold}
          readOnly={readOnly}
          onCommit={(threshold) => {
            if (threshold !== null)
              edit(
                change((current) => ({ ...current, threshold })),
                'change threshold',
              );
          }}
        />
      </div>
      <div className={styles.more}>
        <Disclosure summary={describeMore(target)}>
          <div className={styles.moreFields}>
            <RecordText
              label="Owner"
              hint="Who may change the target"
              width="medium"
              value={target.owner}
              change={(owner) => change((current) => setOptional(current, 'owner', owner))}
            />
            <ObjectiveFields target={target} readOnly={readOnly} />
          </div>
        </Disclosure>
      </div>
    </div>
  );
}

function describeMore(target: RecordTarget): string {
  const parts = [];
  if (target.source !== undefined) parts.push(`from ${target.source.title}`);
  parts.push(target.owner === undefined ? 'no owner' : `owner ${target.owner}`);
  if (target.objective !== undefined) parts.push('with an error budget');
  return parts.join(', ');
}
