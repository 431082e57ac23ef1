import type { ReactNode } from 'react';
import type { Measurement } from '@site/src/domain/investigation/investigation-record';
import { findDistribution } from '@site/src/domain/investigation/measurement-access';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { Gap } from '@site/src/domain/slo/gap';
import { mergeBuckets } from '@site/src/domain/stats/distribution-buckets';
import { displayUnit, formatQuantity, formatWithUnit } from '@site/src/domain/units';
import { DistributionChart } from '@site/src/ui/charts/DistributionChart';
import { describeFormulas, describeGap, nameOf } from './gap-text';
import styles from './GapTable.module.css';

interface GapDetailsProps {
  readonly gap: Gap;
  readonly measurement: Measurement;
}

/** As many bars as can be told apart on a phone. */
const MOST_BARS = 48;

export function GapDetails({ gap, measurement }: GapDetailsProps): ReactNode {
  const notes = measurement.definitions.filter(({ metric }) => metric === gap.metric);
  const { definition, trap } = getMetric(gap.metric);
  return (
    <div className={styles.details}>
      <p className={styles.reason}>{gap.reason}</p>
      {describeFormulas(gap).map((line) => (
        <p key={line} className={styles.formula}>
          {line}
        </p>
      ))}
      <Chart gap={gap} measurement={measurement} />
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

function Chart({ gap, measurement }: GapDetailsProps): ReactNode {
  const distribution = findDistribution(measurement, gap.metric);
  if (distribution === undefined || distribution.count < 2) return null;
  const { label, unit, shape } = getMetric(gap.metric);
  const { threshold, comparator } = gap.target;
  const symbol = displayUnit(unit, Math.max(threshold, gap.value ?? 0));
  const scale = (canonical: number) => rescale(canonical, unit, symbol);
  const write = (number: number) => formatQuantity(number, 'count', { significantDigits: 3 }).text;
  const text = describeGap(gap);
  const counted = shape === 'per_chunk' ? 'gaps between chunks' : 'requests';
  const fastest = formatWithUnit(distribution.min, unit, { unit: symbol });
  const slowest = formatWithUnit(distribution.max, unit, { unit: symbol });
  return (
    <DistributionChart
      title={`${label}: ${formatQuantity(distribution.count, 'count').text} ${counted} against the target`}
      summary={`From ${fastest} to ${slowest}. Target ${text.target}, measured ${gap.statistic} ${text.value}.`}
      buckets={mergeBuckets(distribution, MOST_BARS).map(({ low, high, count }) => ({
        low: scale(low),
        high: scale(high),
        count,
      }))}
      quantity={label}
      unit={symbol}
      format={write}
      counted={counted}
      scale={distribution.zeros > 0 ? 'linear' : 'log'}
      target={{
        value: scale(threshold),
        label: `Target ${text.target}`,
        missedSide: comparator === '<=' ? 'above' : 'below',
      }}
      estimate={
        gap.value === null
          ? undefined
          : {
              value: scale(gap.value),
              low: gap.interval?.low == null ? null : scale(gap.interval.low),
              high: gap.interval?.high == null ? null : scale(gap.interval.high),
              label: `${nameOf(gap.metric, gap.statistic)} ${text.value}`,
              intervalLabel:
                gap.interval === null
                  ? `${gap.statistic}, without an interval`
                  : `${gap.statistic} with its 95 % interval`,
            }
      }
    />
  );
}

/** A canonical value as a number in the shown unit. */
function rescale(
  value: number,
  unit: Parameters<typeof formatQuantity>[1],
  symbol: string,
): number {
  const { text } = formatQuantity(value, unit, {
    unit: symbol,
    significantDigits: 15,
    group: false,
  });
  return Number(text.replace('−', '-'));
}
