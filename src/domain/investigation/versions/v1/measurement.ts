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
  objective: v.optional(recordObject({ target: share, window: nonNegative })),
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
export const distribution = recordObject({
  kind: v.literal('log2-7'),
  count,
  zeros: count,
  sum: finite,
  min: finite,
  max: finite,
  /** [bucket index, count] pairs in ascending order of index. */
  buckets: v.pipe(v.array(v.tuple([count, count])), v.maxLength(LIMITS.buckets)),
});

/** Per-request values kept so that goodput can be judged again: all of the run's, or an evenly spaced sample of them. */
export const requestSample = recordObject({
  total: count,
  /** 0 succeeded, 1 failed, 2 cancelled. */
  status: v.pipe(v.array(v.picklist([0, 1, 2])), v.maxLength(LIMITS.rows)),
  columns: v.record(metricId, v.pipe(v.array(v.nullable(finite)), v.maxLength(LIMITS.rows))),
});

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
  requests: v.optional(requestSample),
  definitions: list(recordObject({ metric: metricId, text })),
  notes: list(text),
});
