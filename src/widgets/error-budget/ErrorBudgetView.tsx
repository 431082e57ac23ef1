import { useMemo, useState, type ReactNode } from 'react';
import type { Outage } from '@site/src/domain/slo/alert-timing';
import { computeBurnRateAlerts } from '@site/src/domain/slo/burn-rate-alerts';
import { checkTraffic, type Traffic } from '@site/src/domain/slo/traffic-check';
import { useInvestigation, useOpenMeasurement } from '@site/src/state/use-investigation';
import { RecordWidget } from '../kit/RecordWidget';
import { WidgetPart } from '../kit/WidgetPart';
import { AlertsPart } from './AlertsPart';
import { NinesTable } from './NinesTable';
import { ObjectivePart } from './ObjectivePart';
import { OutagePart } from './OutagePart';
import { SpentPart } from './SpentPart';
import { useWorkbench } from './use-workbench';
import { findTraffic } from './workbench';
import styles from './ErrorBudget.module.css';

/** Half of the requests are bad for an hour: what a lost replica of two does. */
const FIRST_OUTAGE: Outage = { badShare: 0.5, duration: 3600 };

export function View(): ReactNode {
  const workbench = useWorkbench();
  const { objective, pairs, bound } = workbench;
  const record = useInvestigation((state) => state.record);
  const measurement = useOpenMeasurement();
  const known = findTraffic(record, measurement);
  const [typed, setTyped] = useState<Traffic | 'none' | null>(null);
  const traffic = typed === 'none' ? null : (typed ?? known?.traffic ?? null);
  const [outage, setOutage] = useState(FIRST_OUTAGE);
  const alerts = useMemo(() => computeBurnRateAlerts(objective, pairs), [objective, pairs]);
  const check = traffic === null ? null : checkTraffic(objective, pairs, traffic);
  return (
    <RecordWidget title="Error-budget workbench" id="error-budget">
      <div className={styles.workbench}>
        <ObjectivePart
          workbench={workbench}
          traffic={traffic}
          trafficFrom={typed === null ? (known?.from ?? null) : null}
          onTraffic={(next) => setTyped(next ?? 'none')}
          check={check}
          record={record}
        />
        <SpentPart
          // What was typed belongs to one target.
          key={bound?.target.id ?? ''}
          target={bound?.target ?? null}
          objective={objective}
          measurement={measurement}
        />
        <AlertsPart workbench={workbench} alerts={alerts} check={check} />
        <OutagePart objective={objective} pairs={pairs} outage={outage} onOutage={setOutage} />
        <WidgetPart
          title="Table of nines"
          lead="What common objectives allow. Minutes are of complete failure; a year is 365 days."
        >
          <NinesTable target={objective.target} traffic={traffic} />
        </WidgetPart>
      </div>
    </RecordWidget>
  );
}
