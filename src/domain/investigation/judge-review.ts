/**
 * The review of step 7: whether a gain is still there, judged from a new measurement.
 *
 * With targets the targets decide, each by its gap: `held` when every one is met, `lost` when any is missed, `not proven`
 * otherwise. Without a target only the gain of the kept change can be judged, on the metric that its card names:
 * - `held` when the review is shown to be better than the baseline and not shown to be worse than after the change,
 * - `lost` when it is shown to be worse than the baseline, or worse than after the change and no longer better than the baseline,
 * - `not proven` otherwise: overlapping intervals prove neither, and better than the baseline but worse than after the change
 *   means that a part of the gain is gone, which only a target can weigh.
 *
 * A measurement from before the review (the baseline, or the run after the change) proves nothing about today. Conditions that
 * differ, such as production against a load test, are caveats: they are said, and do not change the outcome.
 */
import type { AnyMetricId, Statistic } from '../metrics/metric';
import { computeGaps } from '../slo/compute-gaps';
import type { Gap } from '../slo/gap';
import type { SloTarget } from '../slo/target';
import type { ConditionDifference } from './compare-conditions';
import { compareMeasurements } from './compare-measurements';
import type { ComparedValue, ComparisonRow, MeasurementComparison } from './compare-measurements';
import type { InvestigationRecord, Measurement, Optimisation } from './investigation-record';

export type ReviewOutcome = 'held' | 'lost' | 'not proven';

/** The review against an earlier measurement; null where one of the two has no value. */
export type ReviewChange = Pick<ComparisonRow, 'reading' | 'ratio' | 'ratioBounds'>;

export interface ReviewRow {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  /** Null where the record has no target and the gain is judged. */
  readonly target: SloTarget | null;
  /** Of the review against the target. */
  readonly gap: Gap | null;
  readonly baseline: ComparedValue | null;
  /** After the kept change. */
  readonly after: ComparedValue | null;
  /** At the review. */
  readonly now: ComparedValue | null;
  readonly sinceBaseline: ReviewChange | null;
  readonly sinceAfter: ReviewChange | null;
}

/** Why nothing can be said yet, where it is not the samples of a target. */
export type ReviewObstacle =
  /** The measurement is the baseline, or the run after the change. */
  | 'not a new measurement'
  /** Neither a target nor a kept change says what to judge. */
  | 'nothing to judge by'
  | 'no baseline'
  | 'no run after the change'
  | 'value missing'
  | 'no interval'
  | 'no better direction'
  | 'intervals overlap'
  | 'part of the gain is gone';

export interface Review {
  readonly outcome: ReviewOutcome;
  /** Set where the outcome is not proven for another reason than the verdicts of the targets. */
  readonly obstacle: ReviewObstacle | null;
  readonly measurement: Measurement;
  readonly baseline: Measurement | null;
  /** The run after the last change that was kept. */
  readonly after: Measurement | null;
  /** One for each target, in their order; without targets the one value that the gain is about, if any. */
  readonly rows: readonly ReviewRow[];
  /** In what the review was measured otherwise than `after`, or than the baseline where there is no such run. */
  readonly comparedWith: Measurement | null;
  readonly differences: readonly ConditionDifference[];
  readonly saidByOne: readonly string[];
}

interface Sides {
  readonly baseline: Measurement | null;
  readonly after: Measurement | null;
  readonly measurement: Measurement;
}

/** Judges the gain on a measurement of the review. */
export function judgeReview(record: InvestigationRecord, measurement: Measurement): Review {
  const { targets } = record.baseline;
  const kept = findKeptChange(record);
  const sides: Sides = {
    baseline: findMeasurement(record, record.baseline.measurement),
    after: findMeasurement(record, kept?.after),
    measurement,
  };
  const toBaseline = sides.baseline && compareMeasurements(sides.baseline, measurement, targets);
  const toAfter = sides.after && compareMeasurements(sides.after, measurement, targets);
  const rows =
    targets.length > 0
      ? computeGaps(measurement, targets).map((gap, index) =>
          createTargetRow(gap, toBaseline?.rows[index], toAfter?.rows[index]),
        )
      : createGainRows(kept, toBaseline, toAfter);
  const comparedWith = sides.after ?? sides.baseline;
  const conditions = toAfter ?? toBaseline;
  return {
    ...decide(sides, rows, targets.length > 0),
    ...sides,
    rows,
    comparedWith,
    differences: conditions?.differences ?? [],
    saidByOne: conditions?.saidByOne ?? [],
  };
}

