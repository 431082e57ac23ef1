/** LangSmith runs: those of type llm are requests; a file without any has root runs, and then those are. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { elapsed, parseMoment } from '../shared/moment';
import { tagAttributes } from '../shared/observed-attributes';
import {
  durationAt,
  errorClass,
  listFrom,
  momentAt,
  numberAt,
  reportSecrets,
  statusOfError,
  textAt,
  tokensAt,
  valueAt,
} from '../shared/observed-fields';
import { FieldCheck, readRecords } from '../shared/observed-records';
import type { ObservedRequest } from '../shared/observed-requests';
import { ObservedRequests, REQUEST_COST } from '../shared/observed-requests';
import type { ObservedSpan } from '../shared/observed-spans';
import { ObservedSpans } from '../shared/observed-spans';
import type { ImportSource } from '../source';
import { KNOWN_FIELDS, SECRET_FIELDS } from './field-names';

const TOOL = { id: 'langsmith', name: 'LangSmith' };

export async function parseLangsmith(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const spans = new ObservedSpans(report);
  const fields = new FieldCheck(KNOWN_FIELDS);
  let entries = 0;
  await readRecords(source, context, (record) => {
    // `child_runs` nests whole runs; a list instead of recursion, because nothing says how deep they go.
    const pending = [record];
    for (let run = pending.pop(); run; run = pending.pop()) {
      fields.check(run, context);
      reportSecrets(run, SECRET_FIELDS, report);
      entries += 1;
      addRun(run, `row ${entries}`, spans, context);
      const children = (listFrom(valueAt(run, 'child_runs')) ?? []).filter(isObject);
      report.read(children.length);
      pending.push(...children.slice(0, 100_000));
    }
  });
  const requests = new ObservedRequests(report);
  if (spans.hasModelCalls) {
    spans.addModelCalls(requests);
    const run = requests.finish(TOOL, 'LLM run');
    return { runs: run ? [describeCalls(run).build()] : [] };
  }
  spans.addServerRequests(requests);
  const run = requests.finish(TOOL, 'root run');
  run
    ?.define('request_latency', 'Of the whole root run: everything the application did included.')
    .note('The file has no runs of type llm, so the root runs are the requests.');
  return { runs: run ? [run.build()] : [] };
}

function addRun(
  run: JsonObject,
  fallbackId: string,
  spans: ObservedSpans,
  { report }: ParseContext,
): void {
  const role = roleOf(run);
  const start = momentAt(run, 'start_time');
  const end = momentAt(run, 'end_time');
  const request =
    role === 'other' || role === 'retrieval' ? undefined : readRun(run, start, end, report);
  if (role === 'llm' && !request) report.drop('LLM run that had not ended');
  spans.add({
    traceId: textAt(run, 'trace_id') ?? textAt(run, 'session_id') ?? 'no trace',
    spanId: textAt(run, 'id', 'run_id') ?? fallbackId,
    parentId: textAt(run, 'parent_run_id'),
    role,
    start,
    end,
    request,
  });
}

function roleOf(run: JsonObject): ObservedSpan['role'] {
  const type = textAt(run, 'run_type')?.toLowerCase() ?? '';
  if (/^(?:llm|chat|chat_model)$/.test(type)) return 'llm';
  if (type === 'retriever') return 'retrieval';
  return textAt(run, 'parent_run_id') === undefined ? 'server' : 'other';
}

function readRun(
  run: JsonObject,
  start: Moment | undefined,
  end: Moment | undefined,
  report: ParseContext['report'],
): ObservedRequest | undefined {
  const error = textAt(run, 'error', 'error_preview');
  const word = textAt(run, 'status')?.toLowerCase();
  const status = error === undefined && word === 'error' ? 'failed' : statusOfError(error);
  const latency = elapsed(start, end) ?? durationAt(run, 1, 'latency_seconds', 'latency');
  if (word === 'pending' || (latency === undefined && status === 'succeeded')) return undefined;
  return {
    status,
    start,
    end,
    values: {
      request_latency: latency,
      time_to_first_token:
        elapsed(start, momentAt(run, 'first_token_time')) ?? readFirstEvent(run, start),
      prompt_tokens: tokensAt(
        run,
        'prompt_tokens',
        'input_tokens',
        'usage_metadata.input_tokens',
        'extra.metadata.usage_metadata.input_tokens',
      ),
      output_tokens: tokensAt(
        run,
        'completion_tokens',
        'output_tokens',
        'usage_metadata.output_tokens',
        'extra.metadata.usage_metadata.output_tokens',
      ),
      'custom.cached_prompt_tokens': tokensAt(
        run,
        'prompt_token_details.cache_read',
        'input_token_details.cache_read',
      ),
      'custom.reasoning_tokens': tokensAt(
        run,
        'completion_token_details.reasoning',
        'output_token_details.reasoning',
      ),
      [REQUEST_COST]: numberAt(run, 'total_cost'),
    },
    attributes: [
      ['model', readModelName(textAt(run, ...MODEL))],
      ['provider', textAt(run, 'extra.metadata.ls_provider', 'metadata.ls_provider')],
      ['operation', textAt(run, 'name')],
      ['error', errorClass(error)],
      ...tagAttributes(listFrom(valueAt(run, 'tags')) ?? [], report),
    ],
  };
}

const MODEL = [
  'extra.metadata.ls_model_name',
  'metadata.ls_model_name',
  'extra.invocation_params.model',
  'extra.invocation_params.model_name',
];

/** The SDKs log an event for each new token; the field is computed from the first of them by the server. */
function readFirstEvent(run: JsonObject, start: Moment | undefined): number | undefined {
  for (const event of listFrom(valueAt(run, 'events')) ?? []) {
    if (valueAt(event, 'name') !== 'new_token') continue;
    return elapsed(start, parseMoment(valueAt(event, 'time')));
  }
  return undefined;
}

function describeCalls(run: RunBuilder): RunBuilder {
  return run
    .define(
      'request_latency',
      'end_time − start_time of the run of type llm, as the instrumented application saw it.',
    )
    .define(
      'time_to_first_token',
      'first_token_time − start_time; only of runs that were streamed.',
    )
    .define(
      'retrieval_time',
      'Time covered by the retriever runs of the same trace that belong to the call.',
    );
}
