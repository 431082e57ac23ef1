/** Parts of the sentences that explain a verdict: names of statistics and samples, and numbers beside a threshold. */
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { displayUnit, formatWithUnit } from '../units';
import type { TargetQuestion } from './evidence';

const WORDS: Partial<Record<Statistic, string>> = {
  max: 'maximum',
  min: 'minimum',
  std: 'standard deviation',
};

/** `p99`, `mean`, `maximum`. */
export function sayStatistic(statistic: Statistic): string {
  return WORDS[statistic] ?? statistic;
}

export function nameStatistic({ metric, statistic }: TargetQuestion): string {
  const { label, shape } = getMetric(metric);
  const name = lower(label);
  if (shape === 'rate' || shape === 'share') return `The ${name}`;
  return `The ${sayStatistic(statistic)} of ${name}`;
}

export function nameSamples(metric: AnyMetricId, n: number): string {
  const { shape } = getMetric(metric);
  const noun =
    shape === 'per_chunk'
      ? 'gap'
      : shape === 'per_request' || shape === 'share'
        ? 'request'
        : 'sample';
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** The warning that pooled gaps need; empty for other metrics. */
export function nameDependence({ metric }: TargetQuestion): string {
  return getMetric(metric).shape === 'per_chunk'
    ? 'Gaps of one answer depend on each other, so the true interval is wider.'
    : '';
}

export function goodSide({ comparator }: TargetQuestion): string {
  return comparator === '<=' ? 'at or below' : 'at or above';
}

export function badSide({ comparator }: TargetQuestion): string {
  return comparator === '<=' ? 'above' : 'below';
}

/**
 * Writes numbers in the unit that suits the threshold, with as many digits as it takes to differ from the threshold: a p99 of
 * 500.2 ms must not read "500 ms, above 500 ms".
 */
export function createWriter(target: TargetQuestion, value: number): (number: number) => string {
  const { unit } = getMetric(target.metric);
  const symbol = displayUnit(unit, target.threshold === 0 ? value : target.threshold);
  const threshold = formatWithUnit(target.threshold, unit, { unit: symbol, significantDigits: 17 });
  return (number) => {
    if (number === target.threshold) return formatWithUnit(number, unit, { unit: symbol });
    const short = formatWithUnit(number, unit, { unit: symbol });
    if (short !== formatWithUnit(target.threshold, unit, { unit: symbol })) return short;
    for (let digits = 4; digits < 17; digits += 1) {
      const text = formatWithUnit(number, unit, { unit: symbol, significantDigits: digits });
      if (
        text !== formatWithUnit(target.threshold, unit, { unit: symbol, significantDigits: digits })
      ) {
        return text;
      }
    }
    const all = formatWithUnit(number, unit, { unit: symbol, significantDigits: 17 });
    return all === threshold ? `${all} (less than a rounding step away)` : all;
  };
}

/** A label inside a sentence. */
export function lower(label: string): string {
  return /^[A-Z]{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
