/** `per_request_lifecycle_metrics.json`: one object per request, of every generation. Seconds on a clock of the client's own. */
import type { RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { SamplePool } from '../../domain/benchmark-run/growing-column';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { fieldOf, isList, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import type { ImportSource } from '../source';
import { readGaps, readRequestValues } from './request-values';
import { INFERENCE_PERF_TOOL } from './summary';

export async function parseRequests(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const collector = new RequestCollector(context.report);
  for await (const value of readJsonValues(source, context)) {
    for (const item of isList(value) ? value : [value]) {
      context.report.read(1);
      if (isObject(item) && numberOf(item, 'start_time') !== undefined) collector.add(item);
      else context.report.drop('an entry that is not a request');
    }
  }
  return { runs: collector.finish() };
}

/** Kinds of failures that are named; the rest are counted together. */
const MAX_KINDS = 20;

class RequestCollector {
  readonly #report: ReportBuilder;
  readonly #rows = new RequestTableBuilder();
  readonly #gaps = new SamplePool();
  readonly #kinds = new Map<string, number>();
  readonly #counts = { succeeded: 0, failed: 0 };
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  add(request: JsonObject): void {
    if (this.#rows.length === MAX_ROWS) {
      throw new ImportError(
        'too large',
        `The file has more than ${MAX_ROWS.toLocaleString('en-GB')} requests; import a part of the run.`,
      );
    }
    this.#report.keep(1);
    const start = numberOf(request, 'start_time');
    const end = numberOf(request, 'end_time');
    if (start !== undefined) this.#start = Math.min(this.#start, start);
    if (end !== undefined) this.#end = Math.max(this.#end, end);
    const error = fieldOf(request, 'error');
    const status: RequestStatus =
      error === undefined || error === null || error === '' ? 'succeeded' : 'failed';
    this.#counts[status] += 1;
    const kind = status === 'failed' ? this.#nameFailure(error) : undefined;
    const adapter = textOf(request, 'info', 'lora_adapter');
    this.#rows.add({
      status,
      startTime: start,
      values: status === 'succeeded' ? readRequestValues(request, this.#report) : {},
      attributes: [
        ...(kind === undefined ? [] : [['error', kind] as const]),
        ...(adapter === undefined ? [] : [['adapter', adapter] as const]),
      ],
    });
    if (status === 'succeeded') for (const gap of readGaps(request)) this.#gaps.push(gap);
    this.#notePrivateContent(request, status);
  }

  /** The type alone: the message may quote the request. */
  #nameFailure(error: unknown): string {
    const kind = (textOf(error, 'error_type') ?? 'unknown error').slice(0, 60);
    const name = this.#kinds.has(kind) || this.#kinds.size < MAX_KINDS ? kind : 'other errors';
    this.#kinds.set(name, (this.#kinds.get(name) ?? 0) + 1);
    return name;
  }

  #notePrivateContent(request: JsonObject, status: RequestStatus): void {
    if (textOf(request, 'request')) this.#report.secret('prompts and request arguments');
    if (
      textOf(request, 'response') ??
      fieldOf(request, 'info', 'response_metrics', 'response_chunks')
    )
      this.#report.secret('generated texts');
    if (status === 'failed') this.#report.secret('error messages of single requests');
    const labels = objectOf(request, 'info', 'labels');
    if (labels && Object.keys(labels).length > 0) this.#report.secret('labels of requests');
    if (textOf(request, 'session_id')) this.#report.secret('session ids');
  }

  finish(): ReturnType<RunBuilder['build']>[] {
    const { succeeded, failed } = this.#counts;
    const requests = succeeded + failed;
    if (requests === 0) return [];
    const run = new RunBuilder(`records of ${countWith(requests, 'request')}`, INFERENCE_PERF_TOOL);
    run
      .counts({ requests, succeeded, failed })
      .requests(this.#rows.build())
      .pool('inter_token_latency', this.#gaps)
      .startedAt(unixToIso(Number.isFinite(this.#start) ? this.#start : undefined))
      .duration(this.#end - this.#start)
      .method({ latencyFrom: 'send' });
    for (const [kind, count] of this.#kinds) {
      run.note(`${countWith(count, 'request')} failed: ${kind}.`);
    }
    if (succeeded === 0) run.note('No request succeeded, so there are no latencies.');
    run.note(
      'The requests of all stages are in one list that does not say which stage each was in: with several loads the percentiles mix them.',
    );
    define(run);
    this.#report.note(
      'The records do not say which model or load they are from; the stage reports and config.yaml of the same run do.',
    );
    return [run.build()];
  }
}

function define(run: RunBuilder): void {
  run
    .define(
      'time_to_first_token',
      'To the first output token of an answer that arrived in at least two pieces; others have none. Where the file times pieces and not tokens, to the first piece.',
    )
    .define(
      'time_per_output_token',
      '(Last token − first token) ÷ (output tokens − 1) per request, with the tokens as the client counted them.',
    )
    .define(
      'inter_token_latency',
      'Gaps between the times of output tokens, pooled over all requests. All tokens that arrive in one piece have the same time, so that most gaps can be near 0: judge the time per output token instead.',
    )
    .define(
      'custom.normalized_time_per_output_token_seconds',
      'Request latency ÷ output tokens, time to the first token included.',
    );
}
