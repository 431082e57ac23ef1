import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import {
  useActions,
  useCanEdit,
  useGaps,
  useInvestigation,
  useOpenMeasurement,
} from '@site/src/state/use-investigation';
import { viewStore } from '@site/src/state/view-store';
import { Button } from '@site/src/ui/Button';
import { EmptyState } from '@site/src/ui/EmptyState';
import { SelectField } from '@site/src/ui/fields/SelectField';
import { RecordWidget } from '../kit/RecordWidget';
import { GapOverview } from './GapOverview';
import { GapRows } from './GapRows';
import { GoodputLine } from './GoodputLine';
import { RunFacts } from './RunFacts';
import styles from './GapTable.module.css';

export function View(): ReactNode {
  const measurements = useInvestigation((state) => state.record.measurements);
  const targets = useInvestigation((state) => state.record.baseline.targets);
  const measurement = useOpenMeasurement();
  const gaps = useGaps();
  return (
    <RecordWidget title="Gap to each target" id="gap-table">
      {measurements.length > 1 && measurement !== null && (
        <SelectField
          label="Measurement"
          width="medium"
          value={measurement.id}
          options={measurements.map(({ id, label }) => ({ value: id, label }))}
          onCommit={(id) => viewStore.getState().chooseMeasurement(id)}
        />
      )}
      {measurement === null || targets.length === 0 ? (
        <Missing needsMeasurement={measurement === null} needsTargets={targets.length === 0} />
      ) : (
        <>
          <RunFacts measurement={measurement} />
          <GapRows gaps={gaps} measurement={measurement} />
          <GoodputLine measurement={measurement} targets={targets} />
          <GapOverview gaps={gaps} />
          <p className={styles.method}>
            <Link to="/docs/05-reference/judging">How these numbers are computed</Link>
          </p>
        </>
      )}
    </RecordWidget>
  );
}

interface MissingProps {
  readonly needsMeasurement: boolean;
  readonly needsTargets: boolean;
}

function Missing({ needsMeasurement, needsTargets }: MissingProps): ReactNode {
  const actions = useActions();
  const canEdit = useCanEdit();
  const wanted = needsMeasurement ? 'No measurement yet' : 'No target yet';
  return (
    <EmptyState
      title={wanted}
      actions={
        needsMeasurement &&
        canEdit && (
          <Button size="small" onClick={() => void actions.loadExample()}>
            Open an example record
          </Button>
        )
      }
    >
      <p>
        {needsMeasurement && 'Drop a benchmark result or type in numbers. '}
        {needsTargets && 'Choose a preset or add a target. '}
        Then each target gets a line here: the measured value with its interval, how far it is off,
        and a verdict that says “not proven” when the samples do not decide it.
      </p>
    </EmptyState>
  );
}
