/**
 * Two measurements side by side: what changed, by what factor, what their intervals allow to be said, and in what the two runs
 * were made differently.
 *
 * Each interval covers the chance within its run; the spread from run to run is not in it. Intervals that do not overlap are a
 * cautious sign of a difference, intervals that overlap do not prove that there is none.
 */
import { getMetric } from '../metrics/catalogue';
import type { AnyMetricId, BetterDirection, Statistic } from '../metrics/metric';
import { computeGaps } from '../slo/compute-gaps';
import { findEvidence } from '../slo/evidence';
import type { Gap, Interval, Verdict } from '../slo/gap';
import type { SloTarget } from '../slo/target';
import { compareConditions, compareDefinitions } from './compare-conditions';
import type { ConditionDifference, MetricStatistic } from './compare-conditions';
import type { Effect, Measurement } from './investigation-record';
import { listHistogramMetrics } from './measurement-access';

export type { ConditionDifference } from './compare-conditions';

export interface ComparedValue {
  /** Canonical unit of the metric. */
  readonly value: number;
  readonly n: number | null;
  readonly interval: Interval | null;
  /** Against the target of this row; null for a row without one. */
  readonly verdict: Verdict | null;
}

/**
 * `better`, `worse`, `changed` (for a metric that has no better direction): the intervals do not overlap. `overlap`: they do, or
 * a bound that would decide is missing. `no interval`: at least one side has none. `incomplete`: at least one side has no value.
 */
export type ComparisonReading =
  'better' | 'worse' | 'changed' | 'overlap' | 'no interval' | 'incomplete';

export interface ComparisonRow {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  /** The target that this row answers, if any. */
  readonly target: SloTarget | null;
  readonly before: ComparedValue | null;
  readonly after: ComparedValue | null;
  /** after / before; null when a side is missing or before is 0. */
  readonly ratio: number | null;
  /**
   * Between these the ratio lies when both values lie in their intervals (at least 90 % for two of 95 %, see `createEffect`);
   * null without positive bounds on both sides.
   */
  readonly ratioBounds: { readonly low: number; readonly high: number } | null;
  readonly reading: ComparisonReading;
}

export interface MeasurementComparison {
  /** Those with a target first, in the order of the targets; then the others that both sides have. */
  readonly rows: readonly ComparisonRow[];
  readonly differences: readonly ConditionDifference[];
  /** What only one of the two says of itself, so that nobody can tell whether it differs: `Dataset`. */
  readonly saidByOne: readonly string[];
}

/** Compares what has a target or is in both measurements. */
export function compareMeasurements(
  before: Measurement,
  after: Measurement,
  targets: readonly SloTarget[],
): MeasurementComparison {
  const gapsAfter = computeGaps(after, targets);
  const withTarget = computeGaps(before, targets).map((gap, index) =>
    compareValues(gap, gap.target, readGap(gap), readGap(gapsAfter[index])),
  );
  const judged = new Set(withTarget.map(keyOf));
  const common = listCandidates(before)
    .filter((pair) => !judged.has(keyOf(pair)))
    .map((pair) => compareValues(pair, null, readValue(before, pair), readValue(after, pair)))
    .filter((row) => row.before !== null && row.after !== null);
  const rows = [...withTarget, ...common];
  const compared = rows.filter((row) => row.before !== null && row.after !== null);
  const conditions = compareConditions(before, after);
  return {
    rows,
    differences: [...compareDefinitions(before, after, compared), ...conditions.differences],
    saidByOne: conditions.saidByOne,
  };
}

/**
 * The row as a record keeps it; null when a side is missing. The interval of the difference takes both intervals at their
 * extremes. Both hold at once with a confidence of at least 1 − (α₁ + α₂) (Bonferroni): 90 % for two of 95 %.
 */
