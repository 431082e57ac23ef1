/** Builds a `BenchmarkRun` step by step, so that an importer only says what it found; absent values simply are not added. */
import type { AnyMetricId, Statistic } from '../metrics/metric';
import type { BucketHistogram } from '../stats/bucket-histogram';
import type { Distribution } from '../stats/distribution';
import { SamplePool } from './growing-column';
import type {
  BenchmarkRun,
  Column,
  DefinitionNote,
  ReportedValue,
  RequestCounts,
  RequestTable,
  Workload,
} from './benchmark-run';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A copy without the keys whose value is undefined. */
export function withoutUndefined<T extends object>(value: {
  readonly [Key in keyof T]: T[Key] | undefined;
}): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

type Method = Pick<Workload, 'warmUp' | 'latencyFrom'>;

export class RunBuilder {
  readonly #run: Mutable<BenchmarkRun>;
  readonly #reported = new Map<string, ReportedValue>();
  readonly #definitions = new Map<AnyMetricId, string>();
  readonly #notes = new Set<string>();
  readonly #pools: Partial<Record<AnyMetricId, Column>> = {};
  readonly #distributions: Partial<Record<AnyMetricId, Distribution>> = {};
  readonly #histograms: Partial<Record<AnyMetricId, BucketHistogram>> = {};

  constructor(label: string, tool: BenchmarkRun['tool']) {
    this.#run = {
      label,
      tool,
      workload: { arrival: 'unknown' },
      counts: {},
      pools: {},
      reported: [],
      definitions: [],
      notes: [],
    };
  }

  /** Undefined entries are left out. */
  workload(workload: {
    readonly [Key in Exclude<keyof Workload, keyof Method>]-?: Workload[Key] | undefined;
  }): this {
    this.#run.workload = { ...this.#run.workload, ...withoutUndefined<Workload>(workload) };
    return this;
  }

  /** How the tool measured, as far as the file or its documentation says. */
  method(method: Method): this {
    this.#run.workload = { ...this.#run.workload, ...method };
    return this;
  }

  counts(counts: { readonly [Key in keyof RequestCounts]: RequestCounts[Key] | undefined }): this {
    this.#run.counts = withoutUndefined<RequestCounts>(counts);
    return this;
  }

  /** ISO 8601. */
  startedAt(moment: string | undefined): this {
    if (moment !== undefined) this.#run.startedAt = moment;
    return this;
  }

  /** Seconds; anything that cannot be a duration is left out. */
  duration(seconds: number | undefined): this {
    if (seconds !== undefined && Number.isFinite(seconds) && seconds > 0)
      this.#run.duration = seconds;
    return this;
  }

  requests(table: RequestTable | undefined): this {
    if (table) this.#run.requests = table;
    return this;
  }

  /** Samples that are not one per request; an empty pool is left out. */
  pool(metric: AnyMetricId, samples: Column | SamplePool): this {
    const found = samples instanceof SamplePool ? samples.finish() : { values: samples };
    if ('distribution' in found) this.#distributions[metric] = found.distribution;
    else if (found.values.length > 0) this.#pools[metric] = found.values;
    return this;
  }

  /** Buckets of a source that has no samples; a histogram without observations is left out. */
  histogram(metric: AnyMetricId, histogram: BucketHistogram): this {
    if (histogram.counts.some((count) => count > 0)) this.#histograms[metric] = histogram;
    return this;
  }

  /**
   * A value that the tool printed, in canonical units. The first one wins when a file says it twice. Returns whether it was
   * taken: negative, infinite and absent values are not.
   */
  report(
    metric: AnyMetricId,
    statistic: Statistic,
    value: number | undefined,
    n?: number,
  ): boolean {
    if (value === undefined || !Number.isFinite(value) || value < 0) return false;
    const key = `${metric} ${statistic}`;
    if (!this.#reported.has(key)) {
      this.#reported.set(key, { metric, statistic, value, ...(n === undefined ? {} : { n }) });
    }
    return true;
  }

  /** How this tool's number differs from the catalogue's definition. */
  define(metric: AnyMetricId, text: string): this {
    this.#definitions.set(metric, text);
    return this;
  }

  /** A plain fact for the reader; the same sentence is kept once. */
  note(text: string | undefined): this {
    if (text !== undefined) this.#notes.add(text);
    return this;
  }

  /** Notes on definitions are kept only for metrics that the run has. */
  build(): BenchmarkRun {
    const reported = [...this.#reported.values()];
    const present = new Set<string>([
      ...reported.map((value) => value.metric),
      ...Object.keys(this.#pools),
      ...Object.keys(this.#distributions),
      ...Object.keys(this.#histograms),
      ...Object.keys(this.#run.requests?.columns ?? {}),
    ]);
    const definitions: DefinitionNote[] = [...this.#definitions]
      .filter(([metric]) => present.has(metric))
      .map(([metric, text]) => ({ metric, text }));
    return {
      ...this.#run,
      pools: this.#pools,
      ...(Object.keys(this.#distributions).length > 0
        ? { distributions: this.#distributions }
        : {}),
      ...(Object.keys(this.#histograms).length > 0 ? { histograms: this.#histograms } : {}),
      reported,
      definitions,
      notes: [...this.#notes],
    };
  }
}
