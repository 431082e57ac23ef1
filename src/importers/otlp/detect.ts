import { fieldOf, isList } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { field } from './attributes';
import { jaegerTracesOf, zipkinSpansOf } from './read-jaeger-spans';
import { resourceSpansOf } from './read-otlp-spans';

/** The values of the head, or the items when the file is a list of export requests. */
function exportsOf({ values }: Head): readonly unknown[] {
  return values.flatMap((value) => (isList(value) ? value.slice(0, 3) : [value]));
}

export function detectOtlpTraces(head: Head): Detection | null {
  return hasSpans(head) ? { reason: 'it has resourceSpans, the spans of OpenTelemetry' } : null;
}

function hasSpans(head: Head): boolean {
  return exportsOf(head).some((value) => {
    const resources = resourceSpansOf(value);
    // `batches` is Tempo's word for them and could be anything else's.
    return (
      resources !== undefined &&
      (!isList(fieldOf(value, 'batches')) ||
        field(
          resources[0],
          'scopeSpans',
          'scope_spans',
          'instrumentationLibrarySpans',
          'instrumentation_library_spans',
        ) !== undefined)
    );
  });
}

export function detectOtlpMetrics(head: Head): Detection | null {
  const hasMetrics = exportsOf(head).some((value) =>
    isList(field(value, 'resourceMetrics', 'resource_metrics')),
  );
  return hasMetrics && !hasSpans(head)
    ? { reason: 'it has resourceMetrics, the metrics of OpenTelemetry' }
    : null;
}

export function detectOtlpLogs(head: Head): Detection | null {
  const values = exportsOf(head);
  const hasLogs = values.some((value) => isList(field(value, 'resourceLogs', 'resource_logs')));
  return hasLogs && !hasSpans(head) && !detectOtlpMetrics(head)
    ? { reason: 'it has resourceLogs, the logs of OpenTelemetry' }
    : null;
}

export function detectJaeger({ values: [file] }: Head): Detection | null {
  return jaegerTracesOf(file)
    ? { reason: 'it has spans with traceID and spanID, as Jaeger writes them' }
    : null;
}

export function detectZipkin({ values: [file] }: Head): Detection | null {
  return isList(file) && zipkinSpansOf(file)
    ? { reason: 'it is a list of spans with traceId, id and timestamp, as Zipkin writes them' }
    : null;
}