export function createEffect({ metric, statistic, before, after }: ComparisonRow): Effect | null {
  if (before === null || after === null) return null;
  const effect = { metric, statistic, before: before.value, after: after.value };
  const left = before.interval;
  const right = after.interval;
  if (left === null || right === null) return effect;
  return {
    ...effect,
    interval: {
      low: right.low === null || left.high === null ? null : right.low - left.high,
      high: right.high === null || left.low === null ? null : right.high - left.low,
      // Rounded, because 1 − (0.05 + 0.05) in doubles is not quite 0.9.
      confidence: Number((left.confidence + right.confidence - 1).toFixed(6)),
      method: 'both intervals at their extremes',
    },
  };
}

/**
 * How much of a predicted change came about: (realised − 1) / (predicted − 1), both as the factor after / before. 1 is all of it,
 * below 0 is the other way. Null for a prediction of no change.
 */
export function computeRealisedShare(predicted: number, realised: number): number | null {
  // + 0 turns −0 into 0.
  return predicted === 1 ? null : (realised - 1) / (predicted - 1) + 0;
}

/** Quantiles that are read from buckets when two measurements are compared; none of them is stored. */
const BUCKET_QUANTILES = ['p50', 'p95', 'p99'] as const;

/** What a measurement holds, the error rate, which follows from its counts, and quantiles that its buckets give. */
function listCandidates(measurement: Measurement): MetricStatistic[] {
  const pairs: MetricStatistic[] = [
    ...measurement.values,
    { metric: 'error_rate', statistic: 'rate' },
    ...listHistogramMetrics(measurement).flatMap((metric) =>
      BUCKET_QUANTILES.map((statistic) => ({ metric, statistic })),
    ),
  ];
  return [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];
}

function compareValues(
  { metric, statistic }: MetricStatistic,
  target: SloTarget | null,
  before: ComparedValue | null,
  after: ComparedValue | null,
): ComparisonRow {
  const ratio = before === null || after === null ? null : after.value / before.value;
  return {
    metric,
    statistic,
    target,
    before,
    after,
    ratio: ratio !== null && Number.isFinite(ratio) ? ratio : null,
    ratioBounds: computeRatioBounds(before?.interval ?? null, after?.interval ?? null),
    reading: readChange(before, after, getMetric(metric).better),
  };
}

function readGap(gap: Gap | undefined): ComparedValue | null {
  if (gap?.value == null) return null;
  const { value, n, interval, verdict } = gap;
  return { value, n, interval, verdict };
}

function readValue(measurement: Measurement, pair: MetricStatistic): ComparedValue | null {
  // A value is found by its metric and statistic alone; comparator and threshold only complete the question.
  const evidence = findEvidence(measurement, { ...pair, comparator: '<=', threshold: 0 });
  if (evidence.basis === 'none') return null;
  const { value, n, interval } = evidence;
  return { value, n, interval, verdict: null };
}

function readChange(
  before: ComparedValue | null,
  after: ComparedValue | null,
  better: BetterDirection,
): ComparisonReading {
  if (before === null || after === null) return 'incomplete';
  const left = before.interval;
  const right = after.interval;
  if (left === null || right === null) return 'no interval';
  const isLower = liesBelow(right, left);
  const isHigher = liesBelow(left, right);
  if (!isLower && !isHigher) return 'overlap';
  if (better === 'neither') return 'changed';
  return isLower === (better === 'lower') ? 'better' : 'worse';
}

/** Intervals that touch overlap, unless the upper one does not hold its end. A missing bound reaches as far as needed. */
function liesBelow({ high }: Interval, { low, openLow }: Interval): boolean {
  if (high === null || low === null) return false;
  return openLow === true ? high <= low : high < low;
}

function computeRatioBounds(
  before: Interval | null,
  after: Interval | null,
): { low: number; high: number } | null {
  if (before?.low == null || before.high === null) return null;
  if (after?.low == null || after.high === null) return null;
  if (before.low <= 0 || after.low < 0) return null;
  return { low: after.low / before.high, high: after.high / before.low };
}

function keyOf({ metric, statistic }: MetricStatistic): string {
  return `${metric} ${statistic}`;
}
