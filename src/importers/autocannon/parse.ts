/** The result of an autocannon run: `autocannon -j`. One object, or one per line when several were put into a file. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, isList, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { millisecondsToSeconds } from '../shared/convert';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { KNOWN_FIELDS, LATENCY_FIELDS } from './foreign-types';

export async function parseAutocannon(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of isList(value) ? value : [value]) {
      report.read(1);
      if (!isObject(item) || numberOf(item, 'connections') === undefined) {
        report.drop('a value that is not the result of a run');
      } else if (runs.length >= MAX_RUNS) {
        report.drop(`runs beyond the first ${MAX_RUNS}`);
      } else {
        report.keep(1);
        runs.push(parseResult(item, report));
      }
    }
  }
  return { runs };
}

function parseResult(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const connections = countOf(data, 'connections');
  const pipelining = countOf(data, 'pipelining') ?? 1;
  const label =
    textOf(data, 'title') ??
    (connections === undefined ? 'autocannon run' : countWith(connections, 'connection'));
  const counts = readCounts(data);
  const run = new RunBuilder(label, { id: 'autocannon', name: 'autocannon' });
  run
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: undefined,
      maxConcurrency:
        connections === undefined || connections === 0
          ? undefined
          : connections * Math.max(1, pipelining),
      arrival: 'closed',
      streaming: undefined,
      promptTokensMean: undefined,
      outputTokensMean: undefined,
    })
    .counts(counts)
    .startedAt(textOf(data, 'start'))
    .duration(numberOf(data, 'duration'));
  noteCounts(run, data, counts);
  const isMeasured = (counts.succeeded ?? countOf(data, 'requests', 'total') ?? 1) > 0;
  if (isMeasured) {
    reportLatency(run, data, counts, report);
    reportThroughput(run, data);
  }
  reportUnknownFields(data, KNOWN_FIELDS, report);
  if (textOf(data, 'url') !== undefined || isList(data.url))
    report.secret('the address of the server');
  return run.build();
}

/**
 * `requests.total` are the responses of any status; `errors` are requests without a response, time-outs among them. Redirects
 * count as success. Older results have no counts by class but non2xx.
 */
function readCounts(data: JsonObject): RequestCounts {
  const responses = countOf(data, 'requests', 'total');
  const errors = countOf(data, 'errors') ?? 0;
  if (responses === undefined) return {};
  const byClass = [countOf(data, '4xx'), countOf(data, '5xx')];
  const bad = byClass.every((count) => count !== undefined)
    ? byClass.reduce((sum, count) => sum + count, 0)
    : countOf(data, 'non2xx');
  const requests = responses + errors;
  if (bad === undefined || bad > responses) return { requests };
  return { requests, succeeded: responses - bad, failed: errors + bad };
}

function noteCounts(
  run: RunBuilder,
  data: JsonObject,
  { requests, succeeded, failed }: RequestCounts,
): void {
  const timeouts = countOf(data, 'timeouts') ?? 0;
  const resets = countOf(data, 'resets') ?? 0;
  const mismatches = countOf(data, 'mismatches') ?? 0;
  const errors = (countOf(data, 'errors') ?? 0) - timeouts;
  if (failed !== undefined && failed > 0) {
    const parts = [
      ...(timeouts > 0 ? [countWith(timeouts, 'time-out')] : []),
      ...(errors > 0 ? [countWith(errors, 'connection error')] : []),
      ...describeStatuses(data),
    ];
    const details = parts.length > 0 ? `: ${parts.join(', ')}` : '';
    run.note(`${countWith(failed, 'request')} of ${requests ?? ''} failed${details}.`);
  }
  if (requests !== undefined && requests > 0 && succeeded === 0)
    run.note('All requests failed, so there are no latencies.');
  if (requests === 0) run.note('No request ended, so there is nothing to measure.');
  if (resets > 0) run.note(`${countWith(resets, 'connection')} reset.`);
  if (mismatches > 0)
    run.note(
      `${countWith(mismatches, 'response')} had another body than was asked for (they are not counted as failed).`,
    );
}

