/** Spans of OTLP/JSON: the export request itself, a line of the collector's file exporter, or the answer of Tempo's API. */
import { fieldOf, isList, isObject, textOf } from '../fields';
import { parseNanoseconds } from '../shared/moment';
import { field, readAttributes, textAttribute } from './attributes';
import type { RawSpan } from './foreign-types';

const KINDS = [undefined, 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** The list of resources in any spelling; undefined when the value holds none. */
export function resourceSpansOf(value: unknown): readonly unknown[] | undefined {
  const list =
    field(value, 'resourceSpans', 'resource_spans', 'batches') ??
    field(fieldOf(value, 'trace'), 'resourceSpans', 'resource_spans', 'batches');
  return isList(list) && list.every(isObject) ? list : undefined;
}

export function* readOtlpSpans(resourceSpans: readonly unknown[]): Generator<RawSpan | null> {
  for (const resourceSpan of resourceSpans) {
    const resource = readAttributes(fieldOf(resourceSpan, 'resource', 'attributes'));
    const service = textAttribute(resource, 'service.name');
    const scopes = field(
      resourceSpan,
      'scopeSpans',
      'scope_spans',
      'instrumentationLibrarySpans',
      'instrumentation_library_spans',
    );
    for (const scope of isList(scopes) ? scopes : []) {
      const spans = fieldOf(scope, 'spans');
      for (const span of isList(spans) ? spans : []) yield readSpan(span, service);
    }
  }
}

/** Null for an entry that is no span: without ids nothing can be said of it. */
function readSpan(span: unknown, service: string | undefined): RawSpan | null {
  const traceId = normaliseId(field(span, 'traceId', 'trace_id'), 16);
  const spanId = normaliseId(field(span, 'spanId', 'span_id'), 8);
  if (traceId === undefined || spanId === undefined) return null;
  const events = fieldOf(span, 'events');
  return {
    traceId,
    spanId,
    parentId: normaliseId(field(span, 'parentSpanId', 'parent_span_id'), 8),
    name: textOf(span, 'name') ?? '',
    kind: readKind(fieldOf(span, 'kind')),
    start: parseNanoseconds(field(span, 'startTimeUnixNano', 'start_time_unix_nano')),
    end: parseNanoseconds(field(span, 'endTimeUnixNano', 'end_time_unix_nano')),
    attributes: readAttributes(fieldOf(span, 'attributes')),
    events: (isList(events) ? events : []).map((event) => ({
      name: textOf(event, 'name') ?? '',
      time: parseNanoseconds(field(event, 'timeUnixNano', 'time_unix_nano')),
    })),
    isError: isErrorStatus(fieldOf(span, 'status', 'code')),
    service,
  };
}

/**
 * Ids are hex in OTLP/JSON and base64 in what generic protobuf printers write (older files, Tempo's API): both become lower-case
 * hex, so that a parent is found whichever spelling it has. An id of zeros means "none".
 */
function normaliseId(value: unknown, bytes: number): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 64) return undefined;
  const isHex = value.length % 2 === 0 && /^[0-9a-f]+$/i.test(value);
  const isBase64 =
    value.length === Math.ceil(bytes / 3) * 4 && /^[A-Za-z0-9+/]+={1,2}$/.test(value);
  // 8 bytes are 16 hex digits or 12 base64 letters, 16 bytes are 32 or 24: a right length decides.
  const id =
    isHex && value.length === bytes * 2
      ? value.toLowerCase()
      : isBase64
        ? hexFromBase64(value)
        : value.toLowerCase();
  return /^0*$/.test(id) ? undefined : id;
}

function hexFromBase64(text: string): string {
  // `atob` gives one character for each byte.
  return Array.from(atob(text), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  );
}

function readKind(kind: unknown): RawSpan['kind'] {
  if (typeof kind === 'number') return KINDS[kind];
  const name = typeof kind === 'string' ? kind.replace(/^SPAN_KIND_/, '').toLowerCase() : '';
  return KINDS.find((known) => known === name);
}

function isErrorStatus(code: unknown): boolean {
  return code === 2 || (typeof code === 'string' && /^(?:STATUS_CODE_)?ERROR$|^2$/i.test(code));
}
