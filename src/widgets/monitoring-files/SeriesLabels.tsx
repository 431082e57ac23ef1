import type { ReactNode } from 'react';
import type {
  InvestigationRecord,
  MonitoringRules,
} from '@site/src/domain/investigation/investigation-record';
import { guessEngine } from '@site/src/domain/monitoring/guess-engine';
import { isLabelName } from '@site/src/domain/monitoring/promql-text';
import { useCanEdit, useEdit } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { ListEditor } from '@site/src/ui/ListEditor';
import { RecordText } from '../kit/RecordText';
import { CheckedText } from './CheckedText';
import { changeLabels, type RuleLabel } from './edit-rules';
import { listSuggestedLabels } from './suggested-labels';
import styles from './MonitoringFiles.module.css';

interface SeriesLabelsProps {
  readonly record: InvestigationRecord;
  readonly rules: MonitoringRules;
}

/** Labels of the record have no ids; their places tell them apart. */
interface Row {
  readonly place: number;
  readonly label: RuleLabel;
}

export function SeriesLabels({ record, rules }: SeriesLabelsProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const labels = rules.labels ?? [];
  const rows = labels.map((label, place): Row => ({ label, place }));
  const add = (label: RuleLabel) =>
    edit(
      changeLabels((current) => [...current, label]),
      'add label',
    );
  return (
    <div className={styles.group}>
      <p className={styles.caption}>Labels that select this service’s series</p>
      <ListEditor<Row>
        label="Labels"
        items={rows}
        itemKey={({ place }) => `${place}`}
        itemName={({ label }, index) =>
          label.name === '' ? `label ${index + 1}` : `label ${label.name}`
        }
        addLabel="Add label"
        {...(canEdit && {
          onAdd: () => add({ name: '', value: '' }),
          onRemove: ({ place }) =>
            edit(
              changeLabels((current) => current.filter((_label, index) => index !== place)),
              'remove label',
            ),
        })}
        empty={
          <p className={styles.note}>
            Without any, the rules watch every series of that name in your Prometheus.
          </p>
        }
        renderItem={(row) => <LabelFields row={row} labels={labels} />}
      />
      {canEdit && <Suggestions record={record} labels={labels} onAdd={add} />}
    </div>
  );
}

function LabelFields({
  row: { label, place },
  labels,
}: {
  readonly row: Row;
  readonly labels: readonly RuleLabel[];
}): ReactNode {
  const change = (part: Partial<RuleLabel>) =>
    changeLabels((current) =>
      current.map((other, index) => (index === place ? { ...other, ...part } : other)),
    );
  return (
    <div className={styles.label}>
      <CheckedText
        label="Label"
        value={label.name}
        check={(name) => checkLabelName(name, place, labels)}
        change={(name) => change({ name })}
      />
      <RecordText label="Value" mono value={label.value} change={(value) => change({ value })} />
      {label.name !== '' && label.value === '' && (
        <p className={styles.note}>Until it has a value, the label is left out of the rules.</p>
      )}
    </div>
  );
}

function checkLabelName(name: string, place: number, labels: readonly RuleLabel[]): string | null {
  if (name === '') return null;
  if (!isLabelName(name))
    return 'A label’s name has letters, digits and underscores, and no digit at the beginning.';
  const first = labels.findIndex((label) => label.name === name);
  return first < place ? `${name} is there already: a series has one value of it.` : null;
}

interface SuggestionsProps {
  readonly record: InvestigationRecord;
  readonly labels: readonly RuleLabel[];
  readonly onAdd: (label: RuleLabel) => void;
}

function Suggestions({ record, labels, onAdd }: SuggestionsProps): ReactNode {
  const suggested = listSuggestedLabels(
    record,
    record.monitoring.rules?.engine ?? guessEngine(record),
  ).filter(({ label }) => !labels.some(({ name }) => name === label.name));
  if (suggested.length === 0) return null;
  return (
    <ul className={styles.suggestions} aria-label="Suggested labels">
      {suggested.map(({ label, why }) => (
        <li key={label.name}>
          <Button size="small" variant="quiet" onClick={() => onAdd(label)}>
            Add <code>{label.name}</code>
          </Button>
          <span className={styles.note}>{why}</span>
        </li>
      ))}
    </ul>
  );
}
