/**
 * The requests that GuideLLM keeps in a benchmark. The list also holds those of the warm-up and cool-down phases, which the
 * aggregate leaves out: the aggregate's set is every request that overlaps the measuring window.
 */
import type { RequestStatus, RequestTable } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import type { JsonObject } from '../fields';
import { countOf, fieldOf, isObject, listOf, numberOf } from '../fields';
import type { ReportBuilder } from '../report';
import { millisecondsToSeconds } from '../shared/convert';

const GROUPS: readonly { readonly name: string; readonly status: RequestStatus }[] = [
  { name: 'successful', status: 'succeeded' },
  { name: 'errored', status: 'failed' },
  { name: 'incomplete', status: 'cancelled' },
];

export interface KeptRequests {
  readonly table: RequestTable | undefined;
  readonly counts: Readonly<Record<RequestStatus, number>>;
  /** Requests outside the measuring window. */
  readonly outside: number;
}

export function readRequests(benchmark: JsonObject, report: ReportBuilder): KeptRequests {
  const window = readWindow(benchmark);
  const rows = new RequestTableBuilder();
  const counts = { succeeded: 0, failed: 0, cancelled: 0 };
  let outside = 0;
  const isMultiTurn = GROUPS.some(({ name }) =>
    listOf(benchmark, 'requests', name)?.some((request) => (turnOf(request) ?? 0) > 0),
  );
  for (const { name, status } of GROUPS) {
    for (const request of listOf(benchmark, 'requests', name) ?? []) {
      if (!isObject(request)) continue;
      report.read(1);
      const times = readTimes(request);
      if (!overlaps(times, window)) {
        outside += 1;
        continue;
      }
      counts[status] += 1;
      const values = status === 'succeeded' ? readValues(request, times) : {};
      const turn = isMultiTurn ? turnOf(request) : undefined;
      const attributes = turn === undefined ? [] : [['turn', `${turn}`] as const];
      rows.add({ status, startTime: times.start, values, attributes });
      notePrivateContent(request, report);
    }
  }
  report.drop('request outside the measuring window (warm-up or cool-down)', outside);
  return { table: rows.build(), counts, outside };
}

interface TimeSpan {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Undefined bounds do not limit: reports before 0.5 have no window and keep only measured requests. */
function readWindow(benchmark: JsonObject): TimeSpan {
  return {
    start: numberOf(benchmark, 'scheduler_metrics', 'measure_start_time'),
    end: numberOf(benchmark, 'scheduler_metrics', 'measure_end_time'),
  };
}

/** Inclusive at both ends; a request without times cannot be shown to be outside. */
function overlaps({ start, end }: TimeSpan, window: TimeSpan): boolean {
  const startsTooLate = start !== undefined && window.end !== undefined && start > window.end;
  const endsTooEarly = end !== undefined && window.start !== undefined && end < window.start;
  return !startsTooLate && !endsTooEarly;
}

/** Unix seconds; the names changed with 0.4. */
function readTimes(request: JsonObject): TimeSpan {
  return {
    start:
      numberOf(request, 'info', 'timings', 'request_start') ??
      numberOf(request, 'scheduler_info', 'request_timings', 'request_start') ??
      numberOf(request, 'request_start_time') ??
      numberOf(request, 'start_time'),
    end:
      numberOf(request, 'info', 'timings', 'request_end') ??
      numberOf(request, 'scheduler_info', 'request_timings', 'request_end') ??
      numberOf(request, 'request_end_time') ??
      numberOf(request, 'end_time'),
  };
}

function readValues(request: JsonObject, { start, end }: TimeSpan): RequestRow['values'] {
  const span = start !== undefined && end !== undefined ? end - start : undefined;
  const latency = positive(numberOf(request, 'request_latency')) ?? positive(span);
  const ttft = positive(seconds(request, 'time_to_first_token_ms'));
  const outputTokens =
    numberOf(request, 'output_tokens') ?? numberOf(request, 'output_metrics', 'text_tokens');
  const tpot = positive(seconds(request, 'inter_token_latency_ms'));
  // An answer of one token has no time per output token, whatever the field says.
  const hasSecondToken = outputTokens === undefined || outputTokens > 1;
  return {
    request_latency: latency,
    time_to_first_token: ttft,
    time_per_output_token: hasSecondToken
      ? (tpot ?? computeTpot(latency, ttft, outputTokens))
      : undefined,
    'custom.guidellm_time_per_output_token_seconds': positive(
      seconds(request, 'time_per_output_token_ms'),
    ),
    'custom.time_to_first_output_token_seconds': positive(
      seconds(request, 'time_to_first_output_token_ms'),
    ),
    prompt_tokens: notNegative(
      numberOf(request, 'prompt_tokens') ?? numberOf(request, 'input_metrics', 'text_tokens'),
    ),
    output_tokens: notNegative(outputTokens),
  };
}

function computeTpot(
  latency: number | undefined,
  ttft: number | undefined,
  outputTokens: number | undefined,
): number | undefined {
  if (latency === undefined || ttft === undefined || outputTokens === undefined) return undefined;
  return computeTimePerOutputToken(latency, ttft, outputTokens) ?? undefined;
}

function seconds(request: JsonObject, key: string): number | undefined {
  const milliseconds = numberOf(request, key);
  return milliseconds === undefined ? undefined : millisecondsToSeconds(milliseconds);
}

/** GuideLLM writes 0.0 for times that it does not have (`or 0.0` in its code). */
function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function notNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}

/** Which request of its conversation it is, from 0; the prompt grows from turn to turn. */
function turnOf(request: unknown): number | undefined {
  return countOf(request, 'info', 'turn_index');
}

function notePrivateContent(request: JsonObject, report: ReportBuilder): void {
  if (request.prompt ?? request.request_args) report.secret('prompts and request arguments');
  if (request.output) report.secret('generated texts');
  if (fieldOf(request, 'info', 'error')) report.secret('error messages of single requests');
}