function describeStatuses(data: JsonObject): string[] {
  const statuses = objectOf(data, 'statusCodeStats') ?? {};
  return Object.keys(statuses)
    .filter((code) => /^[45]\d\d$/u.test(code))
    .slice(0, 20)
    .map((code) => `${countOf(statuses, code, 'count') ?? 0} × ${code}`);
}

/**
 * `latency.totalCount` tells how the values were made: more than there were responses when values were added, fewer when responses
 * with an error status were left out.
 */
function reportLatency(
  run: RunBuilder,
  data: JsonObject,
  { failed }: RequestCounts,
  report: ReportBuilder,
): void {
  const latency = objectOf(data, 'latency') ?? {};
  const responses = countOf(data, 'requests', 'total');
  const recorded = countOf(latency, 'totalCount');
  for (const key of Object.keys(latency)) {
    const statistic = parseKey(key);
    const value = numberOf(latency, key);
    if (statistic && value !== undefined) {
      run.report('request_latency', statistic, millisecondsToSeconds(value), recorded ?? responses);
    } else if (!statistic && !LATENCY_FIELDS.includes(key)) {
      report.unknownField(`latency.${key}`);
    }
  }
  const isCorrected = recorded !== undefined && responses !== undefined && recorded > responses;
  const definition = WHOLE_MILLISECONDS + describeFailures(failed, responses, recorded);
  if (isCorrected) {
    const added = recorded - responses;
    run
      .define('request_latency', `${definition} ${CORRECTED}`)
      .note(
        `The latencies were “corrected for coordinated omission” with ${countWith(added, 'value')} that nobody measured beside the ${responses} measured ones, so they are lower than what was measured. Run it again with -C (--ignoreCoordinatedOmission), or without a rate.`,
      );
  } else {
    run.method({ latencyFrom: 'send' }).define('request_latency', definition);
  }
}

function describeFailures(
  failed: number | undefined,
  responses: number | undefined,
  recorded: number | undefined,
): string {
  if (failed === undefined || failed === 0) return '';
  if (recorded === undefined || responses === undefined)
    return ' Responses with an error status are included, unless it ran with --excludeErrorStats.';
  return recorded < responses
    ? ' Only of responses with a 2xx status (--excludeErrorStats).'
    : ' Responses with an error status are included.';
}

const WHOLE_MILLISECONDS =
  'From writing the request to the end of its response, recorded in whole milliseconds: 0 means less than 1 ms.';
const CORRECTED =
  'With a rate (-R, -r) autocannon adds a value for each millisecond that a response took beyond the first, because it takes the expected interval to be 1 ms: the distribution is that of the added values.';

/** `p99`, `p2_5` for p2.5, `average`, `stddev`. */
function parseKey(key: string): Statistic | undefined {
  if (LATENCY_FIELDS.includes(key)) return undefined;
  return parseStatistic(key.replace('_', '.'));
}

function reportThroughput(run: RunBuilder, data: JsonObject): void {
  const requests = objectOf(data, 'requests') ?? {};
  const samples = countOf(data, 'samples');
  const rate = numberOf(requests, 'average') ?? numberOf(requests, 'mean');
  run.report('request_throughput', 'rate', rate, samples);
  run.define(
    'request_throughput',
    'requests.average: responses of any status per second, the mean of one sample each second (or each sampleInt).',
  );
  const sent = countOf(requests, 'sent');
  const total = countOf(requests, 'total');
  const ended = (total ?? 0) + (countOf(data, 'errors') ?? 0);
  if (sent !== undefined && sent > ended) {
    run.note(
      `${countWith(sent - ended, 'request')} more had no response when the run ended and are not counted; with a rate autocannon’s own number of sent requests is too high.`,
    );
  }
}
