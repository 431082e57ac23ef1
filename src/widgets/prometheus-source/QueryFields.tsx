import { useId, type ReactNode } from 'react';
import {
  QUERY_SOURCES,
  type InputProblem,
  type QuerySourceId,
} from '@site/src/state/prometheus-query';
import { ListEditor } from '@site/src/ui/ListEditor';
import { SegmentedControl } from '@site/src/ui/SegmentedControl';
import { CheckboxField } from '@site/src/ui/fields/CheckboxField';
import { DateTimeField } from '@site/src/ui/fields/DateField';
import { FieldError } from '@site/src/ui/fields/Field';
import { TextField } from '@site/src/ui/fields/TextField';
import { FieldRow } from '../kit/WidgetPart';
import type { LabelRow, QueryFormState, RangeChoice } from './use-query-form';
import styles from './PrometheusSource.module.css';

type PartProps = Pick<QueryFormState, 'form' | 'change' | 'problems'>;

export function AddressField({ form, change, problems }: PartProps): ReactNode {
  return (
    <TextField
      label="Address of Prometheus"
      width="medium"
      mono
      value={form.address}
      error={messageFor(problems, 'address')}
      onCommit={(address) => change({ address })}
    />
  );
}

export function SourceChoice({ form, change, problems }: PartProps): ReactNode {
  const errorId = useId();
  const message = messageFor(problems, 'sources');
  const toggle = (id: QuerySourceId, chosen: boolean) => {
    const others = form.sources.filter((other) => other !== id);
    change({ sources: chosen ? [...others, id] : others });
  };
  return (
    <fieldset
      className={styles.group}
      aria-describedby={message === undefined ? undefined : errorId}
    >
      <legend>Servers and exporters to ask about</legend>
      <div className={styles.choices}>
        {QUERY_SOURCES.map(({ id, name }) => (
          <CheckboxField
            key={id}
            label={name}
            checked={form.sources.includes(id)}
            onCommit={(chosen) => toggle(id, chosen)}
          />
        ))}
      </div>
      {message !== undefined && <FieldError id={errorId} message={message} />}
    </fieldset>
  );
}

export function LabelRows({
  form,
  change,
  problems,
  addLabel,
}: PartProps & Pick<QueryFormState, 'addLabel'>): ReactNode {
  const update = (key: string, part: Partial<LabelRow>) =>
    change({ labels: form.labels.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  return (
    <div className={styles.labels}>
      <p className={styles.caption}>Only series with these labels</p>
      <ListEditor
        label="Labels"
        items={form.labels}
        itemKey={({ key }) => key}
        itemName={({ name }, index) => (name === '' ? `label ${index + 1}` : `label ${name}`)}
        addLabel="Add label"
        onAdd={addLabel}
        onRemove={(row) => change({ labels: form.labels.filter(({ key }) => key !== row.key) })}
        renderItem={(row, index) => (
          <div className={styles.label}>
            <TextField
              label="Label"
              mono
              value={row.name}
              error={messageFor(problems, 'label', index)}
              onCommit={(name) => update(row.key, { name })}
            />
            <TextField
              label="Value"
              mono
              value={row.value}
              onChange={(value) => update(row.key, { value })}
            />
          </div>
        )}
      />
      <p className={styles.note}>A label without a value restricts nothing.</p>
    </div>
  );
}

const RANGES: readonly { readonly value: RangeChoice; readonly label: string }[] = [
  { value: '30 minutes', label: 'Last 30 minutes' },
  { value: '6 hours', label: 'Last 6 hours' },
  { value: 'between', label: 'From and to' },
];

export function RangeFields({
  form,
  change,
  problems,
  isRangeOfRecord,
}: PartProps & Pick<QueryFormState, 'isRangeOfRecord'>): ReactNode {
  // A time that has not been typed yet is no mistake.
  const isComplete = form.from !== null && form.to !== null;
  return (
    <div className={styles.labels}>
      <p className={styles.caption} aria-hidden="true">
        Time range
      </p>
      <SegmentedControl
        label="Time range"
        value={form.choice}
        options={RANGES}
        onCommit={(choice) => change({ choice })}
      />
      {form.choice === 'between' ? (
        <>
          <FieldRow>
            <DateTimeField label="From" value={form.from} onCommit={(from) => change({ from })} />
            <DateTimeField
              label="To"
              value={form.to}
              error={isComplete ? messageFor(problems, 'range') : undefined}
              onCommit={(to) => change({ to })}
            />
          </FieldRow>
          {isRangeOfRecord && (
            <p className={styles.note}>Onset and detection, as the record has them.</p>
          )}
        </>
      ) : (
        <p className={styles.note}>Until the moment when the command is run.</p>
      )}
    </div>
  );
}

function messageFor(
  problems: readonly InputProblem[],
  field: InputProblem['field'],
  index?: number,
): string | undefined {
  return problems.find((problem) => problem.field === field && problem.index === index)?.message;
}
