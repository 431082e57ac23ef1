import { useState, type ReactNode } from 'react';
import type {
  Measurement,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { computeBudgetSpent, type SoFar } from '@site/src/domain/slo/budget-spent';
import type { SloObjective } from '@site/src/domain/slo/target';
import { NumberField } from '@site/src/ui/fields/NumberField';
import { SegmentedControl } from '@site/src/ui/SegmentedControl';
import { useQuantityField } from '../kit/use-quantity-field';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { DurationField } from './DurationField';
import { ResultTable } from './ResultTable';
import { sayWindow } from './number-text';
import { describeSpent } from './words';
import { findEvents } from './workbench';
import styles from './ErrorBudget.module.css';

const KINDS = [
  { value: 'events', label: 'Counted requests' },
  { value: 'downtime', label: 'Time of outage' },
] as const;

interface Typed {
  readonly kind: SoFar['kind'];
  readonly good: number | null;
  readonly bad: number | null;
  readonly downtime: number | null;
  readonly elapsed: number | null;
}

interface SpentPartProps {
  readonly target: RecordTarget | null;
  readonly objective: SloObjective;
  readonly measurement: Measurement | null;
}

export function SpentPart({ target, objective, measurement }: SpentPartProps): ReactNode {
  const counted = target === null ? null : findEvents(target, measurement);
  const [typed, setTyped] = useState<Typed | null>(null);
  const shown = typed ?? startWith(counted);
  const change = (part: Partial<Typed>) => setTyped({ ...shown, ...part });
  const soFar = readSoFar(shown, objective.window);
  const spent = soFar === null ? null : computeBudgetSpent(soFar, objective);
  return (
    <WidgetPart
      title="Spent so far"
      lead="From requests that were counted, or from the time in which everything failed."
    >
      <SegmentedControl
        label="What is known"
        value={shown.kind}
        options={KINDS}
        onCommit={(kind) => change({ kind })}
      />
      <FieldRow>
        {shown.kind === 'events' ? (
          <>
            <CountField label="Good" value={shown.good} onCommit={(good) => change({ good })} />
            <CountField label="Bad" value={shown.bad} onCommit={(bad) => change({ bad })} />
          </>
        ) : (
          <DurationField
            label="Everything failed for"
            value={shown.downtime}
            usual={600}
            onCommit={(downtime) => change({ downtime })}
          />
        )}
        <DurationField
          label="Within"
          value={Math.min(shown.elapsed ?? objective.window, objective.window)}
          usual={objective.window}
          refuse={(seconds) =>
            seconds > 0 && seconds <= objective.window
              ? null
              : `Type a time above 0 and within the window of ${sayWindow(objective.window)}.`
          }
          onCommit={(elapsed) => change({ elapsed })}
        />
      </FieldRow>
      {typed === null && counted !== null && measurement !== null && (
        <p className={styles.note}>
          Counted in “{measurement.label}”; type your own counts over them.
        </p>
      )}
      {spent === null || soFar === null ? (
        <p className={styles.note}>{describeMissing(shown, objective.window)}</p>
      ) : (
        <ResultTable caption="Budget spent so far" rows={describeSpent(soFar, spent, objective)} />
      )}
    </WidgetPart>
  );
}

function startWith(counted: SoFar | null): Typed {
  const empty = { kind: 'events', good: null, bad: null, downtime: null, elapsed: null } as const;
  return counted?.kind === 'events' ? { ...empty, ...counted } : empty;
}

function readSoFar({ kind, good, bad, downtime, ...more }: Typed, window: number): SoFar | null {
  const elapsed = Math.min(more.elapsed ?? window, window);
  if (kind === 'events') return good === null || bad === null ? null : { kind, good, bad, elapsed };
  return downtime === null || downtime > elapsed ? null : { kind, downtime, elapsed };
}

function describeMissing({ kind, downtime, elapsed }: Typed, window: number): string {
  if (kind === 'events') {
    return 'Type how many requests were good and how many were bad, and in which time, to see what part of the budget they spent.';
  }
  if (downtime === null) {
    return 'Type for how long everything failed, and within which time, to see what part of the budget it spent.';
  }
  return `An outage cannot have lasted longer than the ${sayWindow(Math.min(elapsed ?? window, window))} it lies in.`;
}

function CountField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
}): ReactNode {
  const quantity = useQuantityField('count', props.value);
  return (
    <NumberField
      {...props}
      width="full"
      unit={quantity.unit}
      unitName={quantity.unitName}
      parse={quantity.parse}
      format={quantity.format}
    />
  );
}
