import { hasAnyKey } from '../fields';
import type { JsonObject } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { headerOf, sampleRecords } from '../shared/observed-records';

const MARKS = [
  'dotted_order',
  'trace_id',
  'session_id',
  'first_token_time',
  'parent_run_id',
  'child_run_ids',
  'execution_order',
  'reference_example_id',
];

export function detectLangsmith(head: Head): Detection | null {
  const header = headerOf(head);
  const record: JsonObject | undefined = header
    ? Object.fromEntries(header.names.map((name) => [name, '']))
    : sampleRecords(head)[0];
  const isRun =
    hasAnyKey(record, ['run_type']) &&
    hasAnyKey(record, ['start_time']) &&
    hasAnyKey(record, MARKS);
  return isRun ? { reason: 'it has LangSmith runs with run_type and start_time' } : null;
}
