/**
 * The lifecycle reports of inference-perf: `summary_lifecycle_metrics.json`, `stage_N_lifecycle_metrics.json` and those of one
 * adapter. A report that contradicts itself is taken over as it is, with a note.
 */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, isObject, numberOf, objectOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { readJsonValues } from '../json-source';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { noteContradictions } from './contradictions';
import { noteFailures, noteRetries } from './failures';
import { LATENCIES, ONE_PER_SUCCESS, OTHER_RATES, OTHER_SUCCESSES, RATES } from './foreign-types';
import { reportGoodput } from './goodput';
import { noteLoad, readLoad } from './load';
import { INFERENCE_PERF_TOOL, reportSummary } from './summary';
import { reportTokens } from './tokens';

export async function parseLifecycle(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    if (isObject(value) && objectOf(value, 'successes')) {
      runs.push(parseReport(value, context.report));
    } else {
      context.report.drop('a value that is not a report');
    }
  }
  return { runs };
}

function parseReport(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const successes = objectOf(data, 'successes') ?? {};
  const load = readLoad(data);
  const run = new RunBuilder(load.label, INFERENCE_PERF_TOOL);
  const succeeded = countOf(successes, 'count');
  const tokens = reportTokens(run, successes, succeeded);
  run
    .workload({
      model: undefined,
      backend: undefined,
      dataset: undefined,
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      streaming: undefined,
      promptTokensMean: tokens.prompt,
      outputTokensMean: tokens.output,
    })
    .method({ latencyFrom: 'send' })
    .duration(readDuration(data, successes, succeeded, report))
    .counts(readCounts(data, succeeded));
  noteLoad(run, load, data);
  if (succeeded === 0) {
    run.note('No request succeeded, so there are no latencies.');
  } else {
    reportLatencies(run, successes, succeeded);
    reportGoodput(run, successes);
  }
  for (const [name, metric] of Object.entries(RATES)) {
    run.report(metric, 'rate', numberOf(successes, 'throughput', name));
  }
  noteContradictions(run, data);
  noteFailures(run, objectOf(data, 'failures'), report);
  noteRetries(run, objectOf(data, 'retries'));
  defineMetrics(run);
  report.read(1);
  report.keep(1);
  report.note(
    'The report does not say which model or server it is from; config.yaml in the same folder does.',
  );
  nameUnknownFields(data, successes, report);
  return run.build();
}

function reportLatencies(
  run: RunBuilder,
  successes: JsonObject,
  succeeded: number | undefined,
): void {
  for (const [name, metric] of Object.entries(LATENCIES)) {
    const n = ONE_PER_SUCCESS.includes(metric) ? succeeded : undefined;
    reportSummary(run, metric, objectOf(successes, 'latency', name), n);
  }
}

/**
 * Seconds from the first start to the last end. Reports of before 2026 do not have it, but their throughput is the number of
 * successes divided by it.
 */
function readDuration(
  data: JsonObject,
  successes: JsonObject,
  succeeded: number | undefined,
  report: ReportBuilder,
): number | undefined {
  const printed = numberOf(data, 'benchmark_time_seconds');
  if (printed !== undefined && printed > 0) return printed;
  const rate = numberOf(successes, 'throughput', 'requests_per_sec');
  if (!rate || rate < 0 || !succeeded) return undefined;
  report.assume(
    'duration: successes.count ÷ requests_per_sec, which is how the tool made the rate',
  );
  return succeeded / rate;
}

/** What the file says, even where it does not add up; only a total below its parts cannot be kept. */
function readCounts(data: JsonObject, succeeded: number | undefined): RequestCounts {
  const failed = countOf(data, 'failures', 'count');
  const requests = countOf(data, 'load_summary', 'count');
  const parts = (succeeded ?? 0) + (failed ?? 0);
  return {
    ...(requests === undefined || requests < parts ? {} : { requests }),
    ...(succeeded === undefined ? {} : { succeeded }),
    ...(failed === undefined ? {} : { failed }),
  };
}

function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'time_to_first_token',
      'To the first output token of an answer that arrived in at least two pieces; others have none.',
    )
    .define(
      'time_per_output_token',
      '(Last token − first token) ÷ (output tokens − 1) per request. Until 2026 the divisor was the number of token times minus 1, and those were counted by the client chunk by chunk, up to twice too many.',
    )
    .define(
      'inter_token_latency',
      'Gaps between the times of output tokens, pooled over all requests. All tokens that arrive in one piece have the same time, so that most gaps can be near 0: judge the time per output token instead.',
    )
    .define(
      'custom.normalized_time_per_output_token_seconds',
      'Request latency ÷ output tokens, time to the first token included; 0 for an answer without tokens.',
    )
    .define(
      'custom.schedule_delay_seconds',
      'How long after its scheduled moment a request was sent. Requests that were sent early count as negative, and negative values are not shown.',
    )
    .define(
      'custom.achieved_requests_per_second',
      'Requests sent ÷ time from the first to the last one, whatever became of them.',
    );
}

function nameUnknownFields(data: JsonObject, successes: JsonObject, report: ReportBuilder): void {
  const known = ['benchmark_time_seconds', 'load_summary', 'successes', 'failures', 'retries'];
  reportUnknownFields(data, known, report);
  reportUnknownFields(successes, OTHER_SUCCESSES, report, 'successes.');
  const latency = objectOf(successes, 'latency') ?? {};
  reportUnknownFields(latency, Object.keys(LATENCIES), report, 'successes.latency.');
  const throughput = objectOf(successes, 'throughput') ?? {};
  const rates = [...Object.keys(RATES), ...OTHER_RATES];
  reportUnknownFields(throughput, rates, report, 'successes.throughput.');
  const mismatches = countOf(successes, 'token_count_mismatches');
  if (mismatches) {
    report.note(
      `For ${countWith(mismatches, 'request')} the tokens that the client counted differ from those that the server reported.`,
    );
  }
}
