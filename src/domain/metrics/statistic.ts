/** Names of statistics: which there are, how people write them, which quantile each one is. */
import { readShifted } from '../units/decimal-text';
import type { Statistic } from './metric';

const NAMED: Readonly<Record<string, Statistic>> = {
  mean: 'mean',
  avg: 'mean',
  average: 'mean',
  min: 'min',
  minimum: 'min',
  max: 'max',
  maximum: 'max',
  std: 'std',
  stddev: 'std',
  stdev: 'std',
  rate: 'rate',
  median: 'p50',
  med: 'p50',
  // How dashboards write p99.9 and p99.99.
  p999: 'p99.9',
  p9999: 'p99.99',
};

/** The form that a record allows: two digits before the point, so p100 is written `max` and p0 `min`. */
const QUANTILE = /^p\d{1,2}(?:\.\d{1,6})?$/u;

/** Whether a text is a statistic exactly as records write it. */
export function isStatistic(text: string): text is Statistic {
  return /^(?:mean|min|max|std|rate)$/u.test(text) || QUANTILE.test(text);
}

/** The statistic that a person or a tool means: `P99`, `p99.90`, `95th`, `median`, `avg`, `p999`; undefined when it is none. */
export function parseStatistic(text: string): Statistic | undefined {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(NAMED, name)) return NAMED[name];
  const level = /^(?:p|pct|percentile_?)?(\d{1,3}(?:\.\d+)?)(?:%|th|st|nd|rd|p)?$/u.exec(name)?.[1];
  // A digit alone is no statistic: it would swallow the threshold of "TTFT <= 500".
  if (level === undefined || level === name) return undefined;
  const percent = Number(level);
  if (percent === 100) return 'max';
  if (percent === 0) return 'min';
  const statistic = `p${percent}`;
  return isStatistic(statistic) ? statistic : undefined;
}

/** 0.99 for `p99`, 0.999 for `p99.9` (the exact doubles, by a decimal shift); null for statistics that are no quantile. */
export function computeQuantileLevel(statistic: Statistic): number | null {
  return QUANTILE.test(statistic) ? readShifted(statistic.slice(1), -2) : null;
}
