/**
 * GuideLLM's HTML report. Up to 0.7 it carries a few summaries per benchmark (`window.benchmarks`), since 0.8 a table of p95 and p99
 * (`window.GUIDELLM_REPORT`). Both hold less than benchmarks.json, which the notes say.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { JsonObject } from '../fields';
import { fieldOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { MAX_JSON_BYTES } from '../limits';
import { unixToIso } from '../shared/convert';
import type { ImportSource } from '../source';
import { readAssignments } from './html-data';
import { parseReportView } from './html-report-view';
import { checkRunCount, parseBenchmark } from './parse';

export async function parseGuidellmHtml(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const data = readAssignments(await source.readText(MAX_JSON_BYTES, context));
  const view = data.get('guidellmreport');
  const benchmarks = listOf(data.get('benchmarks'))?.filter(isObject) ?? [];
  const rows = listOf(view, 'runs')?.filter(isObject) ?? [];
  checkRunCount(benchmarks.length + rows.length);
  if (benchmarks.length + rows.length === 0) {
    throw new ImportError(
      'no requests',
      'This HTML report of GuideLLM has no data in it (a known fault of some versions); drop benchmarks.json of the same run.',
    );
  }
  context.report.secret('prompts, generated texts and the address of the server');
  return {
    runs: [
      ...benchmarks.map((benchmark, i) =>
        parseSummaries(benchmark, data, { index: i, of: benchmarks.length }, context),
      ),
      ...rows.map((row) => parseReportView(row, view, context.report)),
    ],
  };
}

/** The summaries have the units of the JSON, under shorter names; `tpot` is what newer versions call `itl`. */
const SUMMARIES: Readonly<Record<string, string>> = {
  ttft: 'time_to_first_token_ms',
  itl: 'inter_token_latency_ms',
  tpot: 'inter_token_latency_ms',
  throughput: 'output_tokens_per_second',
  timeperrequest: 'request_latency',
};

interface Place {
  readonly index: number;
  readonly of: number;
}

function parseSummaries(
  benchmark: JsonObject,
  data: ReadonlyMap<string, unknown>,
  { index, of }: Place,
  context: ParseContext,
): BenchmarkRun {
  const metrics: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(benchmark)) {
    const name = key.toLowerCase().replaceAll('_', '');
    const metric = Object.hasOwn(SUMMARIES, name) ? SUMMARIES[name] : undefined;
    if (name === 'requestspersecond') metrics.requests_per_second = { successful: { mean: value } };
    else if (metric === undefined) context.report.unknownField(`benchmarks.${key}`);
    else metrics[metric] = { successful: readSummary(value) };
  }
  const info = data.get('runinfo');
  const details = data.get('workloaddetails');
  const rate = numberOf(metrics.requests_per_second, 'successful', 'mean');
  const kind = textOf(details, 'rateType') ?? textOf(details, 'rate_type');
  const run = parseBenchmark(
    {
      config: {
        strategy: { type_: of === 1 ? kind : describePlace({ index, of }, rate) },
        backend: { model: textOf(info, 'model', 'name') },
      },
      metrics,
    },
    {},
    context.report,
  );
  run.startedAt(of === 1 ? unixToIso(numberOf(info, 'timestamp')) : undefined);
  run.note(
    'An HTML report names neither the failures nor the load of each benchmark; benchmarks.json of the same run does.',
  );
  return run.build();
}

function describePlace({ index, of }: Place, rate: number | undefined): string {
  const place = `benchmark ${index + 1} of ${of}`;
  return rate === undefined ? place : `${place}, ${Number(rate.toPrecision(3))} requests/s reached`;
}

/** `stdDev` or `std_dev`; percentiles in a map, in rows, or in both (the map lacks some). */
function readSummary(value: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const rows = listOf(value, 'percentileRows') ?? listOf(value, 'percentile_rows') ?? [];
  const fromRows = rows.flatMap((row): [string, unknown][] => {
    const name = textOf(row, 'percentile');
    return name === undefined ? [] : [[name, fieldOf(row, 'value')]];
  });
  return {
    ...value,
    std_dev: numberOf(value, 'std_dev') ?? numberOf(value, 'stdDev'),
    percentiles: { ...objectOf(value, 'percentiles'), ...Object.fromEntries(fromRows) },
  };
}
