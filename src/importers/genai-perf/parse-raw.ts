/**
 * perf_analyzer's `profile_export.json`, from which genai-perf makes its results: every request with the times of its responses in
 * nanoseconds and with the responses themselves. Those are looked at, to see which of them hold text, and never kept.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { SamplePool } from '../../domain/benchmark-run/growing-column';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { hasAnyKey, isObject, listOf, numberOf, textOf } from '../fields';
import type { Detection, ParseContext, ParseResult } from '../format';
import type { Head } from '../head';
import { ImportError } from '../import-error';
import { readJsonValues, tooManyRows } from '../json-source';
import { MAX_ROWS, MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { nanosecondsToSeconds, unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import type { RawRequest } from './raw-request';
import { readRawRequest } from './raw-request';

export function detectGenaiPerfRaw({ values: [file] }: Head): Detection | null {
  const experiment = listOf(file, 'experiments')?.[0];
  const requests = listOf(experiment, 'requests');
  const isRaw =
    textOf(experiment, 'experiment', 'mode') !== undefined ||
    hasAnyKey(requests?.[0], ['response_timestamps', 'request_inputs']) ||
    (requests !== undefined && hasAnyKey(file, ['service_kind']));
  return isRaw ? { reason: 'it has experiments with requests' } : null;
}

export async function parseGenaiPerfRaw(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    const experiments = listOf(value, 'experiments');
    if (!experiments || !isObject(value)) {
      context.report.drop('a value that is not a profile');
      continue;
    }
    for (const experiment of experiments) {
      if (runs.length === MAX_RUNS) {
        throw new ImportError(
          'too large',
          `The file has more than ${MAX_RUNS} experiments; split it.`,
        );
      }
      const run = isObject(experiment) ? parseExperiment(experiment, value, context.report) : null;
      if (run) runs.push(run);
      else context.report.drop('an experiment without requests that can be read');
    }
    reportUnknownFields(
      value,
      ['experiments', 'version', 'service_kind', 'endpoint', 'input_config'],
      context.report,
    );
  }
  return { runs };
}

function parseExperiment(
  experiment: JsonObject,
  file: JsonObject,
  report: ReportBuilder,
): BenchmarkRun | null {
  const requests = listOf(experiment, 'requests') ?? [];
  if (requests.length === 0) return null;
  if (requests.length > MAX_ROWS) throw tooManyRows();
  const isOpenAi = textOf(file, 'service_kind') === 'openai';
  const read = requests.map((request) => readRawRequest(request, isOpenAi));
  report.read(requests.length);
  report.secret('prompts and answers');
  report.assume('timestamps: nanoseconds');
  reportUnknownFields(
    experiment,
    ['experiment', 'requests', 'window_boundaries'],
    report,
    'experiments.',
  );
  const run = new RunBuilder(labelOf(experiment), { id: 'genai-perf', name: 'perf_analyzer' });
  const failed = addRows(run, read, report);
  if (failed === null) return null;
  const mode = textOf(experiment, 'experiment', 'mode');
  const level = numberOf(experiment, 'experiment', 'value');
  const isOpen = mode === 'request_rate' || mode === 'custom_intervals';
  run.workload({
    model: undefined,
    backend: backendOf(file),
    dataset: undefined,
    requestRate: mode === 'request_rate' ? level : undefined,
    maxConcurrency: mode === 'concurrency' ? level : undefined,
    arrival: isOpen ? 'open' : mode === 'concurrency' ? 'closed' : 'unknown',
    streaming: read.some(({ contents }) => contents.length > 1),
    promptTokensMean: undefined,
    outputTokensMean: undefined,
  });
  if (failed > 0)
    run.note(
      `${countWith(failed, 'request')} without any response or with an error counted as failed.`,
    );
  return run.build();
}

/** Adds table, gaps, counts and span to the run; returns how many requests failed, or null when there was none to add. */
function addRows(
  run: RunBuilder,
  requests: readonly RawRequest[],
  report: ReportBuilder,
): number | null {
  const rows = new RequestTableBuilder();
  const gaps = new SamplePool();
  const streams = requests.some(({ contents }) => contents.length > 1);
  // Seconds since 1970 would cost the digits below a microsecond.
  const origin = requests[0]?.start ?? 0;
  let failed = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const request of requests) {
    if (request.outcome === 'unreadable') {
      report.drop('a request without a time');
      continue;
    }
    if (request.outcome === 'empty') {
      report.drop('requests whose answer holds no text, which genai-perf leaves out as well');
      continue;
    }
    report.keep(1);
    first = Math.min(first, request.start);
    const startTime = nanosecondsToSeconds(request.start - origin);
    if (request.outcome === 'failed') {
      failed += 1;
      rows.add({ status: 'failed', startTime, values: {} });
      continue;
    }
    last = Math.max(last, request.contents.at(-1) ?? last);
    rows.add({
      status: 'succeeded',
      startTime,
      values: measure(request, streams),
    });
    request.contents.forEach((time, i) => {
      const previous = request.contents[i - 1];
      if (previous !== undefined && time >= previous)
        gaps.push(nanosecondsToSeconds(time - previous));
    });
  }
  const table = rows.build();
  if (!table) return null;
  const length = rows.length;
  run
    .requests(table)
    .counts({ requests: length, succeeded: length - failed, failed })
    .pool('inter_token_latency', gaps);
  if (last > first) {
    run
      .duration(nanosecondsToSeconds(last - first))
      .startedAt(unixToIso(nanosecondsToSeconds(first)));
  }
  noteRun(run, { length, failed, streams, hasTokens: table.columns.output_tokens !== undefined });
  return failed;
}

