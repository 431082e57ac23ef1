/** The runs before and after, what they show, and the verdict that the reader gives. */
import { useMemo, type ReactNode } from 'react';
import { compareMeasurements } from '@site/src/domain/investigation/compare-measurements';
import type {
  Measurement,
  Optimisation,
} from '@site/src/domain/investigation/investigation-record';
import { useCanEdit, useEdit, useInvestigation } from '@site/src/state/use-investigation';
import { Button } from '@site/src/ui/Button';
import { RecordChoice } from '../kit/RecordChoice';
import { setOptional } from '../kit/set-optional';
import { FieldRow } from '../kit/WidgetPart';
import type { ChangeCard } from './change-card';
import { ComparisonView } from './ComparisonView';
import { describeEffect, describePrediction, findFocus, suggestVerdict } from './comparison-words';
import styles from './OptimisationCards.module.css';

const VERDICTS: readonly NonNullable<Optimisation['verdict']>[] = [
  'better',
  'worse',
  'no difference shown',
  'not comparable',
  'not measured',
];

interface MeasuredChangeProps {
  readonly card: Optimisation;
  readonly change: ChangeCard;
}

export function MeasuredChange({ card, change }: MeasuredChangeProps): ReactNode {
  const measurements = useInvestigation((state) => state.record.measurements);
  const options = measurements.map(({ id, label }) => ({ value: id, label }));
  const before = measurements.find(({ id }) => id === card.before);
  const after = measurements.find(({ id }) => id === card.after);
  return (
    <div role="group" aria-label="Measured change" className={styles.group}>
      <p className={styles.groupTitle}>Measured change</p>
      <FieldRow>
        <RecordChoice
          label="Measurement before"
          none="Not chosen"
          value={card.before}
          options={options}
          change={(id) => change((current) => setOptional(current, 'before', id))}
        />
        <RecordChoice
          label="Measurement after"
          none="Not chosen"
          value={card.after}
          options={options}
          change={(id) => change((current) => setOptional(current, 'after', id))}
        />
      </FieldRow>
      {before === undefined || after === undefined ? (
        <p className={styles.note}>
          Choose both, and the values that they share appear here side by side with their intervals.
        </p>
      ) : before === after ? (
        <p className={styles.note}>
          Both sides are the same measurement: choose the run after the change.
        </p>
      ) : (
        <Outcome card={card} change={change} before={before} after={after} />
      )}
      <RecordChoice
        label="Verdict"
        none="Not judged yet"
        width="medium"
        value={card.verdict}
        options={VERDICTS}
        change={(verdict) => change((current) => setOptional(current, 'verdict', verdict))}
      />
      <RecordedEffect card={card} change={change} />
    </div>
  );
}

interface OutcomeProps extends MeasuredChangeProps {
  readonly before: Measurement;
  readonly after: Measurement;
}

function Outcome({ card, change, before, after }: OutcomeProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const targets = useInvestigation((state) => state.record.baseline.targets);
  const comparison = useMemo(
    () => compareMeasurements(before, after, targets),
    [before, after, targets],
  );
  const focus = findFocus(comparison.rows, card.predicted);
  const suggested = focus === null ? null : suggestVerdict(focus);
  return (
    <>
      <ComparisonView
        comparison={comparison}
        focus={focus}
        names={{ before: before.label, after: after.label }}
        {...(canEdit && {
          onRecord: (effect) =>
            edit(
              change((current) => setOptional(current, 'effect', effect)),
              'record the effect',
            ),
        })}
      />
      {card.predicted !== undefined && (
        <p className={styles.outcome}>{describePrediction(card.predicted, focus)}</p>
      )}
      {suggested !== null && (
        <div className={styles.suggestion}>
          <p>
            Suggested: <strong>{suggested.verdict}</strong>, because {suggested.because}. Intervals
            cover the chance within each run, not the spread from run to run: repeat both before you
            decide.
          </p>
          {canEdit && card.verdict !== suggested.verdict && (
            <Button
              size="small"
              onClick={() =>
                edit(
                  change((current) => setOptional(current, 'verdict', suggested.verdict)),
                  'choose "verdict"',
                )
              }
            >
              Use “{suggested.verdict}”
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function RecordedEffect({ card, change }: MeasuredChangeProps): ReactNode {
  const edit = useEdit();
  const canEdit = useCanEdit();
  const { effect } = card;
  if (effect === undefined) return null;
  return (
    <div className={styles.suggestion}>
      <p>
        <strong>Effect in the record.</strong> {describeEffect(effect)}.
      </p>
      {canEdit && (
        <Button
          size="small"
          variant="quiet"
          onClick={() =>
            edit(
              change((current) => setOptional(current, 'effect', null)),
              'remove the effect',
            )
          }
        >
          Remove effect
        </Button>
      )}
    </div>
  );
}
