/**
 * The one internal model that every importer builds: a run of a load or benchmark tool. Canonical units throughout.
 * Request data is columnar (typed arrays), because a run may hold a million requests.
 */
import type { AnyMetricId, Statistic } from '../metrics/metric';
import type { BucketHistogram } from '../stats/bucket-histogram';
import type { Distribution } from '../stats/distribution';

/** In columns, and only there, NaN marks a value that the file does not have. Read columns through `column.ts`. */
export type Column = Float64Array;

export type RequestStatus = 'succeeded' | 'failed' | 'cancelled';
/** Codes in `RequestTable.status`, by index. */
export const REQUEST_STATUSES: readonly RequestStatus[] = ['succeeded', 'failed', 'cancelled'];

/** A text attribute of each request (route, model, tenant), dictionary-encoded; code −1 means absent. */
export interface AttributeColumn {
  readonly name: string;
  readonly dictionary: readonly string[];
  readonly codes: Int32Array;
}

/** What is known of all requests when only every k-th of them has a row. */
export interface SampledFrom {
  readonly total: number;
  readonly counts: Readonly<Record<RequestStatus, number>>;
  /** Of the requests that succeeded. */
  readonly distributions: Partial<Record<AnyMetricId, Distribution>>;
}

/** One row per request, warm-up excluded; all columns have `length` entries. */
export interface RequestTable {
  readonly length: number;
  readonly status: Uint8Array;
  /** Seconds since the first request of the run. */
  readonly startTime?: Column;
  /** Per-request metrics in canonical units: time_to_first_token, time_per_output_token, request_latency, prompt_tokens, … */
  readonly columns: Partial<Record<AnyMetricId, Column>>;
  readonly attributes: readonly AttributeColumn[];
  /** Present when the run has more requests than rows are kept. */
  readonly sampledFrom?: SampledFrom;
}

/** A number that the tool itself printed, taken over exactly, in canonical units. */
export interface ReportedValue {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  readonly value: number;
  /** How many samples the tool says it is made of, where it says so. */
  readonly n?: number;
}

export type ArrivalProcess = 'open' | 'closed' | 'unknown';

export interface Workload {
  readonly model?: string;
  /** The serving API or engine that was loaded, as the tool names it. */
  readonly backend?: string;
  readonly dataset?: string;
  /** Requests per second asked for; 'unlimited' when the tool sent as fast as it could. */
  readonly requestRate?: number | 'unlimited';
  /** Most requests in flight that the tool allowed. */
  readonly maxConcurrency?: number;
  readonly arrival: ArrivalProcess;
  readonly streaming?: boolean;
  readonly promptTokensMean?: number;
  readonly outputTokensMean?: number;
  /** Whether requests that the tool sent before measuring are among the numbers. */
  readonly warmUp?: 'included' | 'excluded';
  /**
   * Where a latency begins: when the request was really sent, or when the schedule wanted it sent. A client that waits for answers
   * before it sends on hides its waiting in the first case (coordinated omission).
   */
  readonly latencyFrom?: 'send' | 'schedule';
}

export interface RequestCounts {
  /** Requests that were sent, failed ones included; undefined where the file does not say. */
  readonly requests?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly cancelled?: number;
}

/** How this tool's number differs from the catalogue's definition; travels with the value. */
export interface DefinitionNote {
  readonly metric: AnyMetricId;
  readonly text: string;
}

export interface BenchmarkRun {
  /** Short, for a list: `concurrency 64`. */
  readonly label: string;
  readonly tool: { readonly id: string; readonly name: string; readonly version?: string };
  readonly workload: Workload;
  /** ISO 8601 UTC, or as written when the file has no zone. */
  readonly startedAt?: string;
  /** Wall time of the measured window, in seconds. */
  readonly duration?: number;
  readonly counts: RequestCounts;
  readonly requests?: RequestTable;
  /** Samples that are not one per request (inter_token_latency gaps), pooled over successful requests. */
  readonly pools: Partial<Record<AnyMetricId, Column>>;
  /** Of metrics with more samples than are kept; they have no pool then. */
  readonly distributions?: Partial<Record<AnyMetricId, Distribution>>;
  /** For sources that have buckets and no samples. */
  readonly histograms?: Partial<Record<AnyMetricId, BucketHistogram>>;
  readonly reported: readonly ReportedValue[];
  readonly definitions: readonly DefinitionNote[];
  /** Plain facts for the reader that fit nowhere else, e.g. `warm-up rows excluded: 1`. */
  readonly notes: readonly string[];
}
