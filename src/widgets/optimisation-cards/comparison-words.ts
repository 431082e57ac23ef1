/** What a comparison says, in words. Verdicts are suggested from intervals only, and never stronger than two runs allow. */
import {
  computeRealisedShare,
  type ComparedValue,
  type ComparisonReading,
  type ComparisonRow,
} from '@site/src/domain/investigation/compare-measurements';
import type {
  Effect,
  Optimisation,
  PredictedGain,
} from '@site/src/domain/investigation/investigation-record';
import { getMetric } from '@site/src/domain/metrics/catalogue';
import { nameValue } from '@site/src/domain/metrics/name-value';
import type { Interval } from '@site/src/domain/slo/gap';
import { displayUnit, formatQuantity, formatWithUnit, type Unit } from '@site/src/domain/units';
import { describeFactor } from './factor';

export const READINGS: Readonly<Record<ComparisonReading, string>> = {
  better: 'Better: intervals do not overlap',
  worse: 'Worse: intervals do not overlap',
  changed: 'Changed: intervals do not overlap',
  overlap: 'Intervals overlap: no difference shown by these two runs',
  'no interval': 'No interval: cannot be told from chance',
  incomplete: 'Not in both measurements',
};

export interface SuggestedVerdict {
  readonly verdict: NonNullable<Optimisation['verdict']>;
  readonly because: string;
}

/** The row that the card is about: the predicted metric, else the first target that both sides can be judged by. */
export function findFocus(
  rows: readonly ComparisonRow[],
  predicted: PredictedGain | undefined,
): ComparisonRow | null {
  const ofPrediction = rows.find(
    (row) => row.metric === predicted?.metric && row.statistic === predicted.statistic,
  );
  return (
    ofPrediction ?? rows.find((row) => row.target !== null && row.reading !== 'incomplete') ?? null
  );
}

/** Null where the intervals do not allow one. */
export function suggestVerdict(row: ComparisonRow): SuggestedVerdict | null {
  const name = nameValue(row);
  switch (row.reading) {
    case 'better':
    case 'worse':
      return { verdict: row.reading, because: `the intervals of ${name} do not overlap` };
    case 'overlap':
      return {
        verdict: 'no difference shown',
        because: `intervals overlap: no difference of ${name} shown by these two runs`,
      };
    case 'changed':
    case 'no interval':
    case 'incomplete':
      return null;
  }
}

/** One unit for both sides of a row, chosen by the larger. */
export function unitOf(row: ComparisonRow): string {
  const { unit } = getMetric(row.metric);
  return displayUnit(unit, Math.max(row.before?.value ?? 0, row.after?.value ?? 0));
}

/** `480 to 530`, `from 480`, `up to 530`; null where there is no bound at all. */
export function describeInterval(
  { low, high }: Pick<Interval, 'low' | 'high'>,
  unit: Unit,
  symbol: string,
): string | null {
  const write = (bound: number) => formatQuantity(bound, unit, { unit: symbol }).text;
  if (low !== null && high !== null) return `${write(low)} to ${write(high)}`;
  if (low !== null) return `from ${write(low)}`;
  return high === null ? null : `up to ${write(high)}`;
}

/** `95 %: 480 to 530`, or why there is none. */
export function describeConfidence(value: ComparedValue, unit: Unit, symbol: string): string {
  if (value.interval === null) return 'no interval';
  const bounds = describeInterval(value.interval, unit, symbol);
  const confidence = formatWithUnit(value.interval.confidence, 'ratio');
  return bounds === null ? `no bound at ${confidence}` : `${confidence}: ${bounds}`;
}

/** Predicted against realised, with how much of the change came about. */
export function describePrediction(predicted: PredictedGain, row: ComparisonRow | null): string {
  const start = `Predicted for ${nameValue(predicted)}: ${describeFactor(predicted.factor)}.`;
  if (
    row?.ratio == null ||
    row.metric !== predicted.metric ||
    row.statistic !== predicted.statistic
  ) {
    return `${start} The two measurements do not both have this value.`;
  }
  const bounds =
    row.ratioBounds === null
      ? ''
      : ` (${describeFactor(row.ratioBounds.low)} to ${describeFactor(row.ratioBounds.high)})`;
  const realised = `Realised: ${describeFactor(row.ratio)}${bounds}`;
  if (row.ratioBounds !== null && row.ratioBounds.low <= 1 && row.ratioBounds.high >= 1) {
    return `${start} ${realised}; × 1 lies between, so no change is shown.`;
  }
  const share = computeRealisedShare(predicted.factor, row.ratio);
  if (share === null) return `${start} ${realised}.`;
  if (share < 0) return `${start} ${realised}, which is a change in the other direction.`;
  return `${start} ${realised}, ${formatWithUnit(share, 'ratio', { significantDigits: 2 })} of the predicted change.`;
}

/** `TTFT p99: 812 ms → 505 ms, difference −340 to −270 ms (at least 90 %)`. */
export function describeEffect(effect: Effect): string {
  const { unit } = getMetric(effect.metric);
  const symbol = displayUnit(unit, Math.max(effect.before, effect.after));
  const write = (value: number) => formatWithUnit(value, unit, { unit: symbol });
  const change = `${nameValue(effect)}: ${write(effect.before)} → ${write(effect.after)}`;
  if (effect.interval === undefined) return `${change}, no interval`;
  const bounds = describeInterval(effect.interval, unit, symbol);
  if (bounds === null) return `${change}, no interval`;
  const suffix = symbol === '' ? '' : ` ${symbol}`;
  return `${change}, difference ${bounds}${suffix} (at least ${formatWithUnit(effect.interval.confidence, 'ratio')})`;
}
