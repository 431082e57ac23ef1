/** Flat results (`agg_*.json`): `<statistic>_<metric>` in seconds, throughput per GPU, and the description of the system. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, numberOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import { createRun, ratioOf } from './create-run';
import { METRICS, OTHER_FLAT_FIELDS } from './foreign-types';
import { reportThroughputPerGpu } from './gpus';
import type { StatisticValue } from './report-statistics';
import { reportStatistics } from './report-statistics';

export function parseFlat(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const found = Object.keys(data).flatMap((key) => {
    const parsed = parseKey(data, key);
    return parsed ? [{ key, ...parsed }] : [];
  });
  const values = found.flatMap(({ value, ...entry }): StatisticValue[] =>
    value === undefined ? [] : [{ ...entry, value }],
  );
  const mean = (metric: string): number | undefined =>
    values.find((entry) => entry.metric === metric && entry.statistic === 'mean')?.value;
  const run = createRun(data, { prompt: mean('prompt_tokens'), output: mean('output_tokens') });
  const counts = readCounts(data);
  run.counts(counts).duration(numberOf(data, 'duration') ?? numberOf(data, 'duration_seconds'));
  noteCounts(run, data);
  if (counts.succeeded === 0) {
    run.note('No request succeeded, so there are no latencies.');
  } else {
    reportStatistics(run, values, { n: counts.succeeded, hasTrueDeviation: false });
  }
  reportRates(run, data);
  reportThroughputPerGpu(run, data);
  report.read(1);
  report.keep(1);
  report.assume('latencies: seconds, although their names have no unit');
  reportUnknownFields(data, [...found.map(({ key }) => key), ...OTHER_FLAT_FIELDS], report);
  return run.build();
}

/** `p99.9_ttft` → time_to_first_token p99.9; undefined for any other key. */
function parseKey(
  data: JsonObject,
  key: string,
): (Omit<StatisticValue, 'value'> & { readonly value: number | undefined }) | undefined {
  const [, name = '', word = ''] = /^([a-z]+[\d.]*)_(.+)$/.exec(key) ?? [];
  const statistic = parseStatistic(name);
  const metric = Object.hasOwn(METRICS, word) ? METRICS[word] : undefined;
  return statistic && metric ? { word, metric, statistic, value: numberOf(data, key) } : undefined;
}

/** Results of single-turn runs have no counts at all; their benchmark file has. */
function readCounts(data: JsonObject): RequestCounts {
  const succeeded =
    countOf(data, 'completed') ??
    countOf(data, 'num_requests_successful') ??
    countOf(data, 'good_completed');
  const failed = countOf(data, 'failed');
  if (succeeded === undefined) return failed === undefined ? {} : { failed };
  return failed === undefined ? { succeeded } : { requests: succeeded + failed, succeeded, failed };
}

function noteCounts(run: RunBuilder, data: JsonObject): void {
  const sent = countOf(data, 'num_requests_total') ?? countOf(data, 'num_prompts');
  const succeeded = readCounts(data).succeeded;
  if (sent !== undefined && succeeded !== undefined && sent > succeeded) {
    run.note(
      `${countWith(sent, 'request was', 'requests were')} recorded, ${succeeded} of them successful; the file does not say whether the others failed, were of the warm-up or were cut off at the end.`,
    );
  }
  const good = countOf(data, 'good_completed');
  const completed = countOf(data, 'completed') ?? countOf(data, 'num_requests_successful');
  if (good !== undefined && completed !== undefined) {
    run.report('custom.good_requests', 'mean', good);
    run.define(
      'custom.good_requests',
      'The tool’s good_completed: requests that it counts as good; the file does not say by which rule.',
    );
  }
}

function reportRates(run: RunBuilder, data: JsonObject): void {
  const rates = [
    ['request_throughput', ['request_throughput']],
    ['total_token_throughput', ['total_token_throughput', 'total_tput_tps']],
    ['output_token_throughput', ['output_throughput', 'output_tput_tps']],
    ['custom.input_tokens_per_second', ['input_tput_tps']],
  ] as const;
  for (const [metric, keys] of rates) {
    for (const key of keys) run.report(metric, 'rate', numberOf(data, key));
  }
  run.report(
    'custom.theoretical_prefix_cache_hit_ratio',
    'rate',
    numberOf(data, 'theoretical_cache_hit_rate'),
  );
  run.report('prefix_cache_hit_rate', 'rate', numberOf(data, 'server_gpu_cache_hit_rate'));
  run.report('kv_cache_utilization', 'max', ratioOf(numberOf(data, 'gpu_kv_cache_usage_pct')));
}
