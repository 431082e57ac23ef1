/** What the catalogue says of a metric. The catalogue is the only place that knows labels, units, aliases and definitions. */
import type { Unit } from '../units';

export type MetricId =
  | 'time_to_first_token'
  | 'time_per_output_token'
  | 'inter_token_latency'
  | 'request_latency'
  | 'queue_time'
  | 'prefill_time'
  | 'decode_time'
  | 'retrieval_time'
  | 'network_time'
  | 'prompt_tokens'
  | 'output_tokens'
  | 'request_throughput'
  | 'output_token_throughput'
  | 'total_token_throughput'
  | 'goodput'
  | 'error_rate'
  | 'concurrency'
  | 'kv_cache_utilization'
  | 'preemption_rate'
  | 'prefix_cache_hit_rate'
  | 'gpu_utilization'
  | 'gpu_memory_utilization'
  | 'cpu_utilization'
  | 'memory_utilization'
  | 'cost_per_million_tokens';

/** A metric of the reader's own, outside the catalogue: `custom.` and a snake_case name. */
export type CustomMetricId = `custom.${string}`;
export type AnyMetricId = MetricId | CustomMetricId;

/** `per_request`: one value a request · `per_chunk`: many a request, pooled · `rate`: needs a duration · `gauge`: sampled state. */
export type MetricShape = 'per_request' | 'per_chunk' | 'rate' | 'share' | 'gauge';
export type BetterDirection = 'lower' | 'higher' | 'neither';

/**
 * What is said about the values of a metric: a quantile (`p50`, `p99.9`), a moment, or `rate` (events in a duration, or a share).
 * The median is `p50`; there is no second name for it.
 */
export type Statistic = `p${number}` | 'mean' | 'min' | 'max' | 'std' | 'rate';

export interface SourceReference {
  readonly title: string;
  readonly url: string;
}

export interface MetricDefinition<Id extends AnyMetricId = AnyMetricId> {
  readonly id: Id;
  /** Sentence case, as in headings: `Time to first token`. */
  readonly label: string;
  /** What engineers call it: `TTFT`; equal to the label where there is no shorter name. */
  readonly shortLabel: string;
  readonly unit: Unit;
  readonly shape: MetricShape;
  readonly better: BetterDirection;
  /** One or two sentences that say exactly what is measured, from where to where. */
  readonly definition: string;
  /** What misleads readers of this metric. */
  readonly trap?: string;
  /** Other names that tools and people use, in lower case, without units. */
  readonly aliases: readonly string[];
  /** The statistic a target for this metric normally names. */
  readonly usualStatistic: Statistic;
  readonly source: SourceReference;
}
