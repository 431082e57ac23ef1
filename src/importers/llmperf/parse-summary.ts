/** llmperf's `…_summary.json`: flat statistics of a run, several of which may stand in one file. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, fieldOf, isObject, numberOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { readModelName } from '../shared/model-name';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { LLMPERF_TOOL, defineLlmperfMetrics } from './define';
import { DISTRIBUTIONS, OTHER_SUMMARY_FIELDS } from './foreign-types';

export async function parseLlmperfSummary(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isObject(item) || !Object.keys(item).some((key) => key.startsWith('results_'))) {
        context.report.drop('a value that is not the summary of a run');
        continue;
      }
      if (runs.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} runs; split it.`);
      }
      runs.push(parseSummary(item, context.report));
    }
  }
  return { runs };
}

function parseSummary(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const concurrency = positive(numberOf(data, 'num_concurrent_requests'));
  const run = new RunBuilder(
    concurrency === undefined ? 'LLMPerf run' : `concurrency ${concurrency}`,
    LLMPERF_TOOL,
  );
  const succeeded = countOf(data, 'results_num_completed_requests');
  const duration = readDuration(data, succeeded);
  run
    .workload({
      model: readModelName(textOf(data, 'model')),
      backend: undefined,
      dataset: undefined,
      requestRate: undefined,
      maxConcurrency: concurrency,
      arrival: 'closed',
      streaming: undefined,
      promptTokensMean: readNumber(data, 'results_number_input_tokens_mean'),
      outputTokensMean: readNumber(data, 'results_number_output_tokens_mean'),
    })
    .counts(readCounts(data, succeeded))
    .duration(duration)
    .startedAt(readStart(data, duration));
  const keys = Object.keys(data).flatMap((key) => parseKey(key) ?? []);
  if (succeeded === 0) {
    run.note('No request succeeded, so there are no latencies.');
  } else {
    for (const { key, metric, statistic } of keys) {
      run.report(metric, statistic, readNumber(data, key), succeeded);
    }
  }
  reportRates(run, data);
  defineLlmperfMetrics(run);
  noteErrorCodes(run, data);
  if (keys.some(({ metric }) => metric === 'time_to_first_token')) {
    run.note(
      'The summary has no time per output token, and none can be computed from it; the file …_individual_responses.json of the same run gives it.',
    );
  }
  report.read(1);
  report.keep(1);
  report.assume('times without another unit in their names: seconds');
  if (Object.keys(data).some((key) => key.startsWith('additional_sampling_params'))) {
    report.secret('sampling parameters sent with each request');
  }
  reportUnknownFields(
    data,
    [
      ...keys.map(({ key }) => key),
      ...OTHER_SUMMARY_FIELDS,
      ...Object.keys(data).filter((key) => key.startsWith('additional_sampling_params')),
    ],
    report,
  );
  return run.build();
}

interface SummaryKey {
  readonly key: string;
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
}

/** `results_ttft_s_quantiles_p99` → time_to_first_token p99; undefined for any other key. */
function parseKey(key: string): SummaryKey | undefined {
  for (const [word, metric] of Object.entries(DISTRIBUTIONS)) {
    const prefix = `results_${word}_`;
    if (!key.startsWith(prefix)) continue;
    const statistic = parseStatistic(key.slice(prefix.length).replace(/^quantiles_/, ''));
    return statistic && { key, metric, statistic };
  }
  return undefined;
}

/** The tool writes the extremes of token counts as texts: `"550"`. */
function readNumber(data: JsonObject, key: string): number | undefined {
  const value = fieldOf(data, key);
  if (typeof value !== 'string') return numberOf(value);
  return value.trim() === '' ? undefined : numberOf(Number(value));
}

function readCounts(
  data: JsonObject,
  succeeded: number | undefined,
): Partial<BenchmarkRun['counts']> {
  const requests = countOf(data, 'results_num_requests_started');
  const failed = countOf(data, 'results_number_errors');
  const fits = requests === undefined || (succeeded ?? 0) + (failed ?? 0) <= requests;
  return {
    ...(requests !== undefined && fits ? { requests } : {}),
    ...(succeeded === undefined ? {} : { succeeded }),
    ...(failed === undefined ? {} : { failed }),
  };
}

/** The tool divides the completed requests by the duration; the duration itself is not in the file. */
function readDuration(data: JsonObject, succeeded: number | undefined): number | undefined {
  const perMinute = positive(readNumber(data, 'results_num_completed_requests_per_min'));
  return perMinute === undefined || !succeeded
    ? undefined
    : succeeded / convertToCanonical(perMinute, 'requests/min');
}

/** `timestamp` is taken when the results are written, right after the run. */
function readStart(data: JsonObject, duration: number | undefined): string | undefined {
  const written = numberOf(data, 'timestamp');
  return written === undefined || duration === undefined
    ? undefined
    : unixToIso(written - duration);
}

function reportRates(run: RunBuilder, data: JsonObject): void {
  const perMinute = readNumber(data, 'results_num_completed_requests_per_min');
  run.report(
    'request_throughput',
    'rate',
    perMinute === undefined ? undefined : convertToCanonical(perMinute, 'requests/min'),
  );
  run.report(
    'output_token_throughput',
    'rate',
    readNumber(data, 'results_mean_output_throughput_token_per_s'),
  );
  run.report('error_rate', 'rate', readNumber(data, 'results_error_rate'));
}

/** The frequencies are Python's text of a dict: `{-100.0: 49}`, with numpy 2 `{429.0: np.int64(3)}`. */
function noteErrorCodes(run: RunBuilder, data: JsonObject): void {
  const text = textOf(data, 'results_error_code_frequency') ?? '';
  const codes = [...text.matchAll(/(-?\d+)(?:\.0)?\s*:\s*(?:np\.\w+\()?(\d+)/g)].map(
    ([, code, count]) => `${code} (${countWith(Number(count), 'request')})`,
  );
  if (codes.length > 0) run.note(`Error codes: ${codes.join(', ')}.`);
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
