/**
 * A histogram with the bounds that a server chose, as Prometheus exposes it: all that is known of a value is the bucket that it
 * fell into, so a quantile is an interval and not a number.
 */

export interface BucketHistogram {
  /** Upper bounds, inclusive, ascending, in the metric's canonical unit; the last one is Infinity. */
  readonly bounds: readonly number[];
  /** Observations in each bucket, not cumulative; as many as there are bounds. */
  readonly counts: readonly number[];
  /** Sum of all observations, where the source has it. */
  readonly sum?: number;
}
