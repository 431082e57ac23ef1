/**
 * OpenTelemetry's generative AI metrics under the names that a collector gives them for Prometheus: dots become `_`, the unit is
 * appended or not. Source: OpenTelemetry semantic conventions, gen-ai-metrics.
 */
import type { EngineTable, Selection } from './engine';
import { histogram, rate, share } from './engine';

const MODEL_LABELS = ['gen_ai_response_model', 'gen_ai_request_model'];

function named(name: string): readonly string[] {
  return [`${name}_seconds`, name];
}

function ended(name: string, error: RegExp): Selection {
  return { names: named(name), part: 'count', where: { error_type: error } };
}

const CLIENT = 'gen_ai_client_operation_duration';
const SERVER = 'gen_ai_server_request_duration';
const FAILED_NOTE = 'Operations with an error.type ÷ all operations.';
const TOKENS = ['gen_ai_client_token_usage', 'gen_ai_client_token_usage_tokens'];
const INPUT: Selection = { names: TOKENS, where: { gen_ai_token_type: /^input$/u } };
const OUTPUT: Selection = {
  names: TOKENS,
  where: { gen_ai_token_type: /^(?:output|completion)$/u },
};

export const OTEL_CLIENT: EngineTable = {
  id: 'otel-gen-ai-client',
  name: 'OpenTelemetry client',
  prefixes: ['gen_ai_client'],
  modelLabels: MODEL_LABELS,
  entries: [
    histogram(named(CLIENT), 'request_latency', 'client', {
      note: 'One operation as the client library sees it, retries inside the library included; operations that failed are in it.',
    }),
    histogram(
      named('gen_ai_client_operation_time_to_first_chunk'),
      'time_to_first_token',
      'client',
      {
        note: 'To the first chunk of the stream, which may be empty.',
      },
    ),
    histogram(
      named('gen_ai_client_operation_time_per_output_chunk'),
      'inter_token_latency',
      'client',
      {
        note: 'Time per chunk of the stream, not per token.',
      },
    ),
    histogram(INPUT.names, 'prompt_tokens', 'client', { ...INPUT, unit: 'tokens' }),
    histogram(OUTPUT.names, 'output_tokens', 'client', { ...OUTPUT, unit: 'tokens' }),
    rate([ended(CLIENT, /^$/u)], 'request_throughput', 'client', 'requests/s'),
    rate([{ ...OUTPUT, part: 'sum' }], 'output_token_throughput', 'client', 'tokens/s'),
    rate(
      [
        { ...INPUT, part: 'sum' },
        { ...OUTPUT, part: 'sum' },
      ],
      'total_token_throughput',
      'client',
      'tokens/s',
    ),
    share([ended(CLIENT, /./u)], [ended(CLIENT, /^/u)], 'error_rate', 'client', FAILED_NOTE),
  ],
  counts: { succeeded: ended(CLIENT, /^$/u), failed: ended(CLIENT, /./u) },
};

export const OTEL_SERVER: EngineTable = {
  id: 'otel-gen-ai-server',
  name: 'OpenTelemetry server',
  prefixes: ['gen_ai_server'],
  modelLabels: MODEL_LABELS,
  entries: [
    histogram(named(SERVER), 'request_latency', 'engine', {
      note: 'Seen by the server; requests that failed are in it.',
    }),
    histogram(named('gen_ai_server_time_to_first_token'), 'time_to_first_token', 'engine', {
      note: 'Seen by the server, of successful requests.',
    }),
    histogram(named('gen_ai_server_time_per_output_token'), 'time_per_output_token', 'decode', {
      note: 'After the first token, of successful requests.',
    }),
    rate([ended(SERVER, /^$/u)], 'request_throughput', 'engine', 'requests/s'),
    share([ended(SERVER, /./u)], [ended(SERVER, /^/u)], 'error_rate', 'engine', FAILED_NOTE),
  ],
  counts: { succeeded: ended(SERVER, /^$/u), failed: ended(SERVER, /./u) },
};
