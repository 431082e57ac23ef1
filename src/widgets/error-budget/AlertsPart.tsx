import type { ReactNode } from 'react';
import {
  FOUR_PAIR_POLICIES,
  RECOMMENDED_POLICIES,
  type BurnRateAlert,
} from '@site/src/domain/slo/burn-rate-alerts';
import type { TrafficCheck } from '@site/src/domain/slo/traffic-check';
import { Button } from '@site/src/ui/Button';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Disclosure } from '@site/src/ui/Disclosure';
import { WidgetPart } from '../kit/WidgetPart';
import { PairEditor } from './PairEditor';
import { Warnings } from './Warnings';
import type { Workbench } from './use-workbench';
import { namePairs, type PairSet } from './workbench';
import { warnAboutAlerts } from './warnings';
import { describeAlerts, type AlertWords } from './words';
import styles from './ErrorBudget.module.css';

const COLUMNS: readonly Column<AlertWords>[] = [
  { key: 'windows', header: 'Windows, both', render: (alert) => alert.windows },
  { key: 'severity', header: 'Severity', render: (alert) => alert.severity },
  { key: 'formula', header: 'Made from', align: 'end', render: (alert) => alert.formula },
  { key: 'burn', header: 'Burn rate', align: 'end', render: (alert) => alert.burnRate },
  { key: 'share', header: 'Bad share', align: 'end', render: (alert) => alert.badShare },
  {
    key: 'detection',
    header: 'Total outage',
    unit: 'min',
    align: 'end',
    render: (alert) => alert.detection,
  },
];

const WORDS: Readonly<Record<PairSet, string>> = {
  'table 5-8': 'These are the pairs of table 5-8 of the workbook.',
  'four pairs': 'These are the four pairs of the workbook’s rule listing, one more than its table.',
  own: 'These pairs are your own.',
};

interface AlertsPartProps {
  readonly workbench: Workbench;
  readonly alerts: readonly BurnRateAlert[];
  readonly check: TrafficCheck | null;
}

export function AlertsPart({ workbench, alerts, check }: AlertsPartProps): ReactNode {
  const { objective, pairs, setPairs, readOnly } = workbench;
  const set = namePairs(pairs);
  return (
    <WidgetPart
      title="Alerts on the burn rate"
      lead="Burn rate = share of bad requests ÷ error budget. Threshold = share of the budget × window of the objective ÷ long window. An alert fires while both of its windows are above the threshold."
    >
      <DataTable
        caption="Multi-window burn-rate alerts: each fires above its burn rate, that is above its bad share; in a total outage after so many minutes"
        columns={COLUMNS}
        rows={describeAlerts(alerts, objective)}
        rowKey={({ key }) => key}
        stack
      />
      <p className={styles.note}>
        {WORDS[set]} Google,{' '}
        <a
          href="https://sre.google/workbook/alerting-on-slos/"
          target="_blank"
          rel="noopener noreferrer"
        >
          SRE workbook, chapter 5
        </a>
        .
      </p>
      <Warnings warnings={warnAboutAlerts(alerts, objective)} />
      <Disclosure summary="Change the pairs">
        <div className={styles.editor}>
          {!readOnly && (
            <div className={styles.buttons}>
              {set !== 'table 5-8' && (
                <Button size="small" onClick={() => setPairs(RECOMMENDED_POLICIES)}>
                  Use table 5-8
                </Button>
              )}
              {set !== 'four pairs' && (
                <Button size="small" onClick={() => setPairs(FOUR_PAIR_POLICIES)}>
                  Use the four pairs
                </Button>
              )}
            </div>
          )}
          <PairEditor
            alerts={alerts}
            pairs={pairs}
            readOnly={readOnly}
            check={check}
            onCommit={setPairs}
          />
        </div>
      </Disclosure>
    </WidgetPart>
  );
}
