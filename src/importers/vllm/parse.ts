/**
 * Result files of `vllm bench serve`: one run, an array of runs (`vllm bench sweep` writes summary.json so) or several runs one
 * after the other (`--append-result`). See README.md for what is read and what is not.
 */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, hasAnyKey, isObject, listOf, numberOf, textOf } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import { ImportError } from '../import-error';
import { readJsonValues } from '../json-source';
import { MAX_RUNS } from '../limits';
import type { ReportBuilder } from '../report';
import { reportLatencyKeys } from '../shared/latency-keys';
import { readModelName } from '../shared/model-name';
import { countWith } from '../shared/plural';
import type { ServingCounts } from '../shared/serving-arrays';
import { SERVING_ARRAYS, addServingArrays, describeFailures } from '../shared/serving-arrays';
import { noteServingLoad, readServingLoad } from '../shared/serving-workload';
import { reportUnknownFields } from '../shared/unknown-fields';
import type { ImportSource } from '../source';
import { LATENCY_METRICS, OTHER_KNOWN_KEYS, RATES } from './foreign-types';
import { readStart } from './date';

export async function parseVllm(source: ImportSource, context: ParseContext): Promise<ParseResult> {
  const runs: BenchmarkRun[] = [];
  for await (const value of readJsonValues(source, context)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isObject(item) || !isRun(item)) {
        context.report.drop('a value that is not the result of a run');
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

function isRun(item: JsonObject): boolean {
  return hasAnyKey(item, ['completed', 'duration', ...Object.keys(RATES)]);
}

function parseRun(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const load = readServingLoad(data);
  const run = new RunBuilder(labelOf(data, load.label), {
    id: 'vllm',
    name: 'vLLM bench serve',
  });
  const completed = countOf(data, 'completed');
  const rows = addServingArrays(run, data, completed, report);
  const counts = readCounts(data, completed, rows);
  const duration = numberOf(data, 'duration');
  run
    .workload({
      model: readModelName(textOf(data, 'model_id')),
      backend: textOf(data, 'endpoint_type') ?? textOf(data, 'backend'),
      dataset: textOf(data, 'dataset_name'),
      requestRate: load.requestRate,
      maxConcurrency: load.maxConcurrency,
      arrival: load.arrival,
      streaming: undefined,
      promptTokensMean: perRequest(data, 'total_input_tokens', counts.succeeded),
      outputTokensMean: perRequest(data, 'total_output_tokens', counts.succeeded),
    })
    .counts(counts)
    .duration(duration)
    .startedAt(readStart(textOf(data, 'date'), duration));
  noteServingLoad(run, load);
  const { keys, zeros } = reportLatencyKeys(run, data, {
    metrics: LATENCY_METRICS,
    completed: counts.succeeded,
    onePerRequest: ['time_to_first_token', 'request_latency'],
  });
  noteCounts(run, data, counts, rows);
  if (counts.succeeded !== 0 && zeros.length > 0) {
    run.note(
      `Left out, because all of its values are 0 and so nothing was measured: ${zeros.join(', ')}.`,
    );
  }
  reportRates(run, data);
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
  const number = countOf(data, 'run_number');
  const base = textOf(data, 'label') ?? load ?? 'vLLM run';
  return number === undefined ? base : `${base}, run ${number}`;
}

/** `num_prompts` is what was asked for and sent; before the key `failed` existed, the rest had failed. */
function readCounts(
  data: JsonObject,
  completed: number | undefined,
  rows: ServingCounts | null,
): Partial<ServingCounts> {
  if (rows) return rows;
  const failed = countOf(data, 'failed');
  const asked = countOf(data, 'num_prompts');
  if (completed === undefined) return asked === undefined ? {} : { requests: asked };
  if (failed !== undefined) return { requests: completed + failed, succeeded: completed, failed };
  if (asked === undefined || asked < completed) return { succeeded: completed };
  return { requests: asked, succeeded: completed, failed: asked - completed };
}

function noteCounts(
  run: RunBuilder,
  data: JsonObject,
  { requests, succeeded, failed }: Partial<ServingCounts>,
  rows: ServingCounts | null,
): void {
  const completed = countOf(data, 'completed');
  const asked = countOf(data, 'num_prompts');
  if (succeeded === 0) {
    run.note(
      `No request succeeded${requests === undefined ? '' : ` (${requests} were sent)`}: the zeros that the file has for latencies are not measurements and were left out.`,
    );
  } else if (rows) {
    run.note(describeFailures(rows));
  }
  if (rows && completed !== undefined && completed !== rows.succeeded) {
    run.note(
      `The file says that ${countWith(completed, 'request')} completed, its per-request arrays show ${rows.succeeded}; the arrays are used.`,
    );
  }
  if (!rows && failed !== undefined && failed > 0 && countOf(data, 'failed') === undefined) {
    run.note(`${countWith(failed, 'request')} counted as failed: asked for, but not completed.`);
  }
  if (asked !== undefined && requests !== undefined && asked !== requests) {
    run.note(`${countWith(asked, 'request was', 'requests were')} asked for, ${requests} ended.`);
  }
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
  if (run.report('concurrency', 'max', numberOf(data, 'max_concurrent_requests'))) {
    run.define(
      'concurrency',
      'Requests that touch the same one-second bucket (vLLM up to 0.25): can be above the cap on concurrency.',
    );
  }
  const acceptance = numberOf(data, 'spec_decode_acceptance_rate');
  if (acceptance !== undefined) {
    run.report('custom.spec_decode_acceptance_ratio', 'mean', acceptance / 100);
  }
  const length = numberOf(data, 'spec_decode_acceptance_length');
  run.report('custom.spec_decode_acceptance_length', 'mean', length);
  if (textOf(data, 'ramp_up_strategy') !== undefined || listOf(data, 'rps_change_events')?.length) {
    run.note('The request rate was ramped up during the run: the values mix different loads.');
  }
}

function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'time_to_first_token',
      'From sending the request to the first streamed chunk, which may hold no text yet (chat endpoints send the role first).',
    )
    .define(
      'inter_token_latency',
      'Gap between streamed chunks, pooled over all requests. With speculative decoding a chunk holds several tokens: compare it with the time per output token before judging it.',
    )
    .define(
      'goodput',
      'Requests per second that met the limits given to the tool with --goodput; the file does not say which. Answers of one token count as good for TPOT.',
    );
}

function reportPrivateContent(data: JsonObject, report: ReportBuilder): void {
  if (listOf(data, 'generated_texts')?.length) report.secret('generated texts');
  if (listOf(data, 'errors')?.some((error) => error !== '' && error !== null)) {
    report.secret('error messages of single requests');
  }
}
