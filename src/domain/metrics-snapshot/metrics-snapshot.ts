/**
 * What a server said of itself at one moment: every series of one scrape. Counters and histograms run since the process started,
 * so one snapshot is an average over its life, and the difference of two is a run.
 */

export type SeriesType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** As exposed, suffix included: `vllm:time_to_first_token_seconds_bucket`. */
  readonly name: string;
  readonly labels: Labels;
  /** May be NaN or infinite: the exposition allows both. */
  readonly value: number;
}

export interface MetricFamily {
  /** Without the suffixes `_bucket`, `_sum`, `_count`; with `_total` where it is exposed so. */
  readonly name: string;
  readonly type: SeriesType;
  readonly samples: readonly Sample[];
}

export interface MetricsSnapshot {
  /** Unix time in seconds of the scrape, where the text has timestamps. */
  readonly takenAt?: number;
  readonly families: readonly MetricFamily[];
}
