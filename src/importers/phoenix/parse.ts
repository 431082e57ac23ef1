/** Spans of Arize Phoenix (REST API, client, span dataframe): those of kind LLM are requests. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { elapsed } from '../shared/moment';
import {
  errorClass,
  listFrom,
  momentAt,
  numberAt,
  reportSecrets,
  textAt,
  tokensAt,
  valueAt,
} from '../shared/observed-fields';
import { readRecords } from '../shared/observed-records';
import type { ObservedRequest } from '../shared/observed-requests';
import { ObservedRequests, REQUEST_COST } from '../shared/observed-requests';
import type { ObservedSpan } from '../shared/observed-spans';
import { ObservedSpans } from '../shared/observed-spans';
import type { ImportSource } from '../source';
import { SECRET_FIELDS, reportAttributes } from './attribute-names';
import { splitColumns } from './split-columns';

const TOOL = { id: 'phoenix', name: 'Arize Phoenix' };
const FIRST_TOKEN = /first[ _.-]?(?:token|chunk)/i;

export async function parsePhoenix(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const spans = new ObservedSpans(report);
  let entries = 0;
  await readRecords(source, context, (record) => {
    for (const row of splitColumns(record, report)) {
      entries += 1;
      reportAttributes(row, report);
      reportSecrets(row, SECRET_FIELDS, report);
      addSpan(row, `row ${entries}`, spans, context);
    }
  });
  const requests = new ObservedRequests(report);
  if (spans.hasModelCalls) {
    const { wrappers } = spans.addModelCalls(requests);
    const run = requests.finish(TOOL, 'LLM span');
    if (wrappers > 0) run?.note('LLM spans around several other LLM spans are not counted.');
    return { runs: run ? [describeCalls(run).build()] : [] };
  }
  spans.addServerRequests(requests);
  const run = requests.finish(TOOL, 'root span');
  run
    ?.define('request_latency', 'Of the whole root span: everything the application did included.')
    .note('The file has no spans of kind LLM, so the root spans are the requests.');
  return { runs: run ? [run.build()] : [] };
}

function addSpan(
  row: JsonObject,
  fallbackId: string,
  spans: ObservedSpans,
  { report }: ParseContext,
): void {
  const role = roleOf(row);
  const start = momentAt(row, 'start_time');
  const end = momentAt(row, 'end_time');
  const request = role === 'llm' || role === 'server' ? readSpan(row, start, end) : undefined;
  if (role === 'llm' && !request) report.drop('LLM span that had not ended');
  spans.add({
    traceId: textAt(row, 'context.trace_id', 'trace_id') ?? 'no trace',
    spanId: textAt(row, 'context.span_id', 'span_id', 'id') ?? fallbackId,
    parentId: textAt(row, 'parent_id'),
    role,
    start,
    end,
    request,
  });
}

function roleOf(row: JsonObject): ObservedSpan['role'] {
  const kind = textAt(row, 'span_kind', 'attributes.openinference.span.kind')?.toUpperCase();
  if (kind === 'LLM') return 'llm';
  if (kind === 'RETRIEVER' || kind === 'RERANKER') return 'retrieval';
  return textAt(row, 'parent_id') === undefined ? 'server' : 'other';
}

function readSpan(
  row: JsonObject,
  start: Moment | undefined,
  end: Moment | undefined,
): ObservedRequest | undefined {
  const latency = elapsed(start, end);
  const isFailed = textAt(row, 'status_code')?.toUpperCase() === 'ERROR';
  if (latency === undefined && !isFailed) return undefined;
  return {
    status: isFailed ? 'failed' : 'succeeded',
    start,
    end,
    values: {
      request_latency: latency,
      time_to_first_token: readFirstToken(row, start),
      prompt_tokens: tokensAt(row, 'attributes.llm.token_count.prompt', 'llm.token_count.prompt'),
      output_tokens: tokensAt(
        row,
        'attributes.llm.token_count.completion',
        'llm.token_count.completion',
      ),
      'custom.cached_prompt_tokens': tokensAt(
        row,
        'attributes.llm.token_count.prompt_details.cache_read',
      ),
      'custom.reasoning_tokens': tokensAt(
        row,
        'attributes.llm.token_count.completion_details.reasoning',
      ),
      [REQUEST_COST]: numberAt(row, 'attributes.llm.cost.total', 'llm.cost.total'),
    },
    attributes: [
      ['model', readModelName(textAt(row, 'attributes.llm.model_name', 'llm.model_name'))],
      ['provider', textAt(row, 'attributes.llm.provider', 'attributes.llm.system')],
      ['operation', textAt(row, 'name')],
      ['error', errorClass(textAt(row, 'status_message'))],
    ],
  };
}

function readFirstToken(row: JsonObject, start: Moment | undefined): number | undefined {
  for (const event of listFrom(valueAt(row, 'events')) ?? []) {
    const name = valueAt(event, 'name');
    if (!isObject(event) || typeof name !== 'string' || !FIRST_TOKEN.test(name)) continue;
    return elapsed(start, momentAt(event, 'timestamp', 'time'));
  }
  return undefined;
}

function describeCalls(run: RunBuilder): RunBuilder {
  return run
    .define(
      'request_latency',
      'end_time − start_time of the span of kind LLM, as the instrumented application saw it.',
    )
    .define(
      'time_to_first_token',
      'From the start of the span to its event “First Token Stream Event”; only of streamed answers.',
    )
    .define(
      'retrieval_time',
      'Time covered by the RETRIEVER and RERANKER spans of the same trace that belong to the call.',
    );
}
