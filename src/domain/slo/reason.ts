/** The sentence that says why a verdict is what it is, with the numbers that decided it. */
import { formatBucketReason } from './bucket-reason';
import type { Evidence, TargetQuestion } from './evidence';
import type { Interval } from './gap';
import {
  badSide,
  createWriter,
  goodSide,
  nameDependence,
  nameSamples,
  nameStatistic,
} from './sentence-parts';
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
    case 'buckets':
      return formatBucketReason(evidence, target, { verdict, moreSamples });
    case 'sum':
      return `${subject} is ${value}${evidence.n === null ? '' : ` from ${nameSamples(target.metric, evidence.n)}`}, the sum divided by the count and so exact, ${side} ${threshold}; buckets give it no interval.`;
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
  const warning = nameDependence(target);
  const dependence = warning === '' ? '' : ` ${warning}`;
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
