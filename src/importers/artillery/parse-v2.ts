/** The aggregate of version 2: named counters, rates and summaries. */
import type { RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { findMetric, getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf } from '../fields';
import type { ReportBuilder } from '../report';
import { millisecondsToSeconds, unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import { FIRST_BYTE, SUCCEEDED_FIRST_BYTE } from './describe';
import { BUILT_IN, RESPONSE_TIME, SOCKET_TIME, TOTAL_TIME, V2_FIELDS } from './foreign-types';

export function parseV2(run: RunBuilder, aggregate: JsonObject, report: ReportBuilder): void {
  reportUnknownFields(aggregate, V2_FIELDS, report, 'aggregate.');
  const counters = objectOf(aggregate, 'counters') ?? {};
  const counts = readCounts(counters);
  const first = numberOf(aggregate, 'firstMetricAt') ?? numberOf(aggregate, 'firstCounterAt');
  const last = numberOf(aggregate, 'lastMetricAt') ?? numberOf(aggregate, 'lastCounterAt');
  const duration =
    first === undefined || last === undefined ? undefined : millisecondsToSeconds(last - first);
  run
    .counts(counts)
    .startedAt(unixToIso(first === undefined ? undefined : millisecondsToSeconds(first)))
    .duration(duration);
  noteCounters(run, counters, counts);
  if (counts.requests !== undefined && counts.requests > 0 && counts.failed === counts.requests) {
    run.note('All requests failed, so there are no latencies.');
    return;
  }
  reportRate(run, numberOf(aggregate, 'rates', 'http.request_rate'), counts, duration);
  const summaries = { ...objectOf(aggregate, 'histograms'), ...objectOf(aggregate, 'summaries') };
  reportSummary(run, summaries, RESPONSE_TIME, FIRST_BYTE);
  if ((counts.failed ?? 0) > 0)
    reportSummary(run, summaries, `${RESPONSE_TIME}.2xx`, SUCCEEDED_FIRST_BYTE);
  if (!reportSummary(run, summaries, TOTAL_TIME, 'request_latency')) {
    const isSocket = reportSummary(run, summaries, SOCKET_TIME, 'request_latency');
    if (isSocket) {
      run.define(
        'request_latency',
        'socketio.response_time: from emitting a message to its acknowledgement or answer.',
      );
    } else {
      run.note(
        'The report has no time to the end of the response; set config.http.extendedMetrics to true to get it (http.total).',
      );
    }
  }
  reportOwnMetrics(run, summaries, report);
}

/** The rate is a mean over periods, whatever their length, so it can be far from requests ÷ duration; a note says so then. */
function reportRate(
  run: RunBuilder,
  rate: number | undefined,
  { requests }: RequestCounts,
  duration: number | undefined,
): void {
  run.report('request_throughput', 'rate', rate);
  if (rate === undefined || requests === undefined || !duration) return;
  const overall = requests / duration;
  if (Math.abs(rate - overall) > 0.05 * overall) {
    run.note(
      `Requests ÷ duration is ${overall.toFixed(1)} per second; the tool’s rate of ${rate} is a mean over periods of different lengths.`,
    );
  }
}

/** Requests without a response failed (no connection, time-out), and so did those with a status from 400 on. */
function readCounts(counters: JsonObject): RequestCounts {
  const requests = countOf(counters, 'http.requests') ?? countOf(counters, 'socketio.emit');
  const responses = countOf(counters, 'http.responses');
  if (requests === undefined) return {};
  const bad = Object.keys(counters).reduce(
    (sum, name) =>
      sum + (/^http\.codes\.[45]\d\d$/u.test(name) ? (countOf(counters, name) ?? 0) : 0),
    0,
  );
  if (responses === undefined && countOf(counters, 'socketio.emit') !== undefined)
    return { requests };
  const failed = requests - (responses ?? 0) + bad;
  // Redirects that are followed are counted as responses and not as requests.
  if (failed < 0 || failed > requests) return { requests };
  return { requests, succeeded: requests - failed, failed };
}

function noteCounters(
  run: RunBuilder,
  counters: JsonObject,
  { requests, failed }: RequestCounts,
): void {
  if (failed !== undefined && failed > 0)
    run.note(`${countWith(failed, 'request')} of ${requests ?? ''} failed.`);
  for (const name of Object.keys(counters).slice(0, 10_000)) {
    const count = countOf(counters, name);
    if (!count) continue;
    const code = /^http\.codes\.([45]\d\d)$/u.exec(name)?.[1];
    if (code !== undefined) run.note(`${countWith(count, 'response')} with status ${code}.`);
    // Only codes such as ECONNREFUSED: other error names are messages, which can quote a request.
    const error = /^errors\.([A-Z][A-Z0-9_]{2,40})$/u.exec(name)?.[1];
    if (error !== undefined) run.note(`${countWith(count, 'error')} ${error}.`);
  }
  const skipped = countOf(counters, 'vusers.skipped') ?? 0;
  if (skipped > 0)
    run.note(
      `${countWith(skipped, 'virtual user')} not started, because maxVusers was reached: the load was less than the script asked for.`,
    );
  const unfinished = countOf(counters, 'vusers.failed') ?? 0;
  const created = countOf(counters, 'vusers.created');
  if (unfinished > 0 && created !== undefined)
    run.note(
      `${unfinished} of ${countWith(created, 'virtual user')} did not get to the end of the scenario.`,
    );
}

/** Returns whether there was such a summary. */
function reportSummary(
  run: RunBuilder,
  summaries: JsonObject,
  name: string,
  metric: AnyMetricId,
): boolean {
  const summary = objectOf(summaries, name);
  const n = countOf(summary, 'count');
  if (!summary || n === 0) return false;
  let isReported = false;
  for (const key of Object.keys(summary)) {
    const statistic = parseStatistic(key);
    const value = numberOf(summary, key);
    if (statistic && value !== undefined)
      isReported = run.report(metric, statistic, millisecondsToSeconds(value), n) || isReported;
  }
  return isReported;
}

/** Metrics that the script's own code records; by their name alone, and in milliseconds as all of Artillery's times. */
function reportOwnMetrics(run: RunBuilder, summaries: JsonObject, report: ReportBuilder): void {
  for (const name of Object.keys(summaries)) {
    if (BUILT_IN.test(name)) continue;
    const metric = findMetric(name.split('.').at(-1) ?? name);
    const isTime =
      metric !== undefined && getMetric(metric).unit === 'seconds' && metric !== 'request_latency';
    if (isTime && reportSummary(run, summaries, name, metric)) {
      report.assume(`${name.slice(0, 80)}: milliseconds`);
      run.define(
        metric,
        `The script’s own histogram ${name.slice(0, 80)}; only the script says what it measures.`,
      );
    } else {
      report.unknownField(name);
    }
  }
}
