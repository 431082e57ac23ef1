/** One row of the table in GuideLLM's HTML report since 0.8 (`build_report_view`): p95 and p99 in milliseconds, rates over all requests. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, numberOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { readModelName } from '../shared/model-name';
import { reportUnknownFields } from '../shared/unknown-fields';
import { defineMetrics } from './metrics';

const WORDS: Readonly<
  Record<string, { readonly metric: AnyMetricId; readonly unit: ForeignUnit }>
> = {
  request_latency: { metric: 'request_latency', unit: 'ms' },
  ttft: { metric: 'time_to_first_token', unit: 'ms' },
  ttfot: { metric: 'custom.time_to_first_output_token_seconds', unit: 'ms' },
  itl: { metric: 'time_per_output_token', unit: 'ms' },
  tpot: { metric: 'custom.guidellm_time_per_output_token_seconds', unit: 'ms' },
  rtt_avg: { metric: 'custom.round_trip_seconds', unit: 'ms' },
  rtt_last: { metric: 'custom.time_to_last_round_trip_seconds', unit: 'ms' },
  prompt_tokens: { metric: 'prompt_tokens', unit: 'tokens' },
  output_tokens: { metric: 'output_tokens', unit: 'tokens' },
};

/** Over all requests, those that failed or were cut off included. */
const RATES: Readonly<Record<string, AnyMetricId>> = {
  request_rate: 'request_throughput',
  output_tps: 'output_token_throughput',
  total_tps: 'total_token_throughput',
  input_tps: 'custom.input_tokens_per_second',
};

const OTHER_FIELDS = [
  'index',
  'strategy',
  'label',
  'concurrency',
  'configured_concurrency',
  'successful',
  'incomplete',
  'errored',
  'total',
  'error_rate',
  'modalities',
];

export function parseReportView(
  row: JsonObject,
  view: unknown,
  report: ReportBuilder,
): BenchmarkRun {
  const version = textOf(view, 'header', 'guidellm_version');
  const label = textOf(row, 'label') ?? textOf(row, 'strategy') ?? 'benchmark';
  const run = new RunBuilder(label, {
    id: 'guidellm',
    name: 'GuideLLM',
    ...(version === undefined || version === 'N/A' ? {} : { version }),
  });
  const strategy = textOf(row, 'strategy') ?? '';
  const isClosed = ['synchronous', 'concurrent', 'throughput'].includes(strategy);
  run
    .workload({
      model: readModelName(textOf(view, 'header', 'model')),
      backend: undefined,
      dataset: undefined,
      requestRate: strategy === 'throughput' ? 'unlimited' : undefined,
      maxConcurrency: isClosed ? positive(numberOf(row, 'configured_concurrency')) : undefined,
      arrival: isClosed ? 'closed' : /^(?:constant|poisson)$/.test(strategy) ? 'open' : 'unknown',
      streaming: undefined,
      promptTokensMean: undefined,
      outputTokensMean: undefined,
    })
    .method({ latencyFrom: 'send' });
  const read = reportValues(run, row);
  reportCounts(run, row);
  defineMetrics(run);
  run.define('concurrency', 'Requests in flight, whatever became of them, weighted by time.');
  run.note(
    'The HTML report holds p95, p99 and a few medians; benchmarks.json of the same run has every percentile and the single requests.',
  );
  report.read(1);
  report.keep(1);
  reportUnknownFields(row, [...read, ...Object.keys(RATES), ...OTHER_FIELDS], report, 'runs.');
  return run.build();
}

/** `ttft_p95_ms`, `prompt_tokens_median`. A value of 0 was not measured. Returns the fields that were understood. */
function reportValues(run: RunBuilder, row: JsonObject): string[] {
  const n = countOf(row, 'successful');
  return Object.keys(row).filter((key) => {
    const { word, statistic } = readField(key);
    const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (!known || !statistic) return false;
    const value = numberOf(row, key);
    if (value !== undefined && value > 0) {
      const isWeighted = word === 'itl' || word === 'tpot';
      run.report(
        known.metric,
        statistic,
        convertToCanonical(value, known.unit),
        isWeighted ? undefined : n,
      );
    }
    return true;
  });
}

function readField(key: string): {
  readonly word: string;
  readonly statistic: Statistic | undefined;
} {
  const [, word = '', name = ''] = /^(.+)_(p\d[\d.]*|median|mean)(?:_ms)?$/.exec(key) ?? [];
  return { word, statistic: parseStatistic(name) };
}

function reportCounts(run: RunBuilder, row: JsonObject): void {
  const succeeded = countOf(row, 'successful');
  const failed = countOf(row, 'errored');
  const cancelled = countOf(row, 'incomplete');
  run.report('concurrency', 'mean', numberOf(row, 'concurrency'));
  if (succeeded === undefined || failed === undefined) return;
  const requests = succeeded + failed + (cancelled ?? 0);
  run.counts({ requests, succeeded, failed, cancelled: cancelled ?? 0 });
  if (requests > succeeded) {
    run.note(
      'The rates of an HTML report count requests that failed or were cut off as well, of which there are some, so they were left out.',
    );
    return;
  }
  for (const [key, metric] of Object.entries(RATES)) run.report(metric, 'rate', numberOf(row, key));
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
