/**
 * What a comparison of two runs allows a regression gate to say.
 *
 * Which rows decide: with targets, those that answer one, because a gate is about what was promised; without, every row whose
 * metric has a better direction. The others are shown and decide nothing.
 *
 * A row is worse only when its two intervals do not overlap. Two such intervals of 95 % differ by chance alone in far fewer than
 * 5 % of rows, but in some: the more rows, the likelier it is that one does.
 *
 * What forbids the comparison: another load, tool or definition, because it would pass for a gain or a loss. Another version of
 * the same tool does not, neither does the definition of a metric that decides nothing, and neither do mean lengths that are
 * close (see `isCloseLength`).
 */
import { getMetric } from '../metrics/catalogue';
import type { BetterDirection } from '../metrics/metric';
import type { ConditionDifference } from './compare-conditions';
import type {
  ComparisonReading,
  ComparisonRow,
  MeasurementComparison,
} from './compare-measurements';
import type { Measurement } from './investigation-record';

export interface ComparisonRules {
  /** The share by which a value may get worse: 0.05 for 5 %. Null: any loss that is shown is one too many. */
  readonly maxLoss: number | null;
  readonly isAllowed: (difference: ConditionDifference) => boolean;
}

export type ComparisonVerdict = 'better' | 'worse' | 'no difference shown' | 'not comparable';

export interface ComparisonJudgement {
  readonly verdict: ComparisonVerdict;
  readonly deciding: readonly ComparisonRow[];
  /** Deciding rows that must not pass: a loss that is shown, beyond `maxLoss` where there is one, or a target that was met and is missed. */
  readonly regressions: readonly ComparisonRow[];
  /** Why the two runs are not comparable. */
  readonly blocking: readonly ConditionDifference[];
}

export function judgeComparison(
  { rows, differences }: MeasurementComparison,
  { maxLoss, isAllowed }: ComparisonRules,
): ComparisonJudgement {
  const deciding = selectDeciding(rows);
  const labels = new Set(deciding.map(({ metric }) => getMetric(metric).label));
  const blocking = differences.filter(
    (difference) => isCondition(difference, labels) && !isAllowed(difference),
  );
  if (blocking.length > 0 || deciding.every((row) => row.reading === 'incomplete')) {
    return { verdict: 'not comparable', deciding, regressions: [], blocking };
  }
  const regressions = deciding.filter(
    (row) => isNewMiss(row) || (readRow(row) === 'worse' && isLossBeyond(row, maxLoss)),
  );
  return { verdict: sayVerdict(deciding), deciding, regressions, blocking };
}

/** A metric without a better direction gets it from its target: what has to be at or above a threshold is better when higher. */
function findBetter({ metric, target }: ComparisonRow): BetterDirection {
  const { better } = getMetric(metric);
  if (better !== 'neither' || target === null) return better;
  return target.comparator === '<=' ? 'lower' : 'higher';
}

/** As the comparison reads it, and `changed` as `better` or `worse` where a target says which. */
export function readRow(row: ComparisonRow): ComparisonReading {
  const { reading, before, after } = row;
  const better = findBetter(row);
  if (reading !== 'changed' || better === 'neither' || before === null || after === null)
    return reading;
  return after.value < before.value === (better === 'lower') ? 'better' : 'worse';
}

/** A target that the first run met and the second one misses. */
export function isNewMiss({ before, after }: ComparisonRow): boolean {
  return before?.verdict === 'met' && after?.verdict === 'missed';
}

/**
 * Lengths are drawn at random, or are the model's. Where they spread as far as their mean, as an exponential law does, the means of
 * two draws of 200 differ with a standard error of √(2 ÷ 200) = 10 %; twice that is no sign of another load.
 */
const CLOSE_MEAN = 0.2;

type Workload = NonNullable<Measurement['workload']>;

/** By the names that compare-conditions.ts gives them. */
const MEAN_LENGTHS: ReadonlyMap<string, (workload: Workload) => number | undefined> = new Map([
  ['Mean prompt length', ({ promptTokensMean }) => promptTokensMean],
  ['Mean answer length', ({ outputTokensMean }) => outputTokensMean],
]);

/** A difference in mean length that two runs of one load may show; a gate that stopped at it would stop every other day. */
export function isCloseLength(
  { what }: ConditionDifference,
  before: Measurement,
  after: Measurement,
): boolean {
  const read = MEAN_LENGTHS.get(what);
  const left = before.workload && read?.(before.workload);
  const right = after.workload && read?.(after.workload);
  if (left === undefined || right === undefined) return false;
  return Math.abs(left - right) <= CLOSE_MEAN * Math.max(left, right);
}

function selectDeciding(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const withTarget = rows.filter((row) => row.target !== null);
  return withTarget.length > 0
    ? withTarget
    : rows.filter(({ metric }) => getMetric(metric).better !== 'neither');
}

function isCondition({ kind, what }: ConditionDifference, decidingLabels: ReadonlySet<string>) {
  if (kind === 'definition') return decidingLabels.has(what);
  return what !== 'Tool version';
}

/** One row that is worse makes the whole worse, whatever else got better. */
function sayVerdict(deciding: readonly ComparisonRow[]): ComparisonVerdict {
  if (deciding.some((row) => readRow(row) === 'worse' || isNewMiss(row))) return 'worse';
  return deciding.some((row) => readRow(row) === 'better') ? 'better' : 'no difference shown';
}

/**
 * Whether the bounds prove it: the better end of `after` lies beyond the worse end of `before` by more than the share. For a metric
 * that is better when lower, after.low > (1 + maxLoss) × before.high, which is `ratioBounds.low > 1 + maxLoss` and also says
 * something where `before` reaches down to 0, such as an error rate without an error.
 */
function isLossBeyond(row: ComparisonRow, maxLoss: number | null): boolean {
  if (maxLoss === null) return true;
  const left = row.before?.interval;
  const right = row.after?.interval;
  if (findBetter(row) === 'lower') {
    if (right?.low == null || left?.high == null) return false;
    return right.low > (1 + maxLoss) * left.high;
  }
  if (right?.high == null || left?.low == null) return false;
  return right.high < (1 - maxLoss) * left.low;
}
