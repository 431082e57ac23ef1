/** What was measured of one request, from the fields of either generation, or as the tool computed it (`computed_metrics`). */
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import type { JsonObject } from '../fields';
import { listOf, numberOf, objectOf } from '../fields';
import type { ReportBuilder } from '../report';

export function readRequestValues(
  request: JsonObject,
  report: ReportBuilder,
): RequestRow['values'] {
  const start = numberOf(request, 'start_time');
  const end = numberOf(request, 'end_time');
  const computed = objectOf(request, 'computed_metrics');
  const latency =
    notNegative(numberOf(computed, 'request_latency')) ??
    (start === undefined || end === undefined ? undefined : end - start);
  if (latency !== undefined && latency < 0) report.drop('a request that ends before it starts');
  const times = readTimes(request);
  const tokens = readTokens(request, times.length);
  const [first] = times;
  const last = times.at(-1);
  const isStreamed = times.length > 1 && first !== undefined && last !== undefined;
  const ttft = isStreamed && start !== undefined ? first - start : undefined;
  const tpot =
    isStreamed && tokens.client !== undefined && tokens.client > 1
      ? (last - first) / (tokens.client - 1)
      : undefined;
  const perToken = latency !== undefined && tokens.client ? latency / tokens.client : undefined;
  return {
    request_latency: notNegative(latency),
    time_to_first_token: notNegative(numberOf(computed, 'time_to_first_token') ?? ttft),
    time_per_output_token: notNegative(numberOf(computed, 'time_per_output_token') ?? tpot),
    'custom.normalized_time_per_output_token_seconds': positive(
      numberOf(computed, 'normalized_time_per_output_token') ?? perToken,
    ),
    prompt_tokens: notNegative(tokens.prompt),
    output_tokens: notNegative(tokens.server ?? tokens.client),
    'custom.cached_prompt_tokens': notNegative(
      numberOf(usageOf(request), 'prompt_tokens_details', 'cached_tokens'),
    ),
  };
}

/** Seconds between the tokens of a streamed answer. */
export function readGaps(request: JsonObject): number[] {
  const computed = listOf(request, 'computed_metrics', 'inter_token_latencies');
  if (computed) return computed.filter(isDuration);
  const times = readTimes(request);
  return times.flatMap((time, i) => {
    const before = times[i - 1];
    return before === undefined || time < before ? [] : [time - before];
  });
}

/** On the same clock as the start. Where the tokens were not timed, the pieces were (newer versions). */
function readTimes(request: JsonObject): number[] {
  const info = objectOf(request, 'info');
  const lists = [
    listOf(info, 'response_metrics', 'output_token_times'),
    listOf(info, 'output_token_times'),
    listOf(info, 'response_metrics', 'chunk_times'),
  ];
  const found = lists.find((list) => list !== undefined && list.length > 0) ?? [];
  return found.filter((time): time is number => typeof time === 'number' && Number.isFinite(time));
}

interface Tokens {
  readonly prompt: number | undefined;
  /** As the client's tokenizer counted the answer. */
  readonly client: number | undefined;
  readonly server: number | undefined;
}

function readTokens(request: JsonObject, timed: number): Tokens {
  const info = objectOf(request, 'info');
  const usage = usageOf(request);
  const server = numberOf(usage, 'completion_tokens') ?? numberOf(usage, 'output_tokens');
  return {
    prompt:
      numberOf(info, 'request_metrics', 'text', 'input_tokens') ??
      numberOf(info, 'input_tokens') ??
      numberOf(request, 'computed_metrics', 'input_tokens') ??
      numberOf(usage, 'prompt_tokens'),
    client:
      numberOf(info, 'response_metrics', 'output_tokens') ??
      numberOf(info, 'output_tokens') ??
      numberOf(request, 'computed_metrics', 'output_tokens') ??
      server ??
      (timed > 0 ? timed : undefined),
    server,
  };
}

function usageOf(request: JsonObject): JsonObject | undefined {
  return (
    objectOf(request, 'info', 'response_metrics', 'server_usage') ??
    objectOf(request, 'info', 'extra_info', 'server_usage')
  );
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function notNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
