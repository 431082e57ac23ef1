/**
 * Requests that were observed in operation (traces, gateways, observability products), not sent by a load tool: collects them
 * into a run. Formats say what their fields mean; what holds for all of them is here.
 */
import type { BenchmarkRun, RequestStatus } from '../../domain/benchmark-run/benchmark-run';
import { computeTimePerOutputToken } from '../../domain/benchmark-run/per-request';
import type { RequestRow } from '../../domain/benchmark-run/request-table-builder';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { tooManyRows } from '../json-source';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from './convert';
import type { Moment } from './moment';
import { elapsed, secondsBetween, toUnixSeconds } from './moment';
import { ObservedAttributes } from './observed-attributes';
import { countWith } from './plural';

export type ObservedValues = RequestRow['values'];
export type ObservedAttribute = readonly [name: string, text: string | undefined];

export interface ObservedRequest {
  readonly status: RequestStatus;
  readonly start?: Moment | undefined;
  readonly end?: Moment | undefined;
  /** Canonical units; without `request_latency` it is the end minus the start. */
  readonly values: ObservedValues;
  readonly attributes?: readonly ObservedAttribute[];
}

export const REQUEST_COST = 'custom.request_cost_usd';
/** Clocks of milliseconds: a first token may seem to come that much after the end. */
const CLOCK_STEP = 0.001;

/** The request's values and those that follow from them; impossible ones are left out and counted. */
export function completeValues(
  { start, end, values }: Pick<ObservedRequest, 'start' | 'end' | 'values'>,
  report: ReportBuilder,
): ObservedValues {
  const complete: Partial<Record<AnyMetricId, number>> = {};
  const latency = values.request_latency ?? elapsed(start, end);
  for (const [name, value] of Object.entries({ ...values, request_latency: latency })) {
    if (value === undefined || Number.isNaN(value)) continue;
    if (value < 0 || !Number.isFinite(value)) report.drop(`${name}: not a measurement`);
    // The keys are those of `values`, which TypeScript widens to string.
    else complete[name as AnyMetricId] = value;
  }
  leaveOutEmptyCounts(complete);
  const { request_latency: total, time_to_first_token: first, output_tokens: tokens } = complete;
  if (total !== undefined && first !== undefined && first > total + CLOCK_STEP) {
    report.drop('time_to_first_token: after the end of the request');
    delete complete.time_to_first_token;
  } else if (total !== undefined && first !== undefined && tokens !== undefined) {
    const derived = computeTimePerOutputToken(total, first, tokens);
    if (derived !== null) complete.time_per_output_token ??= derived;
  }
  return complete;
}

/** A prompt is never empty: products write 0 tokens where the provider did not say how many there were. */
function leaveOutEmptyCounts(values: Partial<Record<AnyMetricId, number>>): void {
  if (values.prompt_tokens !== 0) return;
  delete values.prompt_tokens;
  if (values.output_tokens === 0) delete values.output_tokens;
}

interface ObservedTool {
  readonly id: string;
  readonly name: string;
  readonly version?: string;
}

export class ObservedRequests {
  readonly #report: ReportBuilder;
  readonly #rows = new RequestTableBuilder();
  readonly #attributes: ObservedAttributes;
  readonly #counts = { succeeded: 0, failed: 0, cancelled: 0 };
  #first: Moment | undefined;
  #last: Moment | undefined;
  #hasFirstToken = false;
  #hasCost = false;

  constructor(report: ReportBuilder) {
    this.#report = report;
    this.#attributes = new ObservedAttributes(report);
  }

  /** Adds one request and counts it as kept. */
  add(request: ObservedRequest): void {
    if (this.#rows.length === MAX_ROWS) throw tooManyRows();
    const { status, start, end } = request;
    const values = status === 'succeeded' ? completeValues(request, this.#report) : {};
    this.#hasFirstToken ||= values.time_to_first_token !== undefined;
    this.#hasCost ||= (values[REQUEST_COST] ?? 0) > 0;
    this.#counts[status] += 1;
    this.#report.keep(1);
    if (start && (!this.#first || secondsBetween(this.#first, start) < 0)) this.#first = start;
    for (const moment of [start, end]) {
      if (moment && (!this.#last || secondsBetween(this.#last, moment) > 0)) this.#last = moment;
    }
    this.#rows.add({
      status,
      startTime: start && toUnixSeconds(start),
      values,
      attributes: this.#attributes.accept(request.attributes ?? []),
    });
  }

  /** The run, to be completed by the format; undefined when there was no request. */
  finish(tool: ObservedTool, noun = 'request'): RunBuilder | undefined {
    const { succeeded, failed, cancelled } = this.#counts;
    const requests = succeeded + failed + cancelled;
    if (requests === 0) return undefined;
    const run = new RunBuilder(countWith(requests, `observed ${noun}`), tool);
    run
      .workload({
        model: this.#attributes.only('model'),
        backend: this.#attributes.only('provider'),
        dataset: undefined,
        requestRate: undefined,
        maxConcurrency: undefined,
        arrival: 'unknown',
        streaming: this.#hasFirstToken ? true : undefined,
        promptTokensMean: undefined,
        outputTokensMean: undefined,
      })
      .counts({ requests, succeeded, failed, cancelled })
      .startedAt(this.#first && unixToIso(toUnixSeconds(this.#first)))
      .duration(elapsed(this.#first, this.#last))
      .requests(this.#withoutEmptyCost(run))
      .define(
        'time_per_output_token',
        'Computed here: (request latency − time to first token) / (output tokens − 1).',
      )
      .note(
        'These requests were observed, not sent by a load tool: the load is what the users made, and the file may hold a sample or one page of them.',
      );
    if (succeeded === 0) run.note('No request succeeded, so there are no latencies.');
    return run;
  }

  /** A cost of 0 for every request means that the product knows no price for the model. */
  #withoutEmptyCost(run: RunBuilder): BenchmarkRun['requests'] {
    const table = this.#rows.build();
    if (!table || this.#hasCost || !table.columns[REQUEST_COST]) return table;
    run.note('Every cost is 0, so the prices were not known; the costs were left out.');
    const columns = { ...table.columns };
    delete columns['custom.request_cost_usd'];
    if (!table.sampledFrom) return { ...table, columns };
    const distributions = { ...table.sampledFrom.distributions };
    delete distributions['custom.request_cost_usd'];
    return { ...table, columns, sampledFrom: { ...table.sampledFrom, distributions } };
  }
}
