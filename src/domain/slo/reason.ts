/** The sentence that says why a verdict is what it is, with the numbers that decided it. */
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId } from '../metrics/metric';
import { displayUnit, formatWithUnit } from '../units';
import type { Evidence, TargetQuestion } from './evidence';
import { lower } from './evidence';
import type { Interval } from './gap';
import type { Judgement } from './verdict';
import { samplesNeeded } from './verdict';

/** One or two plain sentences in English. Every number is in one unit, with digits enough to differ from the threshold. */
export function formatReason(
  evidence: Evidence,
  target: TargetQuestion,
  { verdict, moreSamples }: Judgement,
): string {
  const write = createWriter(target, evidence.value);
  const subject = nameStatistic(target);
  const value = write(evidence.value);
  const threshold = write(target.threshold);
  const side = verdict === 'met' ? goodSide(target) : badSide(target);

  switch (evidence.basis) {
    case 'interval':
      return formatIntervalReason(evidence, target, { verdict, moreSamples });
    case 'rate':
      return `${subject} is ${value}, ${side} ${threshold}; one run: no interval.`;
    case 'run only':
      return `${subject} of this run is ${value}, ${side} ${threshold}; there is no interval, and another run may differ.`;
    case 'reported':
    case 'typed': {
      const says =
        evidence.basis === 'typed'
          ? `${subject} was typed in as ${value}`
          : `${subject} is reported as ${value}`;
      if (evidence.needed === null) {
        return `${says}, ${side} ${threshold}; without samples there is no interval.`;
      }
      const made = nameSamples(target.metric, evidence.n ?? 0);
      return `${says}, but made of ${made} only: a 95 % interval needs at least ${evidence.needed}, ${moreSamples ?? 0} more.`;
    }
  }
}

function formatIntervalReason(
  { value, n, interval }: Evidence,
  target: TargetQuestion,
  { verdict, moreSamples }: Judgement,
): string {
  const write = createWriter(target, value);
  const subject = nameStatistic(target);
  const from = n === null ? '' : ` from ${nameSamples(target.metric, n)}`;
  const range = interval ? nameInterval(interval, write) : '';
  const dependence =
    getMetric(target.metric).shape === 'per_chunk'
      ? ' Gaps of one answer depend on each other, so the true interval is wider.'
      : '';
  const threshold = write(target.threshold);
  if (verdict === 'met') {
    return `${subject} is ${write(value)}${from}; its ${range}, is ${goodSide(target)} ${threshold}.${dependence}`;
  }
  if (verdict === 'missed') {
    return `${subject} is ${write(value)}${from}; its ${range}, is ${badSide(target)} ${threshold}.${dependence}`;
  }
  const needed = samplesNeeded(target);
  if (moreSamples !== null && needed !== null) {
    const bound = target.comparator === '<=' ? 'upper' : 'lower';
    return `${subject} is ${write(value)}${from}, too few for a 95 % ${bound} bound: it needs at least ${needed}, ${moreSamples} more.`;
  }
  return `${subject} is ${write(value)}${from}, but its ${range}, reaches both sides of ${threshold}.${dependence}`;
}

/** `95 % interval, 412 ms to 455 ms`, or the one bound there is. */
function nameInterval(
  { low, high, confidence, method }: Interval,
  write: (value: number) => string,
): string {
  const level = `${Math.round(confidence * 100)} %`;
  if (low !== null && high !== null) {
    // Bounds that follow from counting and not from chance are certain, and are called by their name.
    const name = confidence === 1 ? `range (${method})` : `${level} interval`;
    return `${name}, ${write(low)} to ${write(high)}`;
  }
  if (high !== null) return `${level} upper bound, ${write(high)}`;
  return low === null ? `${level} interval, without bounds` : `${level} lower bound, ${write(low)}`;
}

function nameStatistic({ metric, statistic }: TargetQuestion): string {
  const { label, shape } = getMetric(metric);
  const name = lower(label);
  if (shape === 'rate' || shape === 'share') return `The ${name}`;
  const words: Partial<Record<string, string>> = {
    mean: 'mean',
    max: 'maximum',
    min: 'minimum',
    std: 'standard deviation',
  };
  return `The ${words[statistic] ?? statistic} of ${name}`;
}

function nameSamples(metric: AnyMetricId, n: number): string {
  const { shape } = getMetric(metric);
  const noun =
    shape === 'per_chunk'
      ? 'gap'
      : shape === 'per_request' || shape === 'share'
        ? 'request'
        : 'sample';
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function goodSide({ comparator }: TargetQuestion): string {
  return comparator === '<=' ? 'at or below' : 'at or above';
}

function badSide({ comparator }: TargetQuestion): string {
  return comparator === '<=' ? 'above' : 'below';
}

/**
 * Writes numbers in the unit that suits the threshold, with as many digits as it takes to differ from the threshold: a p99 of
 * 500.2 ms must not read "500 ms, above 500 ms".
 */
function createWriter(target: TargetQuestion, value: number): (number: number) => string {
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
