/** What `locust --json` prints at the end: a list with the raw statistics of each endpoint, without a row over all of them. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { countOf, isList, isObject, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { millisecondsToSeconds, unixToIso } from '../shared/convert';
import { routeLabel } from '../shared/route-label';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { createLocustRun, noteLocustCounts, readLocustCounts } from './describe';
import { createResponseTimeHistogram } from './response-times';

const KNOWN = [
  'name',
  'method',
  'last_request_timestamp',
  'start_time',
  'num_requests',
  'num_none_requests',
  'num_failures',
  'total_response_time',
  'max_response_time',
  'min_response_time',
  'total_content_length',
  'response_times',
  'num_reqs_per_sec',
  'num_fail_per_sec',
  'response_times_cache',
  'use_response_times_cache',
];

interface Entry {
  readonly label: string;
  readonly requests: number | undefined;
  /** Requests without a time, which a script can report. */
  readonly timeless: number;
  readonly failures: number | undefined;
  readonly total: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Unix seconds. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly times: JsonObject;
}

export async function parseLocustJson(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const { report } = context;
  const entries: Entry[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of isList(value) ? value : [value]) {
      report.read(1);
      if (!isObject(item) || countOf(item, 'num_requests') === undefined) {
        report.drop('an entry that is no statistics of an endpoint');
      } else if (entries.length >= MAX_RUNS - 1) {
        report.drop(`endpoints beyond the first ${MAX_RUNS - 1}`);
      } else {
        report.keep(1);
        entries.push(readEntry(item, report));
      }
    }
  }
  const measured = entries.filter(({ requests }) => (requests ?? 0) > 0);
  if (measured.length <= 1) return { runs: entries.slice(0, 1).map(createRun) };
  return { runs: [merge(measured), ...measured].map(createRun) };
}

function readEntry(item: JsonObject, report: ReportBuilder): Entry {
  reportUnknownFields(item, KNOWN, report);
  const name = textOf(item, 'name') ?? '';
  const label = [textOf(item, 'method')?.slice(0, 20), routeLabel(name)];
  if (routeLabel(name) !== name) report.secret('hosts, queries and ids in the names of endpoints');
  return {
    label: label.filter((part) => part !== undefined).join(' '),
    requests: countOf(item, 'num_requests'),
    timeless: countOf(item, 'num_none_requests') ?? 0,
    failures: countOf(item, 'num_failures'),
    total: numberOf(item, 'total_response_time'),
    min: numberOf(item, 'min_response_time'),
    max: numberOf(item, 'max_response_time'),
    start: numberOf(item, 'start_time'),
    end: numberOf(item, 'last_request_timestamp'),
    times: objectOf(item, 'response_times') ?? {},
  };
}

/** All endpoints as one; a number that one of them does not have cannot be had for all. */
function merge(entries: readonly Entry[]): Entry {
  const times = new Map<string, number>();
  for (const entry of entries) {
    for (const key of Object.keys(entry.times)) {
      const time = `${Number(key)}`;
      times.set(time, (times.get(time) ?? 0) + (countOf(entry.times, key) ?? 0));
    }
  }
  const combine = (
    values: readonly (number | undefined)[],
    join: (a: number, b: number) => number,
  ): number | undefined =>
    values.reduce((a, b) => (a === undefined || b === undefined ? undefined : join(a, b)));
  const add = (a: number, b: number): number => a + b;
  return {
    label: `all ${entries.length} endpoints`,
    requests: combine(
      entries.map(({ requests }) => requests),
      add,
    ),
    timeless: entries.reduce((sum, { timeless }) => sum + timeless, 0),
    failures: combine(
      entries.map(({ failures }) => failures),
      add,
    ),
    total: combine(
      entries.map(({ total }) => total),
      add,
    ),
    min: combine(
      entries.map(({ min }) => min),
      Math.min,
    ),
    max: combine(
      entries.map(({ max }) => max),
      Math.max,
    ),
    start: combine(
      entries.map(({ start }) => start),
      Math.min,
    ),
    end: combine(
      entries.map(({ end }) => end),
      Math.max,
    ),
    times: Object.fromEntries(times),
  };
}

function createRun(entry: Entry): BenchmarkRun {
  const { label, requests, timeless, total, min, max, start, end } = entry;
  const counts = readLocustCounts(requests, entry.failures);
  const run = createLocustRun(label);
  run
    .counts(counts)
    .startedAt(unixToIso(start))
    .duration(start === undefined || end === undefined ? undefined : end - start);
  if (!noteLocustCounts(run, counts)) return run.build();
  const timed = requests === undefined ? undefined : requests - timeless;
  if (timed !== undefined && timed > 0 && total !== undefined && total > 0) {
    run.report('request_latency', 'mean', millisecondsToSeconds(total / timed), timed);
    if (min !== undefined) run.report('request_latency', 'min', millisecondsToSeconds(min), timed);
    if (max !== undefined) run.report('request_latency', 'max', millisecondsToSeconds(max), timed);
  }
  const histogram = createResponseTimeHistogram(entry.times, total);
  if (histogram) run.histogram('request_latency', histogram);
  else if (Object.keys(entry.times).length > 0) {
    run.note(
      'The response times are not rounded as Locust does it, so no percentiles can be told from them.',
    );
  }
  return run.build();
}
