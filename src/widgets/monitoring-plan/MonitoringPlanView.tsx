import type { ReactNode } from 'react';
import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { AnswerOf } from '../kit/AnswerOf';
import { RecordChoice } from '../kit/RecordChoice';
import { RecordText } from '../kit/RecordText';
import { RecordDate, RecordTime } from '../kit/RecordTime';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { AlertList } from './AlertList';
import { DashboardList } from './DashboardList';
import { ErrorBudgets } from './ErrorBudgets';

function change(next: (monitoring: Monitoring) => Monitoring): RecordChange {
  return (record) => ({ ...record, monitoring: next(record.monitoring) });
}

export function View(): ReactNode {
  const monitoring = useInvestigation((state) => state.record.monitoring);
  const targets = useInvestigation((state) => state.record.baseline.targets);
  return (
    <RecordWidget title="Monitoring plan" id="monitoring-plan">
      <ErrorBudgets targets={targets} />
      <WidgetPart
        title="Alerts"
        lead="Each says what a person has to do. An alert that nobody has seen fire is a guess: test it."
      >
        <AlertList alerts={monitoring.alerts} targets={targets} />
      </WidgetPart>
      <WidgetPart title="Dashboards">
        <DashboardList dashboards={monitoring.dashboards} />
      </WidgetPart>
      <WidgetPart title="Regression gate">
        <AnswerOf
          label="What stops the next slow version before it ships?"
          hint="The benchmark in the pipeline, its workload, its limit, and how often it fails by chance"
          value={monitoring.regressionGate}
          change={(answer) => change((current) => setOptional(current, 'regressionGate', answer))}
        />
      </WidgetPart>
      <Watch monitoring={monitoring} />
    </RecordWidget>
  );
}

function Watch({ monitoring }: { readonly monitoring: Monitoring }): ReactNode {
  return (
    <WidgetPart
      title="Watch and review"
      lead="A gain that is gone after a week was not one. Watch for at least one full cycle of the load, with a name and a date."
    >
      <FieldRow>
        <RecordTime
          label="Watch from"
          value={monitoring.watchFrom}
          change={(time) => change((current) => setOptional(current, 'watchFrom', time))}
        />
        <RecordTime
          label="Watch until"
          value={monitoring.watchUntil}
          change={(time) => change((current) => setOptional(current, 'watchUntil', time))}
        />
        <RecordDate
          label="Review date"
          value={monitoring.reviewDate}
          change={(date) => change((current) => setOptional(current, 'reviewDate', date))}
        />
      </FieldRow>
      <FieldRow>
        <RecordText
          label="Owner of the watch"
          value={monitoring.owner}
          change={(text) => change((current) => setOptional(current, 'owner', text))}
        />
        <RecordChoice
          label="Outcome"
          none="Still watching"
          value={monitoring.outcome}
          options={[
            { value: 'held', label: 'The gain held' },
            { value: 'lost', label: 'The gain was lost' },
            { value: 'not reviewed', label: 'Nobody reviewed it' },
          ]}
          change={(outcome) => change((current) => setOptional(current, 'outcome', outcome))}
        />
      </FieldRow>
      <RecordText
        label="Note on the outcome"
        hint="The numbers at the review; if the gain was lost, the loop starts again at step 1"
        rows={2}
        value={monitoring.outcomeNote}
        change={(text) => change((current) => setOptional(current, 'outcomeNote', text))}
      />
    </WidgetPart>
  );
}
