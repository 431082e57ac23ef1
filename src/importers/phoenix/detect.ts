import type { JsonObject } from '../fields';
import type { Detection } from '../format';
import { hasAnyKey } from '../fields';
import type { Head } from '../head';
import { headerOf, sampleRecords } from '../shared/observed-records';
import { valueAt } from '../shared/observed-fields';

export function detectPhoenix(head: Head): Detection | null {
  const header = headerOf(head);
  const record: JsonObject | undefined = header
    ? Object.fromEntries(header.names.map((name) => [name, 'x']))
    : sampleRecords(head)[0];
  const hasKind = hasAnyKey(record, ['span_kind', 'attributes.openinference.span.kind']);
  const hasContext =
    valueAt(record, 'context.trace_id') !== undefined ||
    valueAt(record, 'context.span_id') !== undefined;
  return hasKind && hasContext && hasAnyKey(record, ['start_time'])
    ? { reason: 'it has Phoenix spans with span_kind and context.trace_id' }
    : null;
}
