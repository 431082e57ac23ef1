/** Names in Artillery's report: counters, summaries and times of version 2, and the fields of version 1. */

/** Histograms of version 2 that have a meaning here; the unit is milliseconds. */
export const RESPONSE_TIME = 'http.response_time';
/** Only with `config.http.extendedMetrics`: from the start of the request to the end of the response. */
export const TOTAL_TIME = 'http.total';
export const SOCKET_TIME = 'socketio.response_time';

/** Names that Artillery and its plugins write by themselves. */
export const BUILT_IN =
  /^(?:http\.|vusers\.|errors\.|plugins\.|websocket\.|socketio\.|browser\.|core\.|cloud\.|engine\.)/u;

/** Fields of a report of version 1, the aggregate and the periods alike. */
export const V1_FIELDS: readonly string[] = [
  'timestamp',
  'scenariosCreated',
  'scenariosCompleted',
  'scenariosAvoided',
  'requestsCompleted',
  'latency',
  'latencies',
  'rps',
  'scenarioDuration',
  'scenarioCounts',
  'errors',
  'codes',
  'matches',
  'customStats',
  'counters',
  'concurrency',
  'pendingRequests',
  'phases',
];

export const V2_FIELDS: readonly string[] = [
  'counters',
  'rates',
  'summaries',
  'histograms',
  'customMessages',
  'firstCounterAt',
  'firstHistogramAt',
  'lastCounterAt',
  'lastHistogramAt',
  'firstMetricAt',
  'lastMetricAt',
  'period',
  'phases',
];

export const REPORT_FIELDS: readonly string[] = [
  'aggregate',
  'intermediate',
  'rates',
  'testId',
  'metadata',
  '__requestDetail',
];
