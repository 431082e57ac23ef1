/** An SLO target: metric, statistic, comparator, threshold; optionally an objective over a window, which brings an error budget. */
import type { AnyMetricId, SourceReference, Statistic } from '../metrics/metric';

export type Comparator = '<=' | '>=';

export interface SloObjective {
  /** Share of good requests that is promised, 0 < target < 1. */
  readonly target: number;
  /** Length of the window in seconds. */
  readonly window: number;
}

export interface SloTarget {
  readonly id: string;
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  readonly comparator: Comparator;
  /** In the metric's canonical unit; a value equal to it meets the target. */
  readonly threshold: number;
  readonly objective?: SloObjective | undefined;
  /** The preset or agreement the numbers come from. */
  readonly source?: SourceReference | undefined;
  readonly owner?: string | undefined;
}
