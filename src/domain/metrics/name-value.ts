/** What engineers call a value: the metric's short name and the statistic. */
import { getMetric } from './catalogue';
import type { AnyMetricId, Statistic } from './metric';

/** `TTFT p99`; a rate or a share of a whole run has no statistic worth saying. */
export function nameValue({
  metric,
  statistic,
}: {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
}): string {
  const { shortLabel, shape } = getMetric(metric);
  return statistic === 'rate' && (shape === 'rate' || shape === 'share')
    ? shortLabel
    : `${shortLabel} ${statistic}`;
}
