/** Helicone's requests: the answer of its query API, its export tool (JSON, JSONL, CSV) and the export of its dashboard. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readModelName } from '../shared/model-name';
import type { Moment } from '../shared/moment';
import { addSeconds, elapsed } from '../shared/moment';
import { propertyAttributes } from '../shared/observed-attributes';
import {
  durationAt,
  matchDuration,
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
import type { ImportSource } from '../source';
import { KNOWN_FIELDS, SECRET_FIELDS } from './field-names';

const TOOL = { id: 'helicone', name: 'Helicone' };
const NO_CACHE = /^(?:|0{8}-0{4}-0{4}-0{4}-0{12})$/;

export async function parseHelicone(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const requests = new ObservedRequests(report);
  const fields = new FieldCheck(KNOWN_FIELDS);
  await readRecords(source, context, (record) => {
    fields.check(record, context);
    reportSecrets(record, SECRET_FIELDS, report);
    const mapped = objectFrom(valueAt(record, 'heliconeMetadata'));
    const request = readRequest(mapped ? { ...record, ...mapped } : record, report);
    if (request) requests.add(request);
    else report.drop('request that had not ended');
  });
  const run = requests.finish(TOOL);
  if (!run) return { runs: [] };
  run
    .define(
      'request_latency',
      'delay_ms: from the request’s arrival at Helicone to the end of the answer.',
    )
    .define(
      'time_to_first_token',
      'time_to_first_token of Helicone, in milliseconds there; only of streamed answers.',
    );
  return { runs: [run.build()] };
}

function readRequest(
  record: JsonObject,
  report: ParseContext['report'],
): ObservedRequest | undefined {
  const start = momentAt(record, 'request_created_at', 'createdAt', 'created_at');
  const responseTime = momentAt(record, 'response_created_at');
  const status = readStatus(record);
  if (status === null) return undefined;
  const latency = readLatency(record, start, responseTime);
  return {
    status,
    start,
    end: start && latency !== undefined ? addSeconds(start, latency) : responseTime,
    values: {
      request_latency: latency,
      time_to_first_token: readFirstToken(record),
      prompt_tokens: tokensAt(record, 'prompt_tokens', 'promptTokens'),
      output_tokens: tokensAt(record, 'completion_tokens', 'completionTokens'),
      'custom.cached_prompt_tokens': tokensAt(
        record,
        'prompt_cache_read_tokens',
        'promptCacheReadTokens',
      ),
      'custom.reasoning_tokens': tokensAt(record, 'reasoning_tokens', 'reasoningTokens'),
      [REQUEST_COST]: numberAt(record, 'cost', 'costUSD', 'cost_usd'),
    },
    attributes: [
      [
        'model',
        readModelName(textAt(record, 'model', 'response_model', 'request_model', 'model_override')),
      ],
      ['provider', textAt(record, 'provider')],
      [
        'route',
        textAt(record, 'request_path', 'path')
          ?.replace(/^https?:\/\/[^/]+/, '')
          .replace(/\?.*$/, ''),
      ],
      ['status', statusCode(record) === undefined ? undefined : String(statusCode(record))],
      ['country', textAt(record, 'country_code', 'countryCode')],
      ['cache', NO_CACHE.test(textAt(record, 'cache_reference_id') ?? '') ? undefined : 'hit'],
      ...propertyAttributes(
        objectFrom(
          valueAt(record, 'request_properties') ??
            valueAt(record, 'properties') ??
            valueAt(record, 'customProperties'),
        ),
        report,
      ),
    ],
  };
}

/** `delay_ms` is milliseconds; the field `latency` as well, unless the two times of the record say that it is seconds. */
function readLatency(
  record: JsonObject,
  start: Moment | undefined,
  responseTime: Moment | undefined,
): number | undefined {
  const delay = durationAt(record, 1e-3, 'delay_ms', 'delayMs');
  if (delay !== undefined) return delay;
  const printed = numberAt(record, 'latency');
  const between = elapsed(start, responseTime);
  if (printed === undefined) return between ?? durationAt(record, 1e-3, 'latency');
  return (between === undefined ? undefined : matchDuration(printed, between)) ?? printed / 1e3;
}

/** 0 stands for an answer that was not streamed. */
function readFirstToken(record: JsonObject): number | undefined {
  const seconds = durationAt(record, 1e-3, 'time_to_first_token', 'timeToFirstToken');
  return seconds === 0 ? undefined : seconds;
}

function statusCode(record: JsonObject): number | undefined {
  for (const path of ['response_status', 'status.code', 'statusCode', 'status']) {
    const value = valueAt(record, path);
    const code = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof code === 'number' && Number.isInteger(code)) return code;
  }
  return undefined;
}

/** Helicone's own codes: −1 timeout, −2 pending, −3 cancelled, −4 blocked as a threat. Null: not ended. */
function readStatus(record: JsonObject): RequestStatus | null {
  const code = statusCode(record);
  const word = textAt(record, 'status.statusType', 'status')?.toLowerCase();
  if (code === -2 || code === 0 || (code === undefined && word === 'pending')) return null;
  if (code === -3 || code === 499) return 'cancelled';
  if (code !== undefined) return code >= 200 && code < 400 ? 'succeeded' : 'failed';
  return word === 'error' ? 'failed' : 'succeeded';
}
