/** Traces in OTLP/JSON, Jaeger JSON or Zipkin JSON: one request for each call of a model. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { isList, isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { ObservedRequests } from '../shared/observed-requests';
import type { SpanCounts } from '../shared/observed-spans';
import { ObservedSpans } from '../shared/observed-spans';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { AttributeCheck } from './check-attributes';
import { classifySpan } from './classify-span';
import type { RawSpan } from './foreign-types';
import {
  jaegerTracesOf,
  readJaegerSpans,
  readZipkinSpans,
  zipkinSpansOf,
} from './read-jaeger-spans';
import { readOtlpSpans, resourceSpansOf } from './read-otlp-spans';
import { readRequest } from './read-request';

export async function parseOtlpTraces(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  return parseTraces(source, context, (value) => {
    const resources = resourceSpansOf(value);
    return resources && readOtlpSpans(resources);
  });
}

export async function parseJaeger(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  return parseTraces(source, context, (value) => {
    const traces = jaegerTracesOf(value);
    return traces && readJaegerSpans(traces);
  });
}

export async function parseZipkin(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  return parseTraces(source, context, (value) => {
    const spans = zipkinSpansOf(value);
    return spans && readZipkinSpans(spans);
  });
}

async function parseTraces(
  source: ImportSource,
  context: ParseContext,
  readSpans: (value: unknown) => Iterable<RawSpan | null> | undefined,
): Promise<ParseResult> {
  const { report } = context;
  const spans = new ObservedSpans(report);
  const attributes = new AttributeCheck(report);
  for await (const value of readJsonValues(source, context)) {
    // A list of export requests is read as if they were lines; a list of Zipkin spans is one value.
    const whole = readSpans(value);
    const parts = whole ? [whole] : (isList(value) ? value : [value]).map(readSpans);
    for (const part of parts) {
      if (part) addSpans(part, spans, attributes, context);
      else if (isObject(value) || isList(value))
        report.note('The file also holds metrics or logs; only its spans were read.');
    }
  }
  return { runs: buildRuns(spans, context) };
}

function addSpans(
  rawSpans: Iterable<RawSpan | null>,
  spans: ObservedSpans,
  attributes: AttributeCheck,
  { report }: ParseContext,
): void {
  for (const span of rawSpans) {
    report.read(1);
    if (!span) {
      report.drop('an entry that is not a span');
      continue;
    }
    const role = classifySpan(span);
    attributes.check(span, role === 'llm');
    const request = readRequest(span, role === 'llm');
    if (!request && role === 'llm') report.drop('model call that had not ended');
    spans.add({
      traceId: span.traceId,
      spanId: span.spanId,
      parentId: span.parentId,
      role,
      start: span.start,
      end: span.end,
      request,
    });
  }
}

function buildRuns(spans: ObservedSpans, { report }: ParseContext): BenchmarkRun[] {
  const requests = new ObservedRequests(report);
  const tool = { id: 'otlp', name: 'OpenTelemetry' };
  if (spans.hasModelCalls) {
    const counts = spans.addModelCalls(requests);
    const run = requests.finish(tool, 'model call');
    if (!run)
      throw new ImportError(
        'no requests',
        'No call of a model in these traces had ended; export them again later.',
      );
    return [describeModelCalls(run, counts).build()];
  }
  const { fromRoots } = spans.addServerRequests(requests);
  const run = requests.finish(tool);
  if (!run) return [];
  run
    .define(
      'request_latency',
      fromRoots
        ? 'Duration of the outermost server span of each trace, or of its root span where it has no server span.'
        : 'Duration of the outermost server span of each trace.',
    )
    .note(
      'No span has gen_ai attributes, so the requests are the incoming requests of the services: there are latencies, but no tokens and no time to first token.',
    );
  return [run.build()];
}

function describeModelCalls(
  run: RunBuilder,
  { repeated, wrappers, withRetrieval }: SpanCounts,
): RunBuilder {
  run
    .define(
      'request_latency',
      'Duration of the span of the model call, as the outermost instrumented process saw it.',
    )
    .define(
      'time_to_first_token',
      'As the instrumentation recorded it (an attribute, or the first event of the stream); where client and server both have a span and only the server recorded it, it is the server’s.',
    )
    .define('queue_time', 'vLLM: from queued to last scheduled.')
    .define('prefill_time', 'vLLM: from last scheduled to the first token.')
    .define('decode_time', 'vLLM: from the first token to the last.')
    .define(
      'retrieval_time',
      'Time covered by the retrieval and database spans of the same trace that belong to the call; searches side by side count once. It is not part of the request latency unless the spans lie inside the call.',
    );
  if (repeated > 0) {
    run.note(
      `${countWith(repeated, 'span')} of a call that an outer span of the same trace shows too ${repeated === 1 ? 'was' : 'were'} not counted again; what only the inner one knows was taken from it.`,
    );
  }
  if (wrappers > 0) {
    run.note(
      `${countWith(wrappers, 'span')} around several model calls ${wrappers === 1 ? 'is' : 'are'} not counted as a request.`,
    );
  }
  if (withRetrieval > 0)
    run.note(`${countWith(withRetrieval, 'request')} had retrieval before or inside the call.`);
  return run;
}
