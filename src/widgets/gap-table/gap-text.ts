/** The words and numbers of the gap table. Every row is in one unit, that of the larger of value and threshold. */
import { getMetric } from '@site/src/domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '@site/src/domain/metrics/metric';
import type { Gap, Interval } from '@site/src/domain/slo/gap';
import { displayUnit, formatQuantity, formatWithUnit } from '@site/src/domain/units';

export const NOTHING = '–';

/** `TTFT p99`; of a whole run's figure just its name. */
export function nameOf(metric: AnyMetricId, statistic: Statistic): string {
  const { shortLabel, shape } = getMetric(metric);
  return shape === 'rate' || shape === 'share' ? shortLabel : `${shortLabel} ${statistic}`;
}

export interface GapText {
  readonly name: string;
  readonly target: string;
  readonly value: string;
  readonly interval: string;
  readonly gap: string;
  readonly gapRatio: string;
  readonly factor: string;
}

export function describeGap(gap: Gap): GapText {
  const { unit } = getMetric(gap.metric);
  const { threshold, comparator } = gap.target;
  const symbol = displayUnit(unit, Math.max(threshold, gap.value ?? 0));
  const write = (number: number) => formatWithUnit(number, unit, { unit: symbol });
  return {
    name: nameOf(gap.metric, gap.statistic),
    target: `${comparator === '<=' ? '≤' : '≥'} ${write(threshold)}`,
    value: gap.value === null ? NOTHING : write(gap.value),
    interval: describeInterval(
      gap.interval,
      (number) => formatQuantity(number, unit, { unit: symbol }).text,
      symbol,
    ),
    gap: gap.gap === null ? NOTHING : formatWithUnit(gap.gap, unit, { unit: symbol, signed: true }),
    gapRatio:
      gap.gapRatio === null ? NOTHING : formatWithUnit(gap.gapRatio, 'ratio', { signed: true }),
    factor: gap.factor === null ? NOTHING : `${formatQuantity(gap.factor, 'count').text}×`,
  };
}

/** `812–1 204 ms`; an end that the data does not bound is said, not drawn as a number. */
export function describeInterval(
  interval: Interval | null,
  write: (number: number) => string,
  unit: string,
): string {
  if (interval === null) return 'none';
  const { low, high } = interval;
  const suffix = unit === '' ? '' : ` ${unit}`;
  if (low !== null && high !== null) return `${write(low)} to ${write(high)}${suffix}`;
  if (low !== null) return `from ${write(low)}${suffix}, no upper bound`;
  if (high !== null) return `up to ${write(high)}${suffix}, no lower bound`;
  return 'no bound';
}

/** The row's formula with the reader's numbers in it. */
export function describeFormulas(gap: Gap): readonly string[] {
  if (gap.value === null || gap.gap === null) return [];
  const { unit } = getMetric(gap.metric);
  const { threshold, comparator } = gap.target;
  const symbol = displayUnit(unit, Math.max(threshold, gap.value));
  const write = (number: number) => formatWithUnit(number, unit, { unit: symbol });
  const [first, second] = comparator === '<=' ? [gap.value, threshold] : [threshold, gap.value];
  const names = comparator === '<=' ? ['measured', 'target'] : ['target', 'measured'];
  const text = describeGap(gap);
  const lines = [
    `gap = ${names[0]} − ${names[1]} = ${write(first)} − ${write(second)} = ${text.gap}`,
  ];
  if (gap.gapRatio !== null) lines.push(`relative gap = gap ÷ target = ${text.gapRatio}`);
  if (gap.factor !== null) lines.push(`factor = ${names[0]} ÷ ${names[1]} = ${text.factor}`);
  return lines;
}
