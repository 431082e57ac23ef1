/** Recognises the reports of kubernetes-sigs/inference-perf, which name neither the tool nor a version. */
import { fieldOf, hasAnyKey, isObject, listOf, numberOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';

/** The summary over all stages, of one stage, or of one adapter. */
export function detectLifecycle(head: Head): Detection | null {
  const [file] = head.values;
  const isReport = objectOf(file, 'load_summary') && objectOf(file, 'successes');
  if (!isReport || detectServerReport(head)) return null;
  return hasAnyKey(file, ['failures', 'benchmark_time_seconds']) ||
    hasAnyKey(fieldOf(file, 'successes'), ['latency', 'throughput'])
    ? { reason: 'it has load_summary, successes and failures' }
    : null;
}

/** The same frame around what Prometheus knows of the server: no load, and a rate beside the count. */
export function detectServerReport(head: Head): Detection | null {
  const [file] = head.values;
  const load = objectOf(file, 'load_summary');
  const successes = objectOf(file, 'successes');
  if (!load || !successes || Object.keys(load).length > 0) return null;
  return hasAnyKey(successes, ['rate', 'queue_len', 'kv_cache_usage_percentage'])
    ? { reason: 'it has successes with a rate and queue_len, and a load_summary without a load' }
    : null;
}

const REQUEST_KEYS: readonly string[] = [
  'start_time',
  'end_time',
  'session_id',
  'request',
  'response',
  'info',
  'computed_metrics',
  'error',
];

/** One object per request. The request's text comes before what was measured and may be longer than the head. */
export function detectRequests(head: Head): Detection | null {
  const [first] = head.values;
  const request = listOf(first)?.[0];
  const hasTimes =
    numberOf(request, 'start_time') !== undefined && numberOf(request, 'end_time') !== undefined;
  if (!isObject(request) || !hasTimes) return null;
  const isMeasured =
    hasAnyKey(objectOf(request, 'info'), INFO_KEYS) || objectOf(request, 'computed_metrics');
  const isCut =
    !head.isWhole && !hasAnyKey(request, ['error']) && typeof request.request === 'string';
  const isOurs = Object.keys(request).every((key) => REQUEST_KEYS.includes(key));
  return isMeasured || (isCut && isOurs)
    ? { reason: 'each entry has start_time, end_time and what was measured of one request' }
    : null;
}

const INFO_KEYS = [
  'request_metrics',
  'response_metrics',
  'output_token_times',
  'input_tokens',
  'output_tokens',
];

/** Reports on sessions: the summary, of one stage, or one object per session. */
export function detectSessions(head: Head): Detection | null {
  const [file] = head.values;
  if (
    hasAnyKey(file, ['num_sessions']) &&
    hasAnyKey(file, ['session_duration_sec', 'num_sessions_succeeded', 'total_events'])
  ) {
    return { reason: 'it has num_sessions and session_duration_sec' };
  }
  const session = listOf(file)?.[0];
  const isSession = hasAnyKey(session, ['num_events']) && hasAnyKey(session, ['duration_sec']);
  return isSession ? { reason: 'each entry has the duration and the events of one session' } : null;
}
