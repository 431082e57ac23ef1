/** The report of version 1: fixed fields, and in each period the single responses. */
import type { RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, isList, listOf, numberOf, objectOf } from '../fields';
import type { ReportBuilder } from '../report';
import { millisecondsToSeconds, nanosecondsToSeconds, unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import { FIRST_BYTE } from './describe';
import { V1_FIELDS } from './foreign-types';

export function parseV1(
  run: RunBuilder,
  aggregate: JsonObject,
  periods: readonly unknown[],
  report: ReportBuilder,
): void {
  report.secret('names of phases, identifiers of requests');
  reportUnknownFields(aggregate, V1_FIELDS, report, 'aggregate.');
  const counts = readCounts(aggregate);
  const { requests, failed } = counts;
  addResponses(run, counts, [aggregate, ...periods], report);
  const duration = durationOf(aggregate);
  if (duration !== undefined) {
    run.duration(duration);
    run.note('The duration is worked out as requests ÷ requests per second; the report has none.');
  }
  if (failed !== undefined && failed > 0)
    run.note(`${countWith(failed, 'request')} of ${requests ?? ''} failed.`);
  const avoided = countOf(aggregate, 'scenariosAvoided') ?? 0;
  if (avoided > 0)
    run.note(
      `${countWith(avoided, 'scenario')} not started: the load was less than the script asked for.`,
    );
  if (requests !== undefined && requests > 0 && failed === requests) {
    run.note('All requests failed, so there are no latencies.');
    return;
  }
  run.report('request_throughput', 'rate', numberOf(aggregate, 'rps', 'mean'));
  const latency = objectOf(aggregate, 'latency') ?? {};
  for (const key of Object.keys(latency)) {
    const statistic = parseStatistic(key);
    const value = numberOf(latency, key);
    if (statistic && value !== undefined)
      run.report(
        FIRST_BYTE,
        statistic,
        millisecondsToSeconds(value),
        countOf(aggregate, 'requestsCompleted'),
      );
  }
}

/** Requests that ended with a response, whatever its status, and errors, which had none. */
function readCounts(aggregate: JsonObject): RequestCounts {
  const completed = countOf(aggregate, 'requestsCompleted');
  if (completed === undefined) return {};
  const codes = objectOf(aggregate, 'codes') ?? {};
  const bad = Object.keys(codes).reduce(
    (sum, code) => sum + (/^[45]\d\d$/u.test(code) ? (countOf(codes, code) ?? 0) : 0),
    0,
  );
  const errors = objectOf(aggregate, 'errors') ?? {};
  const lost = Object.keys(errors).reduce((sum, name) => sum + (countOf(errors, name) ?? 0), 0);
  if (bad > completed) return { requests: completed + lost };
  return { requests: completed + lost, succeeded: completed - bad, failed: bad + lost };
}

function durationOf(aggregate: JsonObject): number | undefined {
  const count = numberOf(aggregate, 'rps', 'count');
  const mean = numberOf(aggregate, 'rps', 'mean');
  return count !== undefined && mean !== undefined && mean > 0 ? count / mean : undefined;
}

/**
 * `latencies` are `[time in ms, id, nanoseconds, status]`; the id is that of a scenario and is not copied. Rows are used only if there
 * is one for each response, because a report may leave them out.
 */
function addResponses(
  run: RunBuilder,
  counts: RequestCounts,
  periods: readonly unknown[],
  report: ReportBuilder,
): void {
  const rows = new RequestTableBuilder();
  let succeeded = 0;
  let start = Number.POSITIVE_INFINITY;
  for (const period of periods) {
    for (const entry of listOf(period, 'latencies') ?? []) {
      if (!isList(entry)) continue;
      const [moment, , nanoseconds, code] = entry;
      const latency = numberOf(nanoseconds);
      const isFailed = !(typeof code === 'number' && code >= 200 && code < 400);
      const end = numberOf(moment);
      if (latency === undefined || latency < 0) {
        report.drop('latencies: not a duration');
        continue;
      }
      const seconds = nanosecondsToSeconds(latency);
      const startTime = end === undefined ? undefined : millisecondsToSeconds(end) - seconds;
      if (startTime !== undefined) start = Math.min(start, startTime);
      if (!isFailed) succeeded += 1;
      rows.add({
        status: isFailed ? 'failed' : 'succeeded',
        startTime,
        values: isFailed ? {} : { [FIRST_BYTE]: seconds },
        attributes: typeof code === 'number' ? [['status', `${code}`]] : [],
      });
    }
  }
  // Requests without a response have no row.
  const isComplete = rows.length > 0 && succeeded === counts.succeeded;
  if (isComplete) run.requests(rows.build());
  else if (rows.length > 0)
    run.note('The report has the times of some responses only, so its own statistics are used.');
  run.counts(counts).startedAt(unixToIso(Number.isFinite(start) ? start : undefined));
}
