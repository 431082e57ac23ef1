/** Why a verdict from a source's buckets is what it is: where the threshold lies among them, and what can be done about it. */
import { formatWithUnit } from '../units';
import type { BucketEdges } from '../stats/bucket-histogram-reading';
import type { BucketFacts } from './bucket-evidence';
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

type Write = (value: number) => string;

/** Two to four plain sentences in English. */
export function formatBucketReason(
  { value, n, interval, buckets }: Evidence,
  target: TargetQuestion,
  { verdict, moreSamples }: Judgement,
): string {
  const write = createWriter(target, value);
  const samples = nameSamples(target.metric, n ?? 0);
  if (!buckets || !interval) return `${nameStatistic(target)} is ${write(value)} from ${samples}.`;
  const head = nameEstimate({ value, samples, target, buckets }, write);
  const threshold = write(target.threshold);
  const parts =
    verdict === 'not proven'
      ? explainDoubt({ head, interval, buckets, target, moreSamples, samples }, write)
      : [
          `${head}; its ${nameRange(interval, write)}, is ${verdict === 'met' ? goodSide(target) : badSide(target)} ${threshold}.`,
        ];
  return [...parts, sayShare(buckets, n ?? 0, target, threshold), nameDependence(target)]
    .filter((part) => part !== '')
    .join(' ');
}

interface Estimate {
  readonly value: number;
  readonly samples: string;
  readonly target: TargetQuestion;
  readonly buckets: BucketFacts;
}

function nameEstimate({ value, samples, target, buckets }: Estimate, write: Write): string {
  const subject = nameStatistic(target);
  if (buckets.value.high === null) {
    return `${subject} lies above ${write(buckets.highest)}, the highest bound of the buckets, from ${samples}`;
  }
  const bucket = nameBucket(buckets.value, write);
  return target.statistic === 'max'
    ? `${subject} lies in the bucket ${bucket}, from ${samples}`
    : `${subject} is estimated as ${write(value)} inside the bucket ${bucket}, from ${samples}`;
}

interface Doubt {
  readonly head: string;
  readonly interval: Interval;
  readonly buckets: BucketFacts;
  readonly target: TargetQuestion;
  readonly moreSamples: number | null;
  readonly samples: string;
}

function explainDoubt(doubt: Doubt, write: Write): string[] {
  const { head, interval, buckets, target, moreSamples, samples } = doubt;
  const threshold = write(target.threshold);
  const needed = samplesNeeded(target);
  const bound = target.comparator === '<=' ? 'upper' : 'lower';
  const tooFew =
    moreSamples === null || needed === null
      ? null
      : `for a 95 % ${bound} bound: it needs at least ${needed}, ${moreSamples} more.`;
  if (isSameBucket(buckets.threshold, buckets.value)) {
    return [
      `${head}.`,
      `The ${threshold} target lies inside ${nameWhere(buckets.value, buckets.highest, write)}, so the buckets cannot say on which side of the target it is; ${adviseTarget(buckets, write)}, or measure requests.`,
      ...(tooFew === null ? [] : [`Besides, ${samples} are too few ${tooFew}`]),
    ];
  }
  if (tooFew !== null) return [`${head}, too few ${tooFew}`];
  if (interval.high === null) {
    const from = interval.low === null ? 'has no bounds' : `starts at ${write(interval.low)}`;
    return [
      `${head}, but its 95 % interval ${from} and has no upper end, because the highest bucket has none, so it reaches both sides of ${threshold}.`,
    ];
  }
  return [`${head}, but its ${nameRange(interval, write)}, reaches both sides of ${threshold}.`];
}

function isSameBucket(a: BucketEdges | null, b: BucketEdges): boolean {
  return a !== null && a.low === b.low && a.high === b.high;
}

function nameWhere({ low, high }: BucketEdges, highest: number, write: Write): string {
  return high === null
    ? `the open bucket above ${write(highest)}`
    : `the bucket ${nameBucket({ low, high }, write)}`;
}

/** The bounds around the threshold, where a share is known exactly. */
function adviseTarget({ value: { low, high }, highest }: BucketFacts, write: Write): string {
  if (high === null) return `choose a target of at most ${write(highest)}`;
  return low === null || low <= 0
    ? `choose a target on a boundary (${write(high)})`
    : `choose a target on a boundary (${write(low)} or ${write(high)})`;
}

/** `100–250 ms`, `0.75–1 s`; with both units where they differ. */
function nameBucket({ low, high }: BucketEdges, write: Write): string {
  if (high === null) return low === null ? 'without bounds' : `above ${write(low)}`;
  if (low === null) return `up to ${write(high)}`;
  const [from, to] = [write(low), write(high)];
  const unit = /\s\S+$/u.exec(to)?.[0];
  return unit !== undefined && from.endsWith(unit)
    ? `${from.slice(0, -unit.length)}–${to}`
    : `${from} to ${to}`;
}

function nameRange({ low, high, confidence, method }: Interval, write: Write): string {
  const name = confidence === 1 ? `range (${method})` : '95 % interval';
  if (low !== null && high !== null) return `${name}, ${write(low)} to ${write(high)}`;
  if (high !== null) return `95 % upper bound, ${write(high)}`;
  return low === null ? `${name}, without bounds` : `95 % lower bound, ${write(low)}`;
}

/** How many observations are at or below the threshold, and what that says of the target's objective. */
function sayShare(
  { atMost: { low, high } }: BucketFacts,
  n: number,
  { comparator, objective }: TargetQuestion,
  threshold: string,
): string {
  if (comparator !== '<=' || n === 0) return '';
  const [least, most] = [Math.floor(low), Math.ceil(high)];
  const counted =
    least === most
      ? `Exactly ${least} of ${n}`
      : `Between ${least} and ${Math.min(most, n)} of ${n}`;
  const percent = (share: number) => formatWithUnit(share, 'ratio', { significantDigits: 5 });
  const share =
    least === most ? percent(low / n) : `${percent(low / n)} to ${percent(Math.min(1, high / n))}`;
  const seen = `${counted} (${share}) are at or below ${threshold}`;
  if (objective === undefined) return `${seen}.`;
  const promised = percent(objective.target);
  if (low / n >= objective.target) return `${seen}, which keeps the objective of ${promised}.`;
  return high / n < objective.target
    ? `${seen}, which misses the objective of ${promised}.`
    : `${seen}, so whether the objective of ${promised} is kept is not known.`;
}
