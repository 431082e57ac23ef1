import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { Gap } from '@site/src/domain/slo/gap';
import { describeEstimate, explainBuckets } from './bucket-text';
import { GapChart } from './GapChart';
import { describeFormulas } from './gap-text';
import styles from './GapTable.module.css';

interface GapDetailsProps {
  readonly gap: Gap;
  readonly measurement: Measurement;
}

export function GapDetails({ gap, measurement }: GapDetailsProps): ReactNode {
  const notes = measurement.definitions.filter(({ metric }) => metric === gap.metric);
  const { definition, trap } = getMetric(gap.metric);
  const explanation = explainBuckets(gap, measurement);
  return (
    <div className={styles.details}>
      <p className={styles.reason}>{gap.reason}</p>
      {[...describeEstimate(gap, measurement), ...describeFormulas(gap)].map((line) => (
        <p key={line} className={styles.formula}>
          {line}
        </p>
      ))}
      <GapChart gap={gap} measurement={measurement} />
      {explanation !== null && <p className={styles.note}>{explanation}</p>}
      {notes.map(({ text }) => (
        <p key={text} className={styles.note}>
          {text}
        </p>
      ))}
      <p className={styles.note}>
        {definition} {trap}
      </p>
    </div>
  );
}
