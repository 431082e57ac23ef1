/** Spans as Jaeger's UI and API write them: `{"data": [{"traceID", "spans", "processes"}]}`, times in microseconds. */
import { fieldOf, isList, isObject, listOf, numberOf, textOf } from '../fields';
import { addSeconds, parseMicroseconds } from '../shared/moment';
import { readAnyValue, readNumber } from './attributes';
import type { Attribute, Attributes, RawSpan } from './foreign-types';

/** The traces of the answer; undefined when the value is something else. */
export function jaegerTracesOf(value: unknown): readonly unknown[] | undefined {
  const list = listOf(value, 'data') ?? (listOf(value, 'spans') ? [value] : undefined);
  const spans = listOf(list?.[0], 'spans');
  const isJaeger =
    spans !== undefined && (spans.length === 0 || textOf(spans[0], 'traceID') !== undefined);
  return isJaeger && spans.length > 0 ? list : undefined;
}

export function* readJaegerSpans(traces: readonly unknown[]): Generator<RawSpan | null> {
  for (const trace of traces) {
    const processes = fieldOf(trace, 'processes');
    for (const span of listOf(trace, 'spans') ?? []) yield readSpan(span, processes);
  }
}

function readSpan(span: unknown, processes: unknown): RawSpan | null {
  const traceId = textOf(span, 'traceID');
  const spanId = textOf(span, 'spanID');
  if (traceId === undefined || spanId === undefined) return null;
  const attributes = readTags(listOf(span, 'tags'));
  const start = parseMicroseconds(fieldOf(span, 'startTime'));
  const duration = numberOf(span, 'duration');
  const process = fieldOf(span, 'process') ?? fieldOf(processes, textOf(span, 'processID') ?? '');
  return {
    traceId,
    spanId,
    parentId: readParent(span),
    name: textOf(span, 'operationName') ?? '',
    kind: readKind(attributes.get('span.kind')),
    start,
    end:
      start && duration !== undefined && duration >= 0
        ? addSeconds(start, duration / 1e6)
        : undefined,
    attributes,
    events: (listOf(span, 'logs') ?? []).map((log) => {
      const fields = readTags(listOf(log, 'fields'));
      const name = fields.get('event') ?? fields.get('name');
      return {
        name: typeof name === 'string' ? name : '',
        time: parseMicroseconds(fieldOf(log, 'timestamp')),
      };
    }),
    isError: attributes.get('error') === true || attributes.get('otel.status_code') === 'ERROR',
    service: textOf(process, 'serviceName'),
  };
}

function readParent(span: unknown): string | undefined {
  const references = listOf(span, 'references') ?? [];
  const parent = references.find((reference) => fieldOf(reference, 'refType') === 'CHILD_OF');
  return textOf(parent ?? references[0], 'spanID') ?? textOf(span, 'parentSpanID');
}

function readTags(tags: readonly unknown[] | undefined): Attributes {
  const attributes = new Map<string, Attribute | null>();
  for (const tag of tags ?? []) {
    const key = textOf(tag, 'key');
    if (key === undefined) continue;
    const value = readAnyValue(fieldOf(tag, 'value'));
    const isNumber = /^(?:int64|float64)$/.test(textOf(tag, 'type') ?? '');
    attributes.set(key, isNumber ? (readNumber(value) ?? null) : value);
  }
  return attributes;
}

function readKind(kind: unknown): RawSpan['kind'] {
  const known = ['server', 'client', 'producer', 'consumer', 'internal'] as const;
  return known.find((name) => name === String(kind).toLowerCase());
}

/** Spans as Zipkin's API (version 2) writes them: a list of spans, or a list of such lists. */
export function zipkinSpansOf(value: unknown): readonly unknown[] | undefined {
  if (!isList(value)) return undefined;
  const spans = value.flatMap((entry) => (isList(entry) ? entry : [entry]));
  return isZipkinSpan(spans[0]) && spans.every(isObject) ? spans : undefined;
}

function isZipkinSpan(span: unknown): boolean {
  const hasIds = textOf(span, 'traceId') !== undefined && textOf(span, 'id') !== undefined;
  const isTimed =
    numberOf(span, 'timestamp') !== undefined && numberOf(span, 'duration') !== undefined;
  return hasIds && (isTimed || fieldOf(span, 'localEndpoint') !== undefined);
}

export function* readZipkinSpans(spans: readonly unknown[]): Generator<RawSpan | null> {
  for (const span of spans) {
    const traceId = textOf(span, 'traceId');
    const id = textOf(span, 'id');
    if (traceId === undefined || id === undefined) {
      yield null;
      continue;
    }
    const tags = fieldOf(span, 'tags');
    const attributes = new Map<string, Attribute | null>(
      Object.entries(isObject(tags) ? tags : {}).map(([key, value]) => [key, readAnyValue(value)]),
    );
    const start = parseMicroseconds(fieldOf(span, 'timestamp'));
    const duration = numberOf(span, 'duration');
    // The two sides of one call share an id; the server's side is the inner one.
    const isShared = fieldOf(span, 'shared') === true;
    yield {
      traceId,
      spanId: isShared ? `${id} server` : id,
      parentId: isShared ? id : textOf(span, 'parentId'),
      name: textOf(span, 'name') ?? '',
      kind: readKind(fieldOf(span, 'kind')),
      start,
      end:
        start && duration !== undefined && duration >= 0
          ? addSeconds(start, duration / 1e6)
          : undefined,
      attributes,
      events: (listOf(span, 'annotations') ?? []).map((annotation) => ({
        name: textOf(annotation, 'value') ?? '',
        time: parseMicroseconds(fieldOf(annotation, 'timestamp')),
      })),
      isError: attributes.has('error') || attributes.get('otel.status_code') === 'ERROR',
      service: textOf(span, 'localEndpoint', 'serviceName'),
    };
  }
}