function measure(request: RawRequest, streams: boolean): Record<string, number | undefined> {
  const [first] = request.contents;
  const last = request.contents.at(-1);
  const since = (time: number | undefined): number | undefined =>
    time !== undefined && time > request.start
      ? nanosecondsToSeconds(time - request.start)
      : undefined;
  const ttft = streams ? since(first) : undefined;
  const latency = since(last);
  const { outputTokens, promptTokens } = request;
  return {
    time_to_first_token: ttft,
    request_latency: latency,
    time_per_output_token:
      latency === undefined || ttft === undefined || outputTokens === undefined
        ? undefined
        : (computeTimePerOutputToken(latency, ttft, outputTokens) ?? undefined),
    prompt_tokens: promptTokens,
    output_tokens: outputTokens,
  };
}

interface RowFacts {
  readonly length: number;
  readonly failed: number;
  readonly streams: boolean;
  readonly hasTokens: boolean;
}

function noteRun(run: RunBuilder, { length, failed, streams, hasTokens }: RowFacts): void {
  run
    .method({ latencyFrom: 'send' })
    .define(
      'request_latency',
      'To the last response that holds text; an end mark or a final count of tokens does not.',
    )
    .define('time_to_first_token', 'To the first response that holds text.')
    .define(
      'inter_token_latency',
      'Gap between two responses that hold text, pooled over all requests; a response can hold several tokens.',
    );
  if (length > 0 && length === failed) run.note('No request succeeded, so there are no latencies.');
  if (!streams && length > failed) {
    run.note(
      'No answer arrived in more than one piece, so the server was not streaming: there is no time to first token.',
    );
  }
  if (!hasTokens && length > failed) {
    run.note(
      'The file has no numbers of tokens: genai-perf counts them later, with a tokenizer. profile_export_genai_perf.json of the same run has its time per output token and its throughput in tokens.',
    );
  }
}

function labelOf(experiment: JsonObject): string {
  const mode = textOf(experiment, 'experiment', 'mode');
  const level = numberOf(experiment, 'experiment', 'value');
  if (level === undefined) return 'perf_analyzer run';
  return mode === 'request_rate' ? `${level} requests/s` : `${mode ?? 'level'} ${level}`;
}

/** A path only: an endpoint that is a whole address may hold a key. */
function backendOf(file: JsonObject): string | undefined {
  const parts = [textOf(file, 'service_kind'), textOf(file, 'endpoint')].filter(
    (part): part is string => part !== undefined && /^[\w./-]+$/.test(part),
  );
  return parts.length > 0 ? parts.join(' ') : undefined;
}
