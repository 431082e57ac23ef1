/** How far a measured value is from its target, and what may be said about it. */
import type { AnyMetricId, Statistic } from '../metrics/metric';
import type { SloTarget } from './target';

export type Verdict = 'met' | 'missed' | 'not proven' | 'no data';

/** A bound is null where the data gives none (too few samples above the quantile). */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** 0.95 unless said otherwise. */
  readonly confidence: number;
  /** How it was made, for the reader: `order statistics`, `Wilson`, `bucket bounds`, … */
  readonly method: string;
  /** The value lies above `low` and not on it: a bucket holds its upper bound, not its lower one. */
  readonly openLow?: true;
}

export interface Gap {
  readonly target: SloTarget;
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  /** null when there is nothing to judge. */
  readonly value: number | null;
  readonly n: number | null;
  readonly interval: Interval | null;
  /** value − threshold for `<=`, threshold − value for `>=`: positive is the bad direction. Canonical unit. */
  readonly gap: number | null;
  /** gap / threshold; null when the threshold is 0. */
  readonly gapRatio: number | null;
  /** value / threshold for `<=`, threshold / value for `>=`: above 1, the factor by which the value must improve. */
  readonly factor: number | null;
  readonly verdict: Verdict;
  /** One sentence that says why this verdict, with the numbers that decided it. */
  readonly reason: string;
  /** For `not proven` by too few samples: how many more are needed at least. */
  readonly moreSamples: number | null;
}
