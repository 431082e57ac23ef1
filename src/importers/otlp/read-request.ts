/** What the attributes and events of a span say about a request, in canonical units. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { elapsed, parseMoment } from '../shared/moment';
import type { ObservedRequest } from '../shared/observed-requests';
import { REQUEST_COST } from '../shared/observed-requests';
import { errorClass, statusOfError } from '../shared/observed-fields';
import { countAttribute, numberAttribute, textAttribute } from './attributes';
import type { RawSpan } from './foreign-types';

/** Event names of the first token; the OpenTelemetry conventions have none, so these are the instrumentations' own. */
const FIRST_TOKEN = /first[ _.-]?(?:token|chunk)/i;
/** Events that carry a piece of a streamed answer, or all of it: the first one counts only when it came well before the end. */
const PIECE = /^(?:gen_ai\.content\.completion|llm\.content\.completion\.chunk|gen_ai\.choice)$/;
const PIECE_SHARE = 0.95;

/** Undefined for a span that had not ended, which is no request yet. */
export function readRequest(span: RawSpan, isCall: boolean): ObservedRequest | undefined {
  const { attributes, start, end } = span;
  const latency = elapsed(start, end) ?? numberAttribute(attributes, 'gen_ai.latency.e2e');
  if (latency === undefined) return undefined;
  const error = textAttribute(attributes, 'error.type', 'exception.type');
  const base = { status: readStatus(span), start, end };
  // `error.type` is an identifier by its convention; anything else is a message.
  const errorText = /^[\w.:-]{1,80}$/.test(error ?? '') ? error : errorClass(error);
  const common = [
    ['service.name', span.service],
    ['error', errorText],
  ] as const;
  if (!isCall) {
    return {
      ...base,
      values: { request_latency: latency },
      attributes: [
        ['http.route', textAttribute(attributes, 'http.route', 'rpc.method')],
        ['operation', /^[\w ./{}:-]{1,80}$/.test(span.name) ? span.name.split('?')[0] : undefined],
        ...common,
      ],
    };
  }
  return {
    ...base,
    values: {
      request_latency: latency,
      time_to_first_token: readFirstToken(span, latency),
      queue_time: numberAttribute(attributes, 'gen_ai.latency.time_in_queue'),
      prefill_time: numberAttribute(attributes, 'gen_ai.latency.time_in_model_prefill'),
      decode_time: numberAttribute(attributes, 'gen_ai.latency.time_in_model_decode'),
      prompt_tokens: countAttribute(attributes, ...PROMPT_TOKENS),
      output_tokens: countAttribute(attributes, ...OUTPUT_TOKENS),
      'custom.cached_prompt_tokens': countAttribute(attributes, ...CACHED_TOKENS),
      'custom.reasoning_tokens': countAttribute(attributes, ...REASONING_TOKENS),
      [REQUEST_COST]: numberAttribute(attributes, ...COST),
    },
    attributes: [
      ['model', readModelName(textAttribute(attributes, ...MODEL))],
      ['provider', textAttribute(attributes, ...PROVIDER)],
      ['operation', textAttribute(attributes, ...OPERATION)],
      ...common,
    ],
  };
}

const PROMPT_TOKENS = [
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.prompt_tokens',
  'llm.token_count.prompt',
  'llm.usage.prompt_tokens',
  'ai.usage.inputTokens',
  'ai.usage.promptTokens',
];
const OUTPUT_TOKENS = [
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.completion_tokens',
  'llm.token_count.completion',
  'llm.usage.completion_tokens',
  'ai.usage.outputTokens',
  'ai.usage.completionTokens',
];
const CACHED_TOKENS = [
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_read_input_tokens',
  'llm.token_count.prompt_details.cache_read',
  'ai.usage.cachedInputTokens',
];
const REASONING_TOKENS = [
  'gen_ai.usage.reasoning.output_tokens',
  'gen_ai.usage.reasoning_tokens',
  'llm.token_count.completion_details.reasoning',
  'ai.usage.reasoningTokens',
];
const COST = ['gen_ai.usage.cost', 'llm.cost.total', 'gen_ai.usage.total_cost'];
const MODEL = [
  'gen_ai.response.model',
  'gen_ai.request.model',
  'llm.model_name',
  'llm.request.model',
  'ai.model.id',
];
const PROVIDER = [
  'gen_ai.provider.name',
  'gen_ai.system',
  'llm.provider',
  'llm.system',
  'llm.vendor',
  'ai.model.provider',
];
const OPERATION = ['gen_ai.operation.name', 'llm.request.type', 'ai.operationId'];
const TTFT_SECONDS = ['gen_ai.latency.time_to_first_token', 'gen_ai.response.time_to_first_chunk'];
/** No convention defines these for spans: some instrumentations write seconds, some milliseconds. */
const TTFT_EITHER = [
  'gen_ai.server.time_to_first_token',
  'gen_ai.client.operation.time_to_first_chunk',
  'gen_ai.response.time_to_first_token',
  'llm.time_to_first_token',
];
const TTFT_MILLISECONDS = ['ai.response.msToFirstChunk', 'ai.stream.msToFirstChunk'];
const STATUS_CODE = ['http.response.status_code', 'http.status_code'];

