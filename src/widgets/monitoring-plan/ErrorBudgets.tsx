import type { ReactNode } from 'react';
import type { RecordTarget } from '@site/src/domain/investigation/investigation-record';
import { formatTarget } from '@site/src/domain/slo/format-target';
import type { SloObjective } from '@site/src/domain/slo/target';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Notice } from '@site/src/ui/Notice';
import { WidgetPart } from '../kit/WidgetPart';
import { describeBudget, type AlertWords } from './burn-rates';
import styles from './MonitoringPlan.module.css';

const COLUMNS: readonly Column<AlertWords>[] = [
  { key: 'windows', header: 'Windows, both', render: (alert) => alert.windows },
  { key: 'severity', header: 'Severity', render: (alert) => alert.severity },
  { key: 'burn', header: 'Burn rate above', align: 'end', render: (alert) => alert.burnRate },
  { key: 'formula', header: 'Made from', align: 'end', render: (alert) => alert.formula },
  { key: 'share', header: 'Bad requests above', align: 'end', render: (alert) => alert.badShare },
  {
    key: 'detection',
    header: 'All failing: fires after',
    align: 'end',
    render: (alert) => alert.detection,
  },
];

export function ErrorBudgets({
  targets,
}: {
  readonly targets: readonly RecordTarget[];
}): ReactNode {
  const withObjective = targets.filter(hasObjective);
  return (
    <WidgetPart
      title="Error budgets and burn rates"
      lead="For each target that promises a share of good requests over a window."
    >
      {withObjective.length === 0 ? (
        <p className={styles.note}>
          {targets.length === 0
            ? 'This record has no target yet.'
            : 'No target of this record has an objective yet.'}{' '}
          Give a target in step 1 an objective, such as 99 % of the requests over 30 days, and its
          error budget and the thresholds of its alerts stand here.
        </p>
      ) : (
        <>
          {withObjective.map((target) => (
            <Budget key={target.id} target={target} />
          ))}
          <p className={styles.note}>
            Burn rate = share of bad requests ÷ error budget; threshold = share of the budget ×
            window of the objective ÷ long window. An alert fires while both of its windows are
            above. Google,{' '}
            <a
              href="https://sre.google/workbook/alerting-on-slos/"
              target="_blank"
              rel="noopener noreferrer"
            >
              SRE workbook, chapter 5
            </a>
            , table 5-8.
          </p>
        </>
      )}
    </WidgetPart>
  );
}

interface BudgetProps {
  readonly target: RecordTarget & { readonly objective: SloObjective };
}

function Budget({ target }: BudgetProps): ReactNode {
  const { budget, alerts, warnings } = describeBudget(target.objective);
  return (
    <div className={styles.item}>
      <p className={styles.budget}>
        <code>{formatTarget(target)}</code>
        <br />
        {budget}
      </p>
      <DataTable
        caption="Multi-window burn-rate alerts"
        columns={COLUMNS}
        rows={alerts}
        rowKey={(alert) => alert.key}
        stack
      />
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{warning}</p>
        </Notice>
      ))}
    </div>
  );
}

function hasObjective(target: RecordTarget): target is BudgetProps['target'] {
  return target.objective !== undefined;
}
