import type { ReactNode } from 'react';
import type { BurnRateAlert, BurnRatePolicy } from '@site/src/domain/slo/burn-rate-alerts';
import type { TrafficCheck } from '@site/src/domain/slo/traffic-check';
import { ListEditor } from '@site/src/ui/ListEditor';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { DurationField } from './DurationField';
import { PositiveShareField } from './PositiveShareField';
import { sayCount, sayNumber, sayShare, sayWindow } from './number-text';
import styles from './ErrorBudget.module.css';

const NEW_PAIR: BurnRatePolicy = {
  severity: 'ticket',
  budgetShare: 0.1,
  longWindow: 86_400,
  shortWindow: 7200,
};
const SEVERITIES = [
  { value: 'page', label: 'Page' },
  { value: 'ticket', label: 'Ticket' },
] as const;

interface PairEditorProps {
  readonly pairs: readonly BurnRatePolicy[];
  /** Computed from the pairs, in their order. */
  readonly alerts: readonly BurnRateAlert[];
  readonly check: TrafficCheck | null;
  readonly readOnly: boolean;
  readonly onCommit: (pairs: readonly BurnRatePolicy[]) => void;
}

export function PairEditor({
  pairs,
  alerts,
  check,
  readOnly,
  onCommit,
}: PairEditorProps): ReactNode {
  const rows = pairs.map((pair, index): PairRow => ({ pair, index }));
  const replace = (at: number, next: BurnRatePolicy) =>
    onCommit(pairs.map((pair, index) => (index === at ? next : pair)));
  return (
    <ListEditor<PairRow>
      label="Pairs of windows"
      items={rows}
      // Pairs have no identity beside their place, and no order that matters.
      itemKey={({ index }) => String(index)}
      itemName={(_row, index) => `pair ${index + 1}`}
      addLabel="Add pair"
      renderItem={({ pair, index }) => (
        <div className={styles.pair}>
          <PairFields pair={pair} readOnly={readOnly} onCommit={(next) => replace(index, next)} />
          <p className={styles.note}>
            {describePair(alerts[index], check?.pairs[index]?.requests ?? null)}
          </p>
        </div>
      )}
      {...(!readOnly && {
        onAdd: () => onCommit([...pairs, NEW_PAIR]),
        onRemove: ({ index }) => onCommit(pairs.filter((_pair, other) => other !== index)),
      })}
    />
  );
}

interface PairRow {
  readonly pair: BurnRatePolicy;
  readonly index: number;
}

interface PairFieldsProps {
  readonly pair: BurnRatePolicy;
  readonly readOnly: boolean;
  readonly onCommit: (pair: BurnRatePolicy) => void;
}

function PairFields({ pair, readOnly, onCommit }: PairFieldsProps): ReactNode {
  const { budgetShare, longWindow, shortWindow } = pair;
  return (
    <div className={styles.fields}>
      <SelectField
        label="Severity"
        value={pair.severity}
        options={SEVERITIES}
        readOnly={readOnly}
        onCommit={(severity) => onCommit({ ...pair, severity })}
      />
      <PositiveShareField
        label="Of the budget"
        value={budgetShare}
        allowsAll
        readOnly={readOnly}
        onCommit={(share) => onCommit({ ...pair, budgetShare: share })}
      />
      <DurationField
        label="Long window"
        value={longWindow}
        usual={longWindow}
        readOnly={readOnly}
        refuse={(seconds) =>
          refuseWhole(seconds) ??
          (seconds > shortWindow
            ? null
            : `Type more than the ${sayWindow(shortWindow)} of the short window.`)
        }
        onCommit={(seconds) => onCommit({ ...pair, longWindow: seconds })}
      />
      <DurationField
        label="Short window"
        value={shortWindow}
        usual={shortWindow}
        readOnly={readOnly}
        refuse={(seconds) =>
          refuseWhole(seconds) ??
          (seconds < longWindow
            ? null
            : `Type less than the ${sayWindow(longWindow)} of the long window.`)
        }
        onCommit={(seconds) => onCommit({ ...pair, shortWindow: seconds })}
      />
    </div>
  );
}

/** Prometheus writes windows in whole seconds; the record keeps none above ten years. */
function refuseWhole(seconds: number): string | null {
  return Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= 315_360_000
    ? null
    : 'Type whole seconds, minutes, hours or days, such as 6 h.';
}

function describePair(alert: BurnRateAlert | undefined, requests: number | null): string {
  if (alert === undefined) return '';
  const traffic = requests === null ? '' : ` ${sayCount(requests)} requests in the long window.`;
  return alert.canFire
    ? `Burn rate ${sayNumber(alert.burnRate)}: fires above ${sayShare(alert.errorRatioThreshold)} of bad requests.${traffic}`
    : `Burn rate ${sayNumber(alert.burnRate)} would need ${sayShare(alert.errorRatioThreshold)} of bad requests: it can never fire.${traffic}`;
}
