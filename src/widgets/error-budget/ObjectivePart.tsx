import type { ReactNode } from 'react';
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';
import { createIndicator } from '@site/src/domain/monitoring/create-indicator';
import { findEngine } from '@site/src/domain/monitoring/engine-metrics';
import { guessEngine } from '@site/src/domain/monitoring/guess-engine';
import { formatTarget } from '@site/src/domain/slo/format-target';
import type { SloTarget } from '@site/src/domain/slo/target';
import type { Traffic, TrafficCheck } from '@site/src/domain/slo/traffic-check';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { WidgetPart } from '../kit/WidgetPart';
import { DurationField } from './DurationField';
import { PositiveShareField } from './PositiveShareField';
import { ResultTable } from './ResultTable';
import { TrafficFields } from './TrafficFields';
import { Warnings } from './Warnings';
import { OWN, type Workbench } from './use-workbench';
import { warnAboutBounds, warnAboutTraffic } from './warnings';
import { describeBudget } from './words';
import styles from './ErrorBudget.module.css';

/** Ten years, as in the record. */
const LONGEST_WINDOW = 315_360_000;

interface ObjectivePartProps {
  readonly workbench: Workbench;
  readonly traffic: Traffic | null;
  readonly trafficFrom: string | null;
  readonly onTraffic: (traffic: Traffic | null) => void;
  readonly check: TrafficCheck | null;
  readonly record: InvestigationRecord;
}

export function ObjectivePart(props: ObjectivePartProps): ReactNode {
  const { workbench, traffic, trafficFrom, onTraffic, check, record } = props;
  const { bound, choices, choose, objective, readOnly } = workbench;
  return (
    <WidgetPart
      title="Objective and budget"
      lead="A share of good requests over a window; the rest is the budget of bad ones."
    >
      <SelectField
        label="Objective of"
        value={bound?.target.id ?? OWN}
        options={[
          ...choices.map(({ target }) => ({ value: target.id, label: formatTarget(target) })),
          { value: OWN, label: 'No target: one to try' },
        ]}
        onCommit={choose}
        width="medium"
      />
      <div className={styles.fields}>
        <PositiveShareField
          label="Good requests"
          value={objective.target}
          allowsAll={false}
          readOnly={readOnly}
          onCommit={(target) => workbench.setObjective({ ...objective, target })}
        />
        <DurationField
          label="Window"
          value={objective.window}
          usual={objective.window}
          readOnly={readOnly}
          refuse={(seconds) =>
            Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= LONGEST_WINDOW
              ? null
              : 'Type whole seconds up to 10 years, such as 30 d, 4 weeks or 720 h.'
          }
          onCommit={(window) => workbench.setObjective({ ...objective, window })}
        />
        <TrafficFields traffic={traffic} onCommit={onTraffic} />
      </div>
      <p className={styles.note}>
        {describeSource(workbench)}
        {trafficFrom !== null && ` Traffic: from ${trafficFrom}.`}
      </p>
      <ResultTable caption="Error budget" rows={describeBudget(objective, traffic, check)} />
      <Warnings
        warnings={[
          ...warnAboutTraffic(check),
          ...(bound === null ? [] : checkBounds(bound.target, record)),
        ]}
      />
    </WidgetPart>
  );
}

function describeSource({ bound, choices }: Workbench): string {
  if (bound === null) {
    return choices.length === 0
      ? 'The record has no target with good and bad requests to count yet; what is typed here is kept nowhere.'
      : 'What is typed here is kept nowhere; choose a target to change its objective and the alerts of the record.';
  }
  return bound.isImplied
    ? 'The objective follows from the target’s statistic; once changed, it is the target’s own.'
    : 'The objective, its window and the alerts below are those of the record.';
}

function checkBounds(target: SloTarget, record: InvestigationRecord): readonly string[] {
  const { rules } = record.monitoring;
  const engine = rules?.engine ?? guessEngine(record);
  if (engine === null) return [];
  const source =
    rules?.sources !== undefined && Object.hasOwn(rules.sources, target.id)
      ? rules.sources[target.id]
      : undefined;
  return warnAboutBounds(
    target,
    createIndicator(target, source, {
      measurements: record.measurements,
      engine: findEngine(engine),
      labels: [],
    }),
  );
}
