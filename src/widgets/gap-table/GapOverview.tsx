import type { ReactNode } from 'react';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { Gap } from '@site/src/domain/slo/gap';
import { formatQuantity } from '@site/src/domain/units';
import { IntervalPlot, type IntervalRow } from '@site/src/ui/charts/IntervalPlot';
import { describeGap } from './gap-text';

/** All targets on one axis: each measured value as a share of its target, so that metrics in different units can be seen together. */
export function GapOverview({ gaps }: { readonly gaps: readonly Gap[] }): ReactNode {
  const rows = gaps.filter(({ target }) => target.threshold > 0).map(toRow);
  if (rows.length < 2) return null;
  const missed = gaps.filter(({ verdict }) => verdict === 'missed').length;
  const unproven = gaps.filter(({ verdict }) => verdict === 'not proven').length;
  return (
    <IntervalPlot
      title="Each measured value as a share of its target"
      summary={`${missed} of ${gaps.length} targets missed, ${unproven} not proven.`}
      rows={rows}
      axisLabel="Measured ÷ target"
      format={(value) => `${formatQuantity(value, 'count', { significantDigits: 3 }).text}×`}
      intervalLabel="95 % interval"
      thresholdLabel="target"
      scale="log"
    />
  );
}

function toRow(gap: Gap): IntervalRow {
  const { threshold, comparator } = gap.target;
  const share = (value: number | null | undefined) =>
    value === null || value === undefined || value <= 0 ? null : value / threshold;
  const text = describeGap(gap);
  return {
    key: gap.target.id,
    label: `${text.name} ${text.target}`,
    value: share(gap.value),
    low: share(gap.interval?.low),
    high: share(gap.interval?.high),
    threshold: 1,
    text: gap.value === null ? 'no data' : `${text.value}${better(gap, comparator)}`,
    mark: gap.verdict,
  };
}

function better(gap: Gap, comparator: Gap['target']['comparator']): string {
  const { better: direction } = getMetric(gap.metric);
  return comparator === '>=' || direction === 'higher' ? ', more is better' : '';
}
