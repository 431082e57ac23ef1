/** Field names of autocannon's result (README of mcollina/autocannon, "autocannon(opts[, cb])"). */

export const KNOWN_FIELDS: readonly string[] = [
  'title',
  'url',
  'socketPath',
  'requests',
  'latency',
  'throughput',
  'errors',
  'timeouts',
  'mismatches',
  'duration',
  'start',
  'finish',
  'connections',
  'pipelining',
  'workers',
  'sampleInt',
  'samples',
  'non2xx',
  'resets',
  '1xx',
  '2xx',
  '3xx',
  '4xx',
  '5xx',
  'statusCodeStats',
];

/** Fields of `latency` that are no statistic, or one that is there twice: `mean` equals `average`. */
export const LATENCY_FIELDS: readonly string[] = ['totalCount', 'total', 'sent'];
