/** What a measurement has to say about one target, before it is judged. */
import {
  deriveCounts,
  findDistribution,
  findHistogram,
  findMeasuredValue,
  hasNoSuccess,
} from '../investigation/measurement-access';
import type { MeasuredValue, Measurement } from '../investigation/investigation-record';
import { getMetric } from '../metrics/catalogue';
import { computeQuantileLevel } from '../metrics/statistic';
import {
  computeDistributionInterval,
  computeDistributionQuantile,
} from '../stats/distribution-reading';
import { minimumSamples } from '../stats/quantile-interval';
import { computeWilsonInterval } from '../stats/proportion';
import { findBucketEvidence } from './bucket-evidence';
import type { BucketFacts } from './bucket-evidence';
import type { Interval } from './gap';
import { lower, sayStatistic } from './sentence-parts';
import type { SloTarget } from './target';

export type TargetQuestion = Pick<
  SloTarget,
  'metric' | 'statistic' | 'comparator' | 'threshold' | 'objective'
>;

/** What the value is made of; decides what may be said of it. */
export type EvidenceBasis =
  /** Samples, their distribution, or counts: there is an interval, perhaps with one bound only. */
  | 'interval'
  /** A quantile or maximum read from a source's buckets; `buckets` says where it and the threshold lie. */
  | 'buckets'
  /** A mean from a histogram's sum and count. */
  | 'sum'
  /** A number of the tool or of the reader, without samples. */
  | 'reported'
  | 'typed'
  /** A rate of one run. */
  | 'rate'
  /** A maximum, minimum or standard deviation: it describes this run only. */
  | 'run only';

export interface Evidence {
  readonly basis: EvidenceBasis;
  readonly value: number;
  readonly n: number | null;
  readonly interval: Interval | null;
  /** For an aggregate quantile of too few requests: how many a bound needs. */
  readonly needed: number | null;
  /** For the basis `buckets`. */
  readonly buckets?: BucketFacts;
}

/** Why there is nothing to judge, as a sentence. */
export interface NoEvidence {
  readonly basis: 'none';
  readonly reason: string;
}

const CONFIDENCE = 0.95;

/**
 * The value of the target's statistic and its interval: from the measurement's values when that very statistic is among them,
 * else from the metric's distribution, else from its buckets. Error rates come from the counts.
 */
export function findEvidence(
  measurement: Measurement,
  target: TargetQuestion,
): Evidence | NoEvidence {
  const metric = getMetric(target.metric);
  const ofRequests = metric.shape === 'per_request' || metric.shape === 'per_chunk';
  if (ofRequests && hasNoSuccess(measurement.counts)) {
    const { sent } = deriveCounts(measurement.counts);
    const requests = sent === null ? 'No request' : `None of ${sent} requests`;
    return none(`${requests} succeeded, so there is no ${lower(metric.label)} to judge.`);
  }
  const fromCounts = target.metric === 'error_rate' ? errorRateOf(measurement, target) : null;
  if (fromCounts) return fromCounts;

  const stored = findMeasuredValue(measurement, target.metric, target.statistic);
  if (stored) return fromStored(measurement, target, stored);
  const histogram = findHistogram(measurement, target.metric);
  return (
    fromDistribution(measurement, target) ??
    (histogram ? findBucketEvidence(histogram, target) : null) ??
    none(histogram ? notInBuckets(target) : nothingOf(target))
  );
}

function errorRateOf({ counts }: Measurement, target: TargetQuestion): Evidence | null {
  const { sent, failed } = deriveCounts(counts);
  const isRate = target.statistic === 'rate' || target.statistic === 'mean';
  if (!isRate || sent === null || failed === null || sent === 0 || failed > sent) return null;
  return {
    basis: 'interval',
    value: failed / sent,
    n: sent,
    interval: wilson(failed, sent),
    needed: null,
  };
}

function fromStored(
  measurement: Measurement,
  target: TargetQuestion,
  stored: MeasuredValue,
): Evidence {
  const { shape } = getMetric(target.metric);
  const { counts } = measurement;
  const n = stored.n ?? null;
  const found = { value: stored.value, n, needed: null };
  const known = stored.interval ?? shareInterval(target, stored);
  if (known) return { ...found, basis: 'interval', interval: { ...known } };
  if (target.statistic === 'max' || target.statistic === 'min' || target.statistic === 'std') {
    return { ...found, basis: 'run only', interval: null };
  }
  if (shape === 'rate' || shape === 'share') return { ...found, basis: 'rate', interval: null };
  const isOfBuckets = findHistogram(measurement, target.metric) !== undefined;
  if (isOfBuckets && stored.origin === 'computed' && target.statistic === 'mean') {
    return { ...found, basis: 'sum', interval: null };
  }

  const level = computeQuantileLevel(target.statistic);
  // One value per request: without a count of its own, the aggregate is made of the requests that succeeded.
  const samples = n ?? (shape === 'per_request' ? deriveCounts(counts).succeeded : null);
  const least = level === null || level === 0 ? null : minimumSamples(level, CONFIDENCE);
  return {
    ...found,
    n: samples,
    basis: stored.origin === 'typed' ? 'typed' : 'reported',
    interval: null,
    needed: least !== null && samples !== null && samples < least ? least : null,
  };
}

/** A share typed in or reported with its number of trials is as good as counts. */
function shareInterval({ metric }: TargetQuestion, { value, n }: MeasuredValue): Interval | null {
  if (metric !== 'error_rate' || n === undefined || n < 1 || value < 0 || value > 1) return null;
  return wilson(value * n, n);
}

function fromDistribution(measurement: Measurement, target: TargetQuestion): Evidence | null {
  const distribution = findDistribution(measurement, target.metric);
  if (!distribution) return null;
  const { count, sum, min, max } = distribution;
  const exact = { n: count, interval: null, needed: null };
  switch (target.statistic) {
    case 'min':
      return { ...exact, basis: 'run only', value: min };
    case 'max':
      return { ...exact, basis: 'run only', value: max };
    case 'mean':
      return { ...exact, basis: 'reported', value: sum / count };
    default: {
      const level = computeQuantileLevel(target.statistic);
      if (level === null || level === 0) return null;
      return {
        basis: 'interval',
        value: computeDistributionQuantile(distribution, level).value,
        n: count,
        interval: {
          ...computeDistributionInterval(distribution, level, CONFIDENCE),
          confidence: CONFIDENCE,
          method: 'bucket bounds of order statistics',
        },
        needed: null,
      };
    }
  }
}

function wilson(k: number, n: number): Interval {
  return { ...computeWilsonInterval(k, n, CONFIDENCE), confidence: CONFIDENCE, method: 'Wilson' };
}

function nothingOf({ metric: id, statistic }: TargetQuestion): string {
  const { label, shape } = getMetric(id);
  if (id === 'error_rate') {
    return 'This measurement has no error rate: nothing says how many requests failed.';
  }
  return shape === 'rate' || shape === 'share'
    ? `This measurement has no ${lower(label)}.`
    : `This measurement has no ${statistic} of ${lower(label)}, and no samples to compute it from.`;
}

function notInBuckets({ metric, statistic }: TargetQuestion): string {
  const name = lower(getMetric(metric).label);
  return statistic === 'mean'
    ? `Of ${name} this measurement has buckets without their sum, so there is no mean.`
    : `Of ${name} this measurement has buckets only, and they do not give the ${sayStatistic(statistic)}.`;
}

function none(reason: string): NoEvidence {
  return { basis: 'none', reason };
}