/** The attributes that are read, so that the others can be named. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set(
  [
    [PROMPT_TOKENS, OUTPUT_TOKENS, CACHED_TOKENS, REASONING_TOKENS, COST, MODEL, PROVIDER].flat(),
    [OPERATION, TTFT_SECONDS, TTFT_EITHER, TTFT_MILLISECONDS, STATUS_CODE].flat(),
    ['gen_ai.latency.e2e', 'gen_ai.latency.time_in_queue', 'gen_ai.latency.time_in_model_prefill'],
    ['gen_ai.latency.time_in_model_decode', 'gen_ai.response.finish_reasons'],
    ['openinference.span.kind', 'traceloop.span.kind', 'error.type', 'exception.type', 'error'],
    ['langfuse.observation.completion_start_time', 'db.system', 'db.system.name', 'http.route'],
    ['rpc.method', 'otel.status_code', 'span.kind'],
  ].flat(),
);

function readFirstToken(span: RawSpan, latency: number): number | undefined {
  const { attributes, start } = span;
  const seconds = numberAttribute(attributes, ...TTFT_SECONDS);
  if (seconds !== undefined) return seconds;
  const milliseconds = numberAttribute(attributes, ...TTFT_MILLISECONDS);
  if (milliseconds !== undefined) return milliseconds / 1e3;
  const either = numberAttribute(attributes, ...TTFT_EITHER);
  if (either !== undefined) return matchUnit(either, latency);
  const named = attributes.get('langfuse.observation.completion_start_time');
  return elapsed(start, parseMoment(named)) ?? readFirstEvent(span, latency);
}

function readFirstEvent({ events, start }: RawSpan, latency: number): number | undefined {
  const first = earliest(
    events.flatMap(({ name, time }) => (FIRST_TOKEN.test(name) ? [time] : [])),
    start,
  );
  if (first !== undefined) return first;
  const piece = earliest(
    events.flatMap(({ name, time }) => (PIECE.test(name) ? [time] : [])),
    start,
  );
  return piece !== undefined && piece < latency * PIECE_SHARE ? piece : undefined;
}

/** Seconds from the start to the earliest of the moments; those before the start are not counted. */
function earliest(
  moments: readonly (Moment | undefined)[],
  start: Moment | undefined,
): number | undefined {
  const seconds = moments.flatMap((moment) => elapsed(start, moment) ?? []);
  return seconds.length === 0 ? undefined : Math.min(...seconds.slice(0, 1_000));
}

/** An HTTP status of 400 and above gave no answer either, although the conventions leave a server span's status unset at 4xx. */
function readStatus({ attributes, isError }: RawSpan): RequestStatus {
  const type = textAttribute(attributes, 'error.type', 'exception.type');
  const reason = textAttribute(attributes, 'gen_ai.response.finish_reasons');
  const code = numberAttribute(attributes, ...STATUS_CODE) ?? 0;
  if (code === 499) return 'cancelled';
  if (type !== undefined) return statusOfError(type);
  if (isError || code >= 400 || attributes.get('error') === true) return 'failed';
  if (reason !== undefined && /abort|cancel/i.test(reason)) return 'cancelled';
  return reason !== undefined && /^\W*error\W*$/i.test(reason) ? 'failed' : 'succeeded';
}

/**
 * Seconds when that fits into the span, else milliseconds when that does; undefined when neither can be.
 * @param latency of the whole span, seconds
 */
function matchUnit(value: number, latency: number): number | undefined {
  return [value, value / 1e3].find((seconds) => seconds <= latency + 0.001);
}
