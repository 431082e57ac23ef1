import type { ReactNode } from 'react';
import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';
import { useInvestigation } from '@site/src/state/use-investigation';
import { AnswerOf } from '../kit/AnswerOf';
import { RecordWidget } from '../kit/RecordWidget';
import { setOptional } from '../kit/set-optional';
import { WidgetPart } from '../kit/WidgetPart';
import { AlertList } from './AlertList';
import { DashboardList } from './DashboardList';

function change(next: (monitoring: Monitoring) => Monitoring): RecordChange {
  return (record) => ({ ...record, monitoring: next(record.monitoring) });
}

export function View(): ReactNode {
  const monitoring = useInvestigation((state) => state.record.monitoring);
  const targets = useInvestigation((state) => state.record.baseline.targets);
  return (
    <RecordWidget title="Monitoring plan" id="monitoring-plan">
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
    </RecordWidget>
  );
}
