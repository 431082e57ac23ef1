import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useCanEdit, useInvestigation } from '@site/src/state/use-investigation';
import { RecordWidget } from '../kit/RecordWidget';
import { NewTarget } from './NewTarget';
import { PresetChooser } from './PresetChooser';
import { TargetList } from './TargetList';
import styles from './SloTargets.module.css';

export function View(): ReactNode {
  const targets = useInvestigation((state) => state.record.baseline.targets);
  const canEdit = useCanEdit();
  return (
    <RecordWidget title="SLO targets" id="slo-targets">
      {canEdit && <PresetChooser />}
      {targets.length === 0 ? (
        <p className={styles.none}>
          No target yet. A preset is a starting point from a published source, not a promise to your
          users: <Link to="/docs/05-reference/slo-presets">how to choose a target</Link>.
        </p>
      ) : (
        <TargetList targets={targets} />
      )}
      {canEdit && <NewTarget />}
    </RecordWidget>
  );
}
