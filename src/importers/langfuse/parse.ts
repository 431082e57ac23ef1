/** Langfuse exports and API pages: generations are requests; where a file has only traces, those are. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { addSeconds, elapsed } from '../shared/moment';
import { tagAttributes } from '../shared/observed-attributes';
import {
  durationAt,
  listFrom,
  momentAt,
  numberAt,
  objectFrom,
  reportSecrets,
  textAt,
  tokensAt,
  valueAt,
} from '../shared/observed-fields';
import { FieldCheck, readRecords } from '../shared/observed-records';
import type { ObservedRequest } from '../shared/observed-requests';
import { ObservedRequests, REQUEST_COST } from '../shared/observed-requests';
import { ObservedSpans } from '../shared/observed-spans';
import type { ImportSource } from '../source';
import { isTrace, toCamelCase } from './detect';
import { KNOWN_FIELDS, SECRET_FIELDS } from './field-names';

/** Types of observations that are one call of a model; the other types are steps around it. */
const CALL = /^generation$/i;
const RETRIEVAL = /^retriever$/i;
const TOOL = { id: 'langfuse', name: 'Langfuse' };

export async function parseLangfuse(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const spans = new ObservedSpans(report);
  const traces = new ObservedRequests(report);
  const waiting: ObservedRequest[] = [];
  const fields = new FieldCheck(KNOWN_FIELDS);
  let entries = 0;
  const addObservation = (record: JsonObject): void => {
    fields.check(record, context);
    reportSecrets(record, SECRET_FIELDS, report);
    entries += 1;
    addSpan(record, `row ${entries}`, spans, context);
  };
  await readRecords(source, context, (written) => {
    const record = toCamelCase(written);
    if (!isTrace(record)) {
      addObservation(record);
      return;
    }
    fields.check(record, context);
    reportSecrets(record, SECRET_FIELDS, report);
    const nested = (listFrom(valueAt(record, 'observations')) ?? []).filter(isObject);
    if (nested.length > 0) {
      report.read(nested.length);
      nested.forEach(addObservation);
      report.drop('trace, whose observations were read instead');
    } else waiting.push(readTrace(record, context));
  });
  if (spans.hasModelCalls) {
    report.drop('trace without its observations', waiting.length);
    const requests = new ObservedRequests(report);
    const { wrappers } = spans.addModelCalls(requests);
    const run = requests.finish(TOOL, 'generation');
    if (wrappers > 0) run?.note('Generations around several other generations are not counted.');
    return { runs: run ? [describeGenerations(run).build()] : [] };
  }
  waiting.forEach((trace) => traces.add(trace));
  const run = traces.finish(TOOL, 'trace');
  return { runs: run ? [describeTraces(run).build()] : [] };
}

function addSpan(
  record: JsonObject,
  fallbackId: string,
  spans: ObservedSpans,
  { report }: ParseContext,
): void {
  // The older export of generations has no types, because it has nothing else.
  const type = textAt(record, 'type') ?? 'GENERATION';
  const start = momentAt(record, 'startTime');
  const end = momentAt(record, 'endTime');
  const isCall = CALL.test(type);
  const request = isCall ? readGeneration(record, start, end, report) : undefined;
  if (isCall && !request) report.drop('generation that had not ended');
  spans.add({
    traceId: textAt(record, 'traceId') ?? fallbackId,
    spanId: textAt(record, 'id') ?? fallbackId,
    parentId: textAt(record, 'parentObservationId'),
    role: isCall ? 'llm' : RETRIEVAL.test(type) ? 'retrieval' : 'other',
    start,
    end,
    request,
  });
}

