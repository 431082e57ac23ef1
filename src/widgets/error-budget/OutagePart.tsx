import type { ReactNode } from 'react';
import {
  computeAlertTiming,
  type AlertTiming,
  type Outage,
  type OutageTiming,
} from '@site/src/domain/slo/alert-timing';
import type { BurnRatePolicy } from '@site/src/domain/slo/burn-rate-alerts';
import { computeBurnRate } from '@site/src/domain/slo/error-budget';
import type { SloObjective } from '@site/src/domain/slo/target';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { FieldRow, WidgetPart } from '../kit/WidgetPart';
import { BurnChart } from './BurnChart';
import { DurationField } from './DurationField';
import { PositiveShareField } from './PositiveShareField';
import { sayNumber, sayRoughly, sayShare, sayWindow, sayInMinutes } from './number-text';
import { sayWindows } from './words';
import styles from './ErrorBudget.module.css';

interface TimingRow extends AlertTiming {
  readonly key: string;
  readonly name: string;
  readonly isWhole: boolean;
}

const COLUMNS: readonly Column<TimingRow>[] = [
  {
    key: 'name',
    header: 'Alert',
    render: ({ name, isWhole }) => (isWhole ? <strong>{name}</strong> : name),
  },
  {
    key: 'detection',
    header: 'Fires after',
    unit: 'min',
    align: 'end',
    render: ({ detection }) => (detection === null ? 'never' : sayInMinutes(detection)),
  },
  {
    key: 'spent',
    header: 'Budget spent by then',
    align: 'end',
    render: ({ spentAtDetection }) => sayRoughly(spentAtDetection),
  },
  {
    key: 'reset',
    header: 'Ends after the outage',
    unit: 'min',
    align: 'end',
    render: ({ reset }) => sayInMinutes(reset),
  },
  {
    key: 'firing',
    header: 'Fires for',
    unit: 'min',
    align: 'end',
    render: ({ firing }) => sayInMinutes(firing),
  },
];

interface OutagePartProps {
  readonly objective: SloObjective;
  readonly pairs: readonly BurnRatePolicy[];
  readonly outage: Outage;
  readonly onOutage: (outage: Outage) => void;
}

export function OutagePart({ objective, pairs, outage, onOutage }: OutagePartProps): ReactNode {
  const timing = computeAlertTiming(pairs, objective, outage);
  const burn = sayNumber(computeBurnRate(outage.badShare, objective.target));
  return (
    <WidgetPart
      title="An outage to try"
      lead="A constant share of bad requests after a history without any, at constant traffic: when somebody would know, and when the alert ends."
    >
      <FieldRow>
        <PositiveShareField
          label="Bad requests"
          value={outage.badShare}
          allowsAll
          onCommit={(badShare) => onOutage({ ...outage, badShare })}
        />
        <DurationField
          label="It lasts"
          value={outage.duration}
          usual={outage.duration}
          refuse={(seconds) => (seconds > 0 ? null : 'Type a time above 0, such as 20 min.')}
          onCommit={(duration) => onOutage({ ...outage, duration })}
        />
      </FieldRow>
      <p className={styles.note}>
        It burns at {burn} and spends {sayRoughly(timing.spent)} of the budget = {burn} ×{' '}
        {sayWindow(outage.duration)} ÷ {sayWindow(objective.window)}.
      </p>
      <DataTable
        caption={`When each alert fires and ends: ${sayShare(outage.badShare)} bad for ${sayWindow(outage.duration)}`}
        columns={COLUMNS}
        rows={listRows(timing)}
        rowKey={({ key }) => key}
        stack
      />
      <p className={styles.note}>
        Fires after = threshold × long window ÷ bad share, if the outage lasts as long. Ends = short
        window × (1 − threshold ÷ bad share) after the outage; pairs of one severity are one alert,
        which ends with the last of them. Prometheus evaluates every minute or so, so a real alert
        is later by up to that.
      </p>
      <BurnChart objective={objective} outage={outage} timing={timing} />
    </WidgetPart>
  );
}

/** The alert of each severity, then its pairs. */
function listRows({ alerts, pairs }: OutageTiming): readonly TimingRow[] {
  return alerts.flatMap((alert) => [
    {
      ...alert,
      key: alert.severity,
      name: alert.severity === 'page' ? 'Page' : 'Ticket',
      isWhole: true,
    },
    ...pairs.flatMap((timing, index) =>
      timing.pair.severity === alert.severity
        ? [{ ...timing, key: String(index), name: sayWindows(timing.pair), isWhole: false }]
        : [],
    ),
  ]);
}