/** The last card that was kept: what it was measured with afterwards is the gain that has to hold. */
export function findKeptChange({ optimisations }: InvestigationRecord): Optimisation | null {
  return optimisations.cards.findLast((card) => card.decision === 'keep') ?? null;
}

/** Null for an id that the record does not have, and for none. */
export function findMeasurement(
  { measurements }: InvestigationRecord,
  id: string | undefined,
): Measurement | null {
  return measurements.find((measurement) => measurement.id === id) ?? null;
}

function createTargetRow(
  gap: Gap,
  toBaseline: ComparisonRow | undefined,
  toAfter: ComparisonRow | undefined,
): ReviewRow {
  const { metric, statistic, target, value, n, interval, verdict } = gap;
  return {
    metric,
    statistic,
    target,
    gap,
    baseline: toBaseline?.before ?? null,
    after: toAfter?.before ?? null,
    now: value === null ? null : { value, n, interval, verdict },
    sinceBaseline: readChange(toBaseline),
    sinceAfter: readChange(toAfter),
  };
}

/** The metric whose change the card recorded, else the one it predicted. */
function createGainRows(
  kept: Optimisation | null,
  toBaseline: MeasurementComparison | null,
  toAfter: MeasurementComparison | null,
): readonly ReviewRow[] {
  const judged = kept?.effect ?? kept?.predicted;
  if (judged === undefined) return [];
  const { metric, statistic } = judged;
  const find = (comparison: MeasurementComparison | null): ComparisonRow | undefined =>
    comparison?.rows.find((row) => row.metric === metric && row.statistic === statistic);
  const baseline = find(toBaseline);
  const after = find(toAfter);
  return [
    {
      metric,
      statistic,
      target: null,
      gap: null,
      baseline: baseline?.before ?? null,
      after: after?.before ?? null,
      now: after?.after ?? baseline?.after ?? null,
      sinceBaseline: readChange(baseline),
      sinceAfter: readChange(after),
    },
  ];
}

function readChange(row: ComparisonRow | undefined): ReviewChange | null {
  if (row === undefined || row.reading === 'incomplete') return null;
  const { reading, ratio, ratioBounds } = row;
  return { reading, ratio, ratioBounds };
}

type Decision = Pick<Review, 'outcome' | 'obstacle'>;

const HELD: Decision = { outcome: 'held', obstacle: null };
const LOST: Decision = { outcome: 'lost', obstacle: null };
const notProven = (obstacle: ReviewObstacle | null): Decision => ({
  outcome: 'not proven',
  obstacle,
});

function decide(
  { measurement, baseline, after }: Sides,
  rows: readonly ReviewRow[],
  hasTargets: boolean,
): Decision {
  if (measurement.id === baseline?.id || measurement.id === after?.id) {
    return notProven('not a new measurement');
  }
  if (hasTargets) {
    const verdicts = rows.map(({ gap }) => gap?.verdict);
    if (verdicts.includes('missed')) return LOST;
    return verdicts.every((verdict) => verdict === 'met') ? HELD : notProven(null);
  }
  const [row] = rows;
  if (row === undefined) return notProven('nothing to judge by');
  if (baseline === null) return notProven('no baseline');
  if (after === null) return notProven('no run after the change');
  return decideGain(row);
}

function decideGain({ sinceBaseline, sinceAfter }: ReviewRow): Decision {
  if (sinceBaseline === null || sinceAfter === null) return notProven('value missing');
  const readings = [sinceBaseline.reading, sinceAfter.reading];
  if (readings.includes('no interval')) return notProven('no interval');
  if (readings.includes('changed')) return notProven('no better direction');
  const fromBaseline = sinceBaseline.reading;
  const isWorseThanAfter = sinceAfter.reading === 'worse';
  if (fromBaseline === 'worse') return LOST;
  if (fromBaseline === 'better') {
    return isWorseThanAfter ? notProven('part of the gain is gone') : HELD;
  }
  return isWorseThanAfter ? LOST : notProven('intervals overlap');
}
