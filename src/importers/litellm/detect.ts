import { hasAnyKey } from '../fields';
import type { JsonObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { headerOf, sampleRecords } from '../shared/observed-records';
import { objectFrom, valueAt } from '../shared/observed-fields';

function firstRecord(head: Head): JsonObject | undefined {
  const header = headerOf(head);
  return header
    ? Object.fromEntries(header.names.map((name) => [name, '']))
    : sampleRecords(head)[0];
}

/** The payload itself, also when a log line wraps it. */
export function payloadOf(record: JsonObject): JsonObject {
  return objectFrom(valueAt(record, 'standard_logging_object')) ?? record;
}

export function detectLitellm(head: Head): Detection | null {
  const record = firstRecord(head);
  const payload = record && payloadOf(record);
  const isCall =
    hasAnyKey(payload, ['call_type']) &&
    hasAnyKey(payload, ['startTime']) &&
    hasAnyKey(payload, ['spend', 'response_cost', 'completionStartTime', 'model_group']);
  return isCall
    ? { reason: 'it has LiteLLM calls with call_type, startTime and their cost' }
    : null;
}

/** `/spend/logs` with two dates answers with sums per day. */
export function detectLitellmDays(head: Head): Detection | null {
  const record = firstRecord(head);
  const isDay =
    hasAnyKey(record, ['startTime']) &&
    hasAnyKey(record, ['spend']) &&
    hasAnyKey(record, ['users']) &&
    hasAnyKey(record, ['models']) &&
    !hasAnyKey(record, ['call_type']);
  return isDay ? { reason: 'it has LiteLLM’s spend per day' } : null;
}