function readGeneration(
  record: JsonObject,
  start: Moment | undefined,
  end: Moment | undefined,
  report: ParseContext['report'],
): ObservedRequest | undefined {
  const latency = readLatency(record, elapsed(start, end));
  const isFailed = textAt(record, 'level')?.toUpperCase() === 'ERROR';
  if (latency === undefined && !isFailed) return undefined;
  const firstToken =
    elapsed(start, momentAt(record, 'completionStartTime')) ??
    durationAt(record, 1, 'timeToFirstToken');
  return {
    status: isFailed ? 'failed' : 'succeeded',
    start,
    end,
    values: {
      request_latency: latency,
      time_to_first_token: firstToken,
      ...readUsage(record),
      [REQUEST_COST]: numberAt(
        record,
        'calculatedTotalCost',
        'costDetails.total',
        'totalCost',
        'usage.totalCost',
      ),
    },
    attributes: [
      ['model', readModelName(textAt(record, 'model', 'providedModelName', 'modelName'))],
      ['operation', textAt(record, 'name')],
      ['route', textAt(record, 'traceName')],
      ['environment', textAt(record, 'environment')],
      ['version', textAt(record, 'version')],
      ['prompt', textAt(record, 'promptName')],
      ...tagAttributes(
        listFrom(valueAt(record, 'traceTags') ?? valueAt(record, 'tags')) ?? [],
        report,
      ),
    ],
  };
}

/**
 * The times decide: the field `latency` is in seconds in the API and was in milliseconds in some exports. Without an end it is all
 * there is, and the API's documentation says seconds.
 */
function readLatency(record: JsonObject, fromTimes: number | undefined): number | undefined {
  return fromTimes ?? durationAt(record, 1, 'latency');
}

/** All input is the prompt: cached tokens have an entry of their own beside `input`. 0 of everything means that nothing was said. */
function readUsage(record: JsonObject): ObservedRequest['values'] {
  const details = objectFrom(valueAt(record, 'usageDetails'));
  const sumOf = (prefix: string): number | undefined => {
    const counts = Object.keys(details ?? {})
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => tokensAt({ [name]: details?.[name] }, name) ?? []);
    return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
  };
  const prompt =
    sumOf('input') ??
    tokensAt(
      record,
      'usage.input',
      'usage.promptTokens',
      'promptTokens',
      'inputUsage',
      'inputTokens',
    );
  const output =
    sumOf('output') ??
    tokensAt(
      record,
      'usage.output',
      'usage.completionTokens',
      'completionTokens',
      'outputUsage',
      'outputTokens',
    );
  const isKnown = (prompt ?? 0) + (output ?? 0) > 0;
  return {
    prompt_tokens: isKnown ? prompt : undefined,
    output_tokens: isKnown ? output : undefined,
    'custom.cached_prompt_tokens': tokensAt(
      details,
      'input_cached_tokens',
      'cache_read_input_tokens',
      'input_cache_read',
    ),
    'custom.reasoning_tokens': tokensAt(details, 'output_reasoning_tokens', 'output_reasoning'),
  };
}

function readTrace(record: JsonObject, { report }: ParseContext): ObservedRequest {
  const start = momentAt(record, 'timestamp');
  const latency = durationAt(record, 1, 'latency');
  return {
    status: textAt(record, 'level')?.toUpperCase() === 'ERROR' ? 'failed' : 'succeeded',
    start,
    end: start && latency !== undefined ? addSeconds(start, latency) : undefined,
    values: {
      request_latency: latency,
      [REQUEST_COST]: numberAt(record, 'totalCost', 'calculatedTotalCost', 'costDetails.total'),
    },
    attributes: [
      ['route', textAt(record, 'name')],
      ['environment', textAt(record, 'environment')],
      ['version', textAt(record, 'version')],
      ['release', textAt(record, 'release')],
      ...tagAttributes(listFrom(valueAt(record, 'tags')) ?? [], report),
    ],
  };
}

function describeGenerations(run: RunBuilder): RunBuilder {
  return run
    .define(
      'request_latency',
      'From the start to the end of the generation, as the instrumented application saw it.',
    )
    .define(
      'time_to_first_token',
      'completionStartTime − startTime, which the application reports when it streams.',
    )
    .define(
      'prompt_tokens',
      'The sum of the usage types whose names begin with input, as Langfuse itself adds them.',
    )
    .define(
      'retrieval_time',
      'Time covered by the retriever observations of the same trace that belong to the generation.',
    );
}

function describeTraces(run: RunBuilder): RunBuilder {
  return run
    .define(
      'request_latency',
      'Of the whole trace: from its start to the end of its last observation, everything the application did included.',
    )
    .note(
      'The file has traces without their observations, so a request is a whole request of the application; a trace has no outcome, and each counts as succeeded unless its level is ERROR.',
    );
}
