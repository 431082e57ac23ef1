/**
 * The per-request arrays that vLLM (`--save-detailed`) and SGLang (`--output-details`) write, in seconds and indexed by request:
 * input_lens, output_lens, ttfts, itls, and in newer versions latencies, start_times and errors. A request that failed has
 * zeros in all of them; those are not measurements.
 */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import { SamplePool } from '../../domain/benchmark-run/growing-column';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import type { JsonObject } from '../fields';
import { isList, listOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from './plural';

/** Names of the arrays that are read. */
export const SERVING_ARRAYS = [
  'input_lens',
  'output_lens',
  'ttfts',
  'itls',
  'latencies',
  'start_times',
  'errors',
] as const;

type ArrayName = (typeof SERVING_ARRAYS)[number];
type Arrays = Partial<Record<ArrayName, readonly unknown[]>>;

export interface ServingCounts {
  readonly requests: number;
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * Adds the rows and the pool of inter-token gaps to the run. Returns the counts that the rows give, or null when the file has no
 * such arrays.
 * @param completed what the file says about how many requests succeeded; decides between the two readings of an empty answer
 */
export function addServingArrays(
  run: RunBuilder,
  data: JsonObject,
  completed: number | undefined,
  report: ReportBuilder,
): ServingCounts | null {
  const { arrays, length } = readArrays(data, report);
  if (length === 0) return null;
  const status = statuses(arrays, length, completed);
  const streams = isStreaming(arrays);
  if (!streams && arrays.ttfts) {
    run.note(
      'No answer arrived in more than one piece, so the server was not streaming: the time to first token is the whole latency, and there is no time per output token.',
    );
  }
  if (!arrays.latencies && arrays.ttfts && arrays.itls) {
    run.define(
      'request_latency',
      'Rebuilt as time to first token plus all gaps, because the file has no latencies.',
    );
  }
  const rows = new RequestTableBuilder();
  const gaps = new SamplePool();
  gaps.reserve(
    (arrays.itls ?? []).reduce<number>((sum, list) => sum + (isList(list) ? list.length : 0), 0),
  );
  for (let i = 0; i < length; i += 1) {
    const state = status[i] ?? 'failed';
    const startTime = numberAt(arrays.start_times, i);
    if (state !== 'succeeded') {
      rows.add({ status: state, startTime, values: {} });
      continue;
    }
    const request = readRequest(arrays, i, gaps, report);
    const { latency, ttft, outputTokens } = request;
    const tpot =
      streams && latency !== undefined && ttft !== undefined && outputTokens !== undefined
        ? (computeTimePerOutputToken(latency, ttft, outputTokens) ?? undefined)
        : undefined;
    rows.add({
      status: state,
      startTime,
      values: {
        time_to_first_token: ttft,
        request_latency: latency,
        time_per_output_token: tpot,
        prompt_tokens: request.promptTokens,
        output_tokens: outputTokens,
      },
    });
  }
  const succeeded = status.filter((state) => state === 'succeeded').length;
  run.requests(rows.build()).pool('inter_token_latency', gaps);
  report.read(length);
  report.keep(length);
  report.assume('per-request arrays: seconds');
  return { requests: length, succeeded, failed: length - succeeded };
}

/** The arrays that are there; one whose length differs from the others' cannot be matched to requests and is left out. */
function readArrays(data: JsonObject, report: ReportBuilder): { arrays: Arrays; length: number } {
  const found = SERVING_ARRAYS.flatMap((name) => {
    const list = listOf(data, name);
    return list && list.length > 0 ? [{ name, list }] : [];
  });
  const lengths = new Map<number, number>();
  for (const { list } of found) lengths.set(list.length, (lengths.get(list.length) ?? 0) + 1);
  const [length = 0] = [...lengths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const arrays: Arrays = {};
  for (const { name, list } of found) {
    if (list.length === length) arrays[name] = list;
    else
      report.drop(
        `${name} has ${list.length} entries where the other arrays have ${length}`,
        list.length,
      );
  }
  return { arrays, length };
}

function numberAt(list: readonly unknown[] | undefined, index: number): number | undefined {
  const value = list?.[index];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * A request failed when it left an error, or when everything that was measured of it is 0 (the error text may be empty: HTTP/2
 * has no reason phrase). An answer of 0 tokens with a first token is either an empty answer or a stream that broke; `completed`
 * says which.
 */
function statuses(arrays: Arrays, length: number, completed: number | undefined): RequestStatus[] {
  const unclear: number[] = [];
  const result = Array.from({ length }, (_, i): RequestStatus => {
    const error = arrays.errors?.[i];
    if (typeof error === 'string' ? error !== '' : error !== undefined && error !== null)
      return 'failed';
    const measured = [arrays.output_lens, arrays.ttfts, arrays.latencies].flatMap((list) =>
      list ? [numberAt(list, i) ?? 0] : [],
    );
    if (measured.every((value) => value <= 0)) {
      // Arrays that say nothing about the outcome (input lengths alone) cannot make a request fail.
      return measured.length === 0 ? 'succeeded' : 'failed';
    }
    if (arrays.output_lens && (numberAt(arrays.output_lens, i) ?? 0) <= 0) unclear.push(i);
    return 'succeeded';
  });
  const sure = result.filter((state) => state === 'succeeded').length - unclear.length;
  if (completed !== sure + unclear.length) for (const i of unclear) result[i] = 'failed';
  return result;
}

/** A server that streams sends at least one answer in more than one piece. */
function isStreaming({ itls, latencies, ttfts }: Arrays): boolean {
  if (itls) return itls.some((gaps) => isList(gaps) && gaps.length > 0);
  return (latencies ?? []).some(
    (_, i) => (numberAt(latencies, i) ?? 0) > (numberAt(ttfts, i) ?? 0),
  );
}

interface ServedRequest {
  readonly ttft: number | undefined;
  readonly latency: number | undefined;
  readonly promptTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

function readRequest(
  arrays: Arrays,
  i: number,
  gaps: SamplePool,
  report: ReportBuilder,
): ServedRequest {
  const positive = (name: ArrayName): number | undefined => {
    const value = numberAt(arrays[name], i);
    if (value !== undefined && value < 0) report.drop(`${name}: negative value`);
    return value !== undefined && value > 0 ? value : undefined;
  };
  const ttft = positive('ttfts');
  const sum = addGaps(arrays.itls?.[i], gaps, report);
  const rebuilt = ttft !== undefined && arrays.itls ? ttft + sum : undefined;
  return {
    ttft,
    latency: positive('latencies') ?? rebuilt,
    promptTokens: nonNegative(numberAt(arrays.input_lens, i)),
    outputTokens: nonNegative(numberAt(arrays.output_lens, i)),
  };
}

/** Adds the durations of the list to the pool; returns their sum. */
function addGaps(list: unknown, gaps: SamplePool, report: ReportBuilder): number {
  if (!isList(list)) return 0;
  let sum = 0;
  let unusable = 0;
  for (const gap of list) {
    if (typeof gap === 'number' && gap >= 0 && gap < Infinity) {
      gaps.push(gap);
      sum += gap;
    } else {
      unusable += 1;
    }
  }
  report.drop('itls: not a duration', unusable);
  return sum;
}

/** `3 of 100 requests failed.`, or undefined when none did. */
export function describeFailures({ requests, failed }: ServingCounts): string | undefined {
  return failed === 0 ? undefined : `${countWith(failed, 'request')} of ${requests} failed.`;
}

function nonNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}
