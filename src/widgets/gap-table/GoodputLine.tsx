import type { ReactNode } from 'react';
import type {
  Measurement,
  RecordTarget,
} from '@site/src/domain/investigation/investigation-record';
import { computeGoodput, type Goodput } from '@site/src/domain/slo/goodput';
import { formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { describeInterval } from './gap-text';
import styles from './GapTable.module.css';

interface GoodputLineProps {
  readonly measurement: Measurement;
  readonly targets: readonly RecordTarget[];
}

export function GoodputLine({ measurement, targets }: GoodputLineProps): ReactNode {
  const goodput = computeGoodput(measurement, targets);
  return (
    <div className={styles.goodput}>
      <p className={styles.goodputHead}>
        <span className={styles.goodputName}>Goodput</span>{' '}
        <span className={styles.value}>{describeShare(goodput)}</span>
      </p>
      <p className={styles.note}>{goodput.reason}</p>
    </div>
  );
}

function describeShare(goodput: Goodput): string {
  const percent = (share: number) => formatQuantity(share, 'ratio', { unit: '%' }).text;
  const perSecond = (rate: number) => formatWithUnit(rate, 'requests_per_second');
  switch (goodput.kind) {
    case 'no data':
      return 'cannot be computed';
    case 'bounds': {
      const rates = goodput.rateBounds;
      return `between ${describeInterval(goodput.interval, percent, '%').replace(' to ', ' and ')}${
        rates === null ? '' : `, ${perSecond(rates.low)} to ${perSecond(rates.high)}`
      }`;
    }
    case 'exact':
    case 'sample': {
      const share = goodput.share === null ? '' : `${percent(goodput.share)} %`;
      const interval = describeInterval(goodput.interval, percent, '%');
      const rate = goodput.rate === null ? '' : `, ${perSecond(goodput.rate)}`;
      return `${share} (95 % interval ${interval})${rate}`;
    }
  }
}
