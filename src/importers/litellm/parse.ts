/** LiteLLM's spend logs (JSON of the proxy, CSV of its table) and its StandardLoggingPayload. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { elapsed } from '../shared/moment';
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
import type { ImportSource } from '../source';
import { payloadOf } from './detect';
import { KNOWN_FIELDS, SECRET_FIELDS } from './field-names';

const TOOL = { id: 'litellm', name: 'LiteLLM' };
/** Calls that generate no text: `aembedding`, `image_generation`, `atranscription`, `mcp_…`. */
const OTHER_CALL =
  /embedding|image|transcription|speech|moderation|rerank|mcp|search|file|batch|vector|list_|health|ocr|video/i;
/** Times are kept in milliseconds: a first token this near to the end is the end. */
const CLOCK_STEP = 0.0011;

export async function parseLitellm(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const requests = new ObservedRequests(report);
  const fields = new FieldCheck(KNOWN_FIELDS);
  await readRecords(source, context, (record) => {
    const call = payloadOf(record);
    fields.check(call, context);
    reportSecrets(call, SECRET_FIELDS, report);
    const type = textAt(call, 'call_type') ?? '';
    if (OTHER_CALL.test(type)) {
      report.drop('call that generates no text');
      return;
    }
    const request = readCall(call, report);
    if (request) requests.add(request);
    else report.drop('call without an end');
  });
  const run = requests.finish(TOOL, 'call');
  if (!run) return { runs: [] };
  run
    .define('request_latency', 'endTime − startTime, as the proxy saw the call of the provider.')
    .define(
      'time_to_first_token',
      'completionStartTime − startTime; not for calls in which the two ends are the same, which were not streamed. The field response_time is not used: it is the whole time for some calls and the first token for others.',
    );
  return { runs: [run.build()] };
}

function readCall(call: JsonObject, report: ParseContext['report']): ObservedRequest | undefined {
  const start = momentAt(call, 'startTime');
  const end = momentAt(call, 'endTime');
  const latency = elapsed(start, end) ?? durationAt(call, 1e-3, 'request_duration_ms');
  const status = readStatus(call);
  if (latency === undefined && status === 'succeeded') return undefined;
  const overhead = durationAt(
    call,
    1e-3,
    'hidden_params.litellm_overhead_time_ms',
    'metadata.litellm_overhead_time_ms',
  );
  return {
    status,
    start,
    end,
    values: {
      request_latency: latency,
      time_to_first_token: readFirstToken(call, start, end),
      prompt_tokens: tokensAt(call, 'prompt_tokens', 'usage.prompt_tokens'),
      output_tokens: tokensAt(call, 'completion_tokens', 'usage.completion_tokens'),
      'custom.cached_prompt_tokens': tokensAt(
        call,
        'metadata.usage_object.prompt_tokens_details.cached_tokens',
        'metadata.additional_usage_values.cache_read_input_tokens',
      ),
      'custom.reasoning_tokens': tokensAt(
        call,
        'metadata.usage_object.completion_tokens_details.reasoning_tokens',
      ),
      'custom.gateway_overhead_seconds': overhead,
      [REQUEST_COST]: numberAt(call, 'response_cost', 'spend'),
    },
    attributes: [
      ['model', readModelName(textAt(call, 'model'))],
      ['provider', textAt(call, 'custom_llm_provider')],
      ['model_group', textAt(call, 'model_group')],
      ['operation', textAt(call, 'call_type')],
      ['team', textAt(call, 'metadata.user_api_key_team_alias')],
      ['cache', /^true$/i.test(String(valueAt(call, 'cache_hit'))) ? 'hit' : undefined],
      ['error', readErrorClass(call)],
      ...tagAttributes(readTags(call), report),
    ],
  };
}

/** The proxy adds each client's user agent as a tag, which is no tag of the user. */
function readTags(call: JsonObject): unknown[] {
  return (listFrom(valueAt(call, 'request_tags')) ?? []).filter(
    (tag) => typeof tag === 'string' && !/^user-agent:/i.test(tag),
  );
}

/** Without streaming LiteLLM writes the end of the call as the time of the first token; its own interface shows none then. */
function readFirstToken(
  call: JsonObject,
  start: Moment | undefined,
  end: Moment | undefined,
): number | undefined {
  if (/^false$/i.test(String(valueAt(call, 'stream')))) return undefined;
  const first = momentAt(call, 'completionStartTime');
  const rest = elapsed(first, end);
  return rest === undefined || rest < CLOCK_STEP ? undefined : elapsed(start, first);
}

function readStatus(call: JsonObject): RequestStatus {
  const word = textAt(
    call,
    'status',
    'metadata.status',
    'status_fields.llm_api_status',
  )?.toLowerCase();
  const error = textAt(call, ...ERRORS);
  if (word === 'success') return 'succeeded';
  if (word === undefined && error === undefined) return 'succeeded';
  const status = statusOfError(error);
  return status === 'succeeded' ? 'failed' : status;
}

const ERRORS = [
  'error_information.error_class',
  'metadata.error_information.error_class',
  'exception_type',
  'error_str',
];

function readErrorClass(call: JsonObject): string | undefined {
  return (
    errorClass(textAt(call, ...ERRORS)) ??
    errorClass(
      textAt(call, 'error_information.error_code', 'metadata.error_information.error_code'),
    )
  );
}
