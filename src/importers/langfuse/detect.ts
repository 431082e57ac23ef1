import { hasAnyKey } from '../fields';
import type { JsonObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { headerOf, sampleRecords } from '../shared/observed-records';
import { valueAt } from '../shared/observed-fields';

/** Fields that only Langfuse's observations have together. */
const OBSERVATION_MARKS = [
  'parentObservationId',
  'completionStartTime',
  'timeToFirstToken',
  'usageDetails',
  'costDetails',
  'calculatedTotalCost',
  'promptTokens',
];
const TRACE_MARKS = ['htmlPath', 'observations', 'bookmarked', 'scores', 'observationCount'];

export function detectLangfuse(head: Head): Detection | null {
  const header = headerOf(head);
  if (header) {
    const row = toCamelCase(Object.fromEntries(header.names.map((name) => [name, ''])));
    return isObservation(row) || isTrace(row)
      ? { reason: 'it has the columns of a Langfuse export' }
      : null;
  }
  const [sample] = sampleRecords(head);
  const first = sample && toCamelCase(sample);
  const [record] = head.values;
  if (isObservation(first))
    return { reason: 'it has Langfuse observations with traceId and level' };
  return isTrace(first) || isTrace(record)
    ? { reason: 'it has Langfuse traces with timestamp and scores' }
    : null;
}

/** The export to blob storage names its fields in snake_case; everything else of Langfuse in camelCase. */
export function toCamelCase(record: JsonObject): JsonObject {
  const isSnake =
    hasAnyKey(record, ['trace_id']) &&
    hasAnyKey(record, ['type']) &&
    hasAnyKey(record, ['usage_details', 'parent_observation_id', 'completion_start_time']);
  if (!isSnake) return record;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** One unit of work: a generation, a span, an event. */
export function isObservation(record: JsonObject | undefined): boolean {
  return (
    hasAnyKey(record, ['traceId']) &&
    hasAnyKey(record, ['startTime']) &&
    hasAnyKey(record, ['type', 'level', 'traceName']) &&
    hasAnyKey(record, OBSERVATION_MARKS)
  );
}

/** One request of the application, with everything that happened in it. */
export function isTrace(record: unknown): boolean {
  const marks = TRACE_MARKS.filter((mark) => hasAnyKey(record, [mark]));
  const isTimed = hasAnyKey(record, ['timestamp']) && !hasAnyKey(record, ['traceId', 'startTime']);
  const isNamed = hasAnyKey(record, ['sessionId', 'userId', 'release']);
  return isTimed && isNamed && (marks.length > 1 || valueAt(record, 'htmlPath') !== undefined);
}
