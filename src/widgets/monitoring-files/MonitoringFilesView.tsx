import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { MonitoringPlan } from '@site/src/domain/monitoring/monitoring-plan';
import { buttonClass } from '@site/src/ui/Button';
import { EmptyState } from '@site/src/ui/EmptyState';
import { RecordWidget } from '../kit/RecordWidget';
import { WidgetPart } from '../kit/WidgetPart';
import { AlertsOfRecord } from './AlertsOfRecord';
import { FileBrowser } from './FileBrowser';
import { RuleSettings } from './RuleSettings';
import { TargetRules } from './TargetRules';
import { useMonitoring } from './use-monitoring';

const STEP_1 =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/01-define-and-measure-baseline';

export function View(): ReactNode {
  const { record, plan, files, createFiles } = useMonitoring();
  const { targets } = record.baseline;
  return (
    <RecordWidget title="Monitoring files" id="monitoring-files">
      {targets.length === 0 ? (
        <NoTarget />
      ) : (
        <>
          <RuleSettings record={record} />
          <TargetRules targets={targets} plan={plan} rules={record.monitoring.rules ?? {}} />
          <WidgetPart
            title="Files"
            lead="Recording rules and alerts with their own tests, a dashboard, and what goes with them, written from this record."
          >
            {files.length === 0 ? (
              <NothingToWrite plan={plan} />
            ) : (
              <>
                <FileBrowser record={record} files={files} createFiles={createFiles} />
                <AlertsOfRecord record={record} plan={plan} />
              </>
            )}
          </WidgetPart>
        </>
      )}
    </RecordWidget>
  );
}

function NoTarget(): ReactNode {
  return (
    <EmptyState
      title="No target yet"
      actions={
        <Link to={STEP_1} className={buttonClass({ size: 'small' })}>
          Set a target in step 1
        </Link>
      }
    >
      <p>
        A target such as “TTFT p99 at most 500 ms” becomes recording rules, burn-rate alerts with
        tests, a dashboard and a runbook here, ready to be put into your repository.
      </p>
    </EmptyState>
  );
}

/** The reasons stand with the targets above. */
function NothingToWrite({ plan }: { readonly plan: MonitoringPlan }): ReactNode {
  return (
    <EmptyState
      title="Nothing to write yet"
      actions={
        <Link to={STEP_1} className={buttonClass({ size: 'small' })}>
          Change the targets in step 1
        </Link>
      }
    >
      <p>
        {plan.engine === null
          ? 'No target can be counted yet. Choose the engine whose metrics your Prometheus scrapes, or give a target queries of its own; then the files stand here.'
          : 'No target can be counted yet. Above, each says why and what would help; then the files stand here.'}
      </p>
    </EmptyState>
  );
}
