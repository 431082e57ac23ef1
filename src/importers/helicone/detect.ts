import { hasAnyKey, isObject } from '../fields';
import type { JsonObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { headerOf, sampleRecords } from '../shared/observed-records';

const API_MARKS = [
  'response_status',
  'delay_ms',
  'response_created_at',
  'request_path',
  'helicone_user',
];

export function detectHelicone(head: Head): Detection | null {
  const header = headerOf(head);
  const record: JsonObject | undefined = header
    ? Object.fromEntries(header.names.map((name) => [name, '']))
    : sampleRecords(head)[0];
  const isApi = hasAnyKey(record, ['request_created_at']) && hasAnyKey(record, API_MARKS);
  const isMapped = isObject(record) && hasAnyKey(record, ['heliconeMetadata']);
  // What the dashboard exported before: camelCase, with the properties of the request.
  const isOlder =
    hasAnyKey(record, ['createdAt']) &&
    hasAnyKey(record, ['latency']) &&
    hasAnyKey(record, ['customProperties']);
  return isApi || isMapped || isOlder
    ? { reason: 'it has Helicone requests with their delay and status' }
    : null;
}
