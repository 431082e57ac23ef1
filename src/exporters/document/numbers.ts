/** Numbers of a record, written for people. */
import { getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId } from '../../domain/metrics/metric';
import type { Gap, Interval } from '../../domain/slo/gap';
import { displayUnit, formatWithUnit } from '../../domain/units';

/** In the unit that suits `like`, so that the numbers of one row share one unit. */
export function sayValue(metric: AnyMetricId, value: number, like = value): string {
  const { unit } = getMetric(metric);
  return formatWithUnit(value, unit, { unit: displayUnit(unit, like) });
}

/** `829 ms to 1087 ms`; a bound that the data do not give is said so. */
export function sayInterval(
  metric: AnyMetricId,
  interval: Pick<Interval, 'low' | 'high'> | undefined | null,
  like: number,
): string {
  if (interval === undefined || interval === null) return 'none';
  const { low, high } = interval;
  const say = (bound: number): string => sayValue(metric, bound, like);
  if (low === null) return high === null ? 'none' : `at most ${say(high)}`;
  return high === null ? `at least ${say(low)}` : `${say(low)} to ${say(high)}`;
}

/** The distance to the target, positive in the bad direction: `+417 ms (+83 %)`. */
export function sayGap({ metric, gap, gapRatio, value }: Gap): string {
  if (gap === null || value === null) return '';
  const { unit } = getMetric(metric);
  const absolute = formatWithUnit(gap, unit, { unit: displayUnit(unit, value), signed: true });
  return gapRatio === null
    ? absolute
    : `${absolute} (${formatWithUnit(gapRatio, 'ratio', { signed: true })})`;
}

/** `1.83 ×`. */
export function sayFactor(factor: number | null): string {
  return factor === null ? '' : `${formatWithUnit(factor, 'count')} ×`;
}

export function sayShare(share: number | undefined): string | undefined {
  return share === undefined ? undefined : formatWithUnit(share, 'ratio');
}
