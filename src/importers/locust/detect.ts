/** Recognises Locust's statistics: `_stats.csv`, `_stats_history.csv` and the output of `--json`. */
import { hasAnyKey, isObject, listOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { firstObject } from '../head';
import { readColumns } from './columns';

export function detectLocustStats(head: Head): Detection | null {
  const index = headerOf(head);
  if (!index || index.time !== undefined) return null;
  const isStats = index.requests !== undefined && index.name !== undefined;
  return isStats && (index.failures !== undefined || index.median !== undefined)
    ? { reason: 'its columns are Type, Name, Request Count and response times of Locust' }
    : null;
}

export function detectLocustHistory(head: Head): Detection | null {
  const index = headerOf(head);
  return index?.time !== undefined && index.users !== undefined && index.name !== undefined
    ? { reason: 'its columns are Timestamp, User Count and statistics of Locust' }
    : null;
}

function headerOf({ lines, values }: Head): ReturnType<typeof readColumns>['index'] | null {
  if (values.length > 0) return null;
  const header = (lines[0] ?? '').split(',').map((cell) => cell.replaceAll('"', ''));
  return header.length >= 4 ? readColumns(header).index : null;
}

export function detectLocustJson(head: Head): Detection | null {
  const entry = firstObject(head);
  if (!isObject(entry) || listOf(entry, 'stats')) return null;
  const isEntry =
    hasAnyKey(entry, ['num_requests']) &&
    hasAnyKey(entry, ['num_none_requests', 'num_failures', 'num_reqs_per_sec']) &&
    hasAnyKey(entry, ['response_times', 'total_response_time', 'method']);
  return isEntry
    ? { reason: 'its entries have num_requests and response_times, as locust --json writes them' }
    : null;
}
