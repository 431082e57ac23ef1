/**
 * Output of `python -m sglang.bench_serving`: one line per run, appended to the same file by every further run. See README.md
 * for what is read and what is not.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { reportLatencyKeys } from '../shared/latency-keys';
import { readModelName } from '../shared/model-name';
import { SERVING_ARRAYS, addServingArrays, describeFailures } from '../shared/serving-arrays';
import { noteServingLoad, readServingLoad } from '../shared/serving-workload';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { LATENCY_METRICS, OTHER_KNOWN_KEYS, RATES } from './foreign-types';

export async function parseSglang(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isObject(item) || !isRunResult(item)) {
        context.report.drop('a line that is not the result of a run');
        continue;
      }
      if (runs.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} runs; split it.`);
      }
      runs.push(parseRun(item, context.report));
    }
  }
  return { runs };
}

/** Forks leave `completed` out; then the latencies show that it is a run. */
function isRunResult(item: JsonObject): boolean {
  return (
    countOf(item, 'completed') !== undefined ||
    ['median_ttft_ms', 'mean_ttft_ms', 'mean_e2e_latency_ms'].some(
      (key) => numberOf(item, key) !== undefined,
    )
  );
}

function parseRun(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const load = readServingLoad(data);
  const run = new RunBuilder(labelOf(data, load.label), {
    id: 'sglang',
    name: 'SGLang bench_serving',
  });
  const completed = countOf(data, 'completed');
  const rows = addServingArrays(run, data, completed, report);
  const succeeded = rows ? rows.succeeded : completed;
  // Upstream has no such key; forks that split a run over processes write it.
  const failed = countOf(data, 'failed');
  const counts =
    rows ??
    (succeeded !== undefined && failed !== undefined
      ? { requests: succeeded + failed, succeeded, failed }
      : { succeeded });
  run
    .workload({
      model: readModel(data),
      backend: textOf(data, 'backend'),
      dataset: textOf(data, 'dataset_name'),
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      streaming: undefined,
      promptTokensMean: perRequest(data, 'total_input_tokens', succeeded),
      outputTokensMean: perRequest(data, 'total_output_tokens', succeeded),
    })
    .counts(counts)
    .duration(numberOf(data, 'duration'));
  noteServingLoad(run, load);
  const { keys, zeros } = reportLatencyKeys(run, data, {
    metrics: LATENCY_METRICS,
    completed: succeeded,
    onePerRequest: ['time_to_first_token', 'request_latency'],
  });
  if (succeeded === 0) {
    run.note('No request succeeded: the file has no latencies.');
  } else if (zeros.length > 0) {
    run.note(
      `Left out, because all of its values are 0 and so nothing was measured: ${zeros.join(', ')}.`,
    );
  }
  if (rows) run.note(describeFailures(rows));
  else if (failed === undefined)
    run.note(
      'The file does not say how many requests were sent, so failed ones cannot be counted.',
    );
  reportRates(run, data);
  noteTokenCount(run, data);
  defineMetrics(run);
  if (!rows) {
    report.read(1);
    report.keep(1);
  }
  reportPrivateContent(data, report);
  report.assume('keys that end in _ms: milliseconds');
  reportUnknownFields(
    data,
    [...keys, ...Object.keys(RATES), ...OTHER_KNOWN_KEYS, ...SERVING_ARRAYS],
    report,
  );
  return run.build();
}

function labelOf(data: JsonObject, load: string | undefined): string {
  const parts = [textOf(data, 'tag'), load].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : 'SGLang run';
}

/** The only thing read from the server's state, which also holds keys and host names. */
function readModel(data: JsonObject): string | undefined {
  const server = objectOf(data, 'server_info');
  return readModelName(textOf(server, 'served_model_name') ?? textOf(server, 'model_path'));
}

function perRequest(
  data: JsonObject,
  key: string,
  succeeded: number | undefined,
): number | undefined {
  const total = numberOf(data, key);
  return total !== undefined && total > 0 && succeeded ? total / succeeded : undefined;
}

function reportRates(run: RunBuilder, data: JsonObject): void {
  for (const [key, metric] of Object.entries(RATES))
    run.report(metric, 'rate', numberOf(data, key));
  run.report('output_token_throughput', 'max', numberOf(data, 'max_output_tokens_per_s'));
  run.report('concurrency', 'max', numberOf(data, 'max_concurrent_requests'));
  if (run.report('concurrency', 'mean', numberOf(data, 'concurrency'))) {
    run.define(
      'concurrency',
      'The mean is the sum of all request latencies divided by the duration (Little’s law).',
    );
  }
  run.report('custom.spec_decode_acceptance_length', 'mean', numberOf(data, 'accept_length'));
}

/** Without usage data SGLang counts the tokens that were asked for; the count of the text itself shows it. */
function noteTokenCount(run: RunBuilder, data: JsonObject): void {
  const counted = numberOf(data, 'total_output_tokens');
  const retokenized = numberOf(data, 'total_output_tokens_retokenized');
  if (!counted || retokenized === undefined) return;
  const difference = Math.abs(counted - retokenized) / counted;
  if (difference > 0.02) {
    run.note(
      `The output tokens that the tool counted (${counted}) and those in the text (${retokenized}) differ by ${(difference * 100).toFixed(1)} %: rates and times per token may rest on the number asked for.`,
    );
  }
}

function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'time_to_first_token',
      'From sending the request to the first chunk with text in it; without streaming it is the whole latency.',
    )
    .define(
      'inter_token_latency',
      'Gap between streamed chunks, pooled over all requests. With speculative decoding a chunk holds several tokens: compare it with the time per output token before judging it.',
    );
}

function reportPrivateContent(data: JsonObject, report: ReportBuilder): void {
  if (objectOf(data, 'server_info'))
    report.secret('server settings (server_info), apart from the model name');
  if (listOf(data, 'generated_texts')?.length) report.secret('generated texts');
  if (listOf(data, 'errors')?.some((error) => error !== '' && error !== null)) {
    report.secret('error messages of single requests');
  }
}
