/** Measurements and SLO targets of a record, version 1. Units are canonical: seconds, tokens, requests, bytes, ratio, USD. */
import * as v from 'valibot';
import {
  LIMITS,
  count,
  finite,
  id,
  line,
  link,
  list,
  metricId,
  nonNegative,
  recordObject,
  share,
  statistic,
  text,
  utcTime,
} from './primitives';

export const sloTarget = recordObject({
  id,
  metric: metricId,
  statistic,
  comparator: v.picklist(['<=', '>=']),
  threshold: finite,
  /** A promised share of good requests (neither none nor all of them) over a window in seconds. */
  objective: v.optional(
    recordObject({
      target: v.pipe(finite, v.gtValue(0), v.ltValue(1)),
      window: v.pipe(finite, v.gtValue(0)),
    }),
  ),
  source: v.optional(recordObject({ title: line, url: link })),
  owner: v.optional(line),
});

export const interval = recordObject({
  low: v.nullable(finite),
  high: v.nullable(finite),
  confidence: share,
  method: line,
});

export const measuredValue = recordObject({
  metric: metricId,
  statistic,
  value: finite,
  n: v.optional(count),
  interval: v.optional(interval),
  /** computed here from samples, reported by the tool, or typed in by the reader. */
  origin: v.picklist(['computed', 'reported', 'typed']),
});

/** A log-bucketed histogram; `domain/stats/distribution.ts` says how a bucket index maps to its bounds. */
export const distribution = v.pipe(
  recordObject({
    kind: v.literal('log2-7'),
    count,
    zeros: count,
    sum: finite,
    min: finite,
    max: finite,
    /** [bucket index, count] pairs in ascending order of index. */
    buckets: v.pipe(
      v.array(v.pipe(v.strictTuple([count, count]), v.readonly())),
      v.maxLength(LIMITS.buckets),
      v.check(
        (pairs) => pairs.every(([index], at) => at === 0 || index > (pairs[at - 1]?.[0] ?? -1)),
        'bucket indices must ascend',
      ),
      v.readonly(),
    ),
  }),
  v.check(
    ({ count: total, zeros, buckets }) =>
      buckets.reduce((sum, [, inBucket]) => sum + inBucket, zeros) === total,
    'the counts of the buckets and of zeros must add up to count',
  ),
);

/**
 * A histogram with the bounds that its source chose. JSON has no infinity, so the last bound, which is infinite, is left out and
 * there is one count more than bounds.
 */
export const bucketHistogram = v.pipe(
  recordObject({
    /** Upper bounds, inclusive, in the metric's canonical unit. */
    bounds: v.pipe(
      v.array(finite),
      v.minLength(1),
      v.maxLength(LIMITS.bounds),
      v.check(
        (bounds) => bounds.every((bound, at) => at === 0 || bound > (bounds[at - 1] ?? bound)),
        'bucket bounds must ascend',
      ),
      v.readonly(),
    ),
    /** Observations in each bucket, not cumulative; not whole where the source extrapolates. */
    counts: v.pipe(
      v.array(nonNegative),
      v.minLength(2),
      v.maxLength(LIMITS.bounds + 1),
      v.check(
        (counts) => Number.isFinite(counts.reduce((sum, inBucket) => sum + inBucket, 0)),
        'the counts must add up to a finite number',
      ),
      v.readonly(),
    ),
    sum: v.optional(finite),
  }),
  v.check(
    ({ bounds, counts }) => counts.length === bounds.length + 1,
    'there must be one count for each bound, and one for what lies above the last',
  ),
);

/** Per-request values kept so that goodput can be judged again: all of the run's, or an evenly spaced sample of them. */
export const requestSample = v.pipe(
  recordObject({
    /** Requests in the run; `status.length` of them are kept here. */
    total: count,
    /** 0 succeeded, 1 failed, 2 cancelled. */
    status: v.pipe(v.array(v.picklist([0, 1, 2])), v.maxLength(LIMITS.rows), v.readonly()),
    /** One value per kept request, null where the file had none. */
    columns: v.record(
      metricId,
      v.pipe(v.array(v.nullable(finite)), v.maxLength(LIMITS.rows), v.readonly()),
    ),
  }),
  v.check(
    ({ total, status, columns }) =>
      status.length <= total &&
      Object.values(columns).every((column) => column?.length === status.length),
    'every column must have one entry per kept request, and no more requests than total',
  ),
);

export const workload = recordObject({
  model: v.optional(line),
  backend: v.optional(line),
  dataset: v.optional(line),
  requestRate: v.optional(v.union([nonNegative, v.literal('unlimited')])),
  maxConcurrency: v.optional(nonNegative),
  arrival: v.optional(v.picklist(['open', 'closed', 'unknown'])),
  streaming: v.optional(v.boolean()),
  promptTokensMean: v.optional(nonNegative),
  outputTokensMean: v.optional(nonNegative),
  /** Whether requests sent before measuring are among the numbers. */
  warmUp: v.optional(v.picklist(['included', 'excluded'])),
  /** Where a latency begins: when the request was sent, or when the schedule wanted it sent. */
  latencyFrom: v.optional(v.picklist(['send', 'schedule'])),
  description: v.optional(text),
});

export const importSource = recordObject({
  fileName: line,
  format: line,
  tool: line,
  toolVersion: v.optional(line),
  bytes: v.optional(count),
  sha256: v.optional(line),
  rowsRead: v.optional(count),
  rowsKept: v.optional(count),
  dropped: v.optional(list(recordObject({ reason: line, count }))),
});

export const measurement = recordObject({
  id,
  label: line,
  origin: v.picklist(['imported', 'typed']),
  addedAt: utcTime,
  source: v.optional(importSource),
  workload: v.optional(workload),
  startedAt: v.optional(line),
  /** Measured window in seconds. */
  duration: v.optional(nonNegative),
  counts: recordObject({
    requests: v.optional(count),
    succeeded: v.optional(count),
    failed: v.optional(count),
    cancelled: v.optional(count),
  }),
  values: list(measuredValue),
  distributions: v.record(metricId, distribution),
  /** For metrics of which only buckets are known. */
  histograms: v.optional(v.record(metricId, bucketHistogram)),
  requests: v.optional(requestSample),
  definitions: list(recordObject({ metric: metricId, text })),
  notes: list(text),
});
