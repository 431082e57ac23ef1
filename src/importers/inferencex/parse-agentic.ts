/** Results of agentic runs since 2026: `request_accounting`, `request_metrics` and `server_metrics`, made from AIPerf's files. */
import type { BenchmarkRun, RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { reportUnknownFields } from '../shared/unknown-fields';
import { createRun, ratioOf } from './create-run';
import { METRICS, OTHER_FLAT_FIELDS } from './foreign-types';
import { reportThroughputPerGpu } from './gpus';
import type { StatisticValue } from './report-statistics';
import { reportStatistics } from './report-statistics';

/** Keys in `request_metrics.tokens` to the words of the flat results. */
const TOKENS: Readonly<Record<string, string>> = {
  input: 'input_tokens',
  output_actual: 'output_tokens_actual',
  output_expected: 'output_tokens_expected',
};

export function parseAgentic(data: JsonObject, report: ReportBuilder): BenchmarkRun {
  const metrics = objectOf(data, 'request_metrics') ?? {};
  const run = createRun(data, {
    prompt: numberOf(metrics, 'tokens', 'input', 'mean'),
    output: numberOf(metrics, 'tokens', 'output_actual', 'mean'),
  });
  const counts = readCounts(data, run);
  run.counts(counts).duration(numberOf(metrics, 'throughput', 'duration_seconds'));
  if (counts.succeeded === 0) {
    run.note('No request succeeded, so there are no latencies.');
  } else {
    reportStatistics(run, readStatistics(metrics, report), {
      n: counts.succeeded,
      hasTrueDeviation: true,
    });
    reportPerUser(run, metrics, counts.succeeded);
  }
  reportThroughput(run, data, metrics);
  reportServer(run, data);
  report.read(1);
  report.keep(1);
  report.assume('latencies: seconds, although their names have no unit');
  if (objectOf(data, 'server_metrics')) report.secret('addresses of the servers that were scraped');
  reportUnknownFields(data, [...OTHER_FLAT_FIELDS], report);
  reportUnknownFields(
    metrics,
    ['latency', 'tokens', 'qps', 'throughput', 'cache'],
    report,
    'request_metrics.',
  );
  return run.build();
}

/** A dropped record is of the warm-up, or failed, or both; each is counted once. */
function readCounts(data: JsonObject, run: RunBuilder): RequestCounts {
  const accounting = objectOf(data, 'request_accounting');
  const succeeded =
    countOf(accounting, 'records_profiled') ?? countOf(data, 'num_requests_successful');
  const total = countOf(accounting, 'records_total') ?? countOf(data, 'num_requests_total');
  const warmUp = countOf(accounting, 'records_warmup_dropped');
  if (warmUp !== undefined) {
    run.method({ warmUp: 'excluded' });
    if (warmUp > 0) run.note(`${countWith(warmUp, 'request')} of the warm-up left out.`);
  }
  if (succeeded === undefined) return {};
  if (total === undefined || total < succeeded) return { succeeded };
  const failed = Math.max(0, total - succeeded - (warmUp ?? 0));
  if (failed > 0) run.note(`${countWith(failed, 'request')} of ${succeeded + failed} failed.`);
  return { requests: succeeded + failed, succeeded, failed };
}

function readStatistics(metrics: JsonObject, report: ReportBuilder): StatisticValue[] {
  const latency = objectOf(metrics, 'latency') ?? {};
  const tokens = objectOf(metrics, 'tokens') ?? {};
  reportUnknownFields(latency, Object.keys(METRICS), report, 'request_metrics.latency.');
  return [
    ...Object.keys(latency).flatMap((word) => readBlock(objectOf(latency, word), word)),
    ...Object.keys(tokens).flatMap((key) =>
      readBlock(objectOf(tokens, key), Object.hasOwn(TOKENS, key) ? TOKENS[key] : undefined),
    ),
    ...readBlock(objectOf(metrics, 'qps'), 'qps'),
  ];
}

function readBlock(block: JsonObject | undefined, word: string | undefined): StatisticValue[] {
  const metric = word !== undefined && Object.hasOwn(METRICS, word) ? METRICS[word] : undefined;
  if (!block || !metric || word === undefined) return [];
  return Object.keys(block).flatMap((key): StatisticValue[] => {
    const statistic = parseStatistic(key);
    const value = numberOf(block, key);
    return statistic && value !== undefined ? [{ word, metric, statistic, value }] : [];
  });
}

function reportPerUser(run: RunBuilder, metrics: JsonObject, n: number | undefined): void {
  const name = 'full_response_output_token_throughput_per_user';
  const block = objectOf(metrics, 'throughput', name) ?? {};
  for (const key of Object.keys(block)) {
    const statistic = parseStatistic(key);
    if (!statistic) continue;
    run.report('custom.request_output_tokens_per_second', statistic, numberOf(block, key), n);
  }
  run.define(
    'custom.request_output_tokens_per_second',
    'Of one request: output tokens / request latency, the wait for the first token included.',
  );
}

function reportThroughput(run: RunBuilder, data: JsonObject, metrics: JsonObject): void {
  const throughput = objectOf(metrics, 'throughput');
  run.report('total_token_throughput', 'rate', numberOf(throughput, 'total', 'tokens_per_second'));
  run.report(
    'output_token_throughput',
    'rate',
    numberOf(throughput, 'output', 'tokens_per_second'),
  );
  run.report(
    'custom.input_tokens_per_second',
    'rate',
    numberOf(throughput, 'input', 'tokens_per_second'),
  );
  const hasSystem = numberOf(throughput, 'total', 'tokens_per_second') !== undefined;
  const perGpu = objectOf(throughput, 'per_gpu');
  // The values of the system are there in nearly every file; only without them are those per GPU of use.
  if (hasSystem || !perGpu) return;
  reportThroughputPerGpu(run, {
    ...data,
    tput_per_gpu: perGpu.total_tput_tps,
    output_tput_per_gpu: undefined,
    input_tput_per_gpu: undefined,
  });
}

/** Read from the engine's own metrics over the run; the usage is a ratio in spite of its name, and the highest one. */
function reportServer(run: RunBuilder, data: JsonObject): void {
  run.report(
    'prefix_cache_hit_rate',
    'rate',
    numberOf(data, 'server_metrics', 'cache', 'gpu_cache_hit_rate'),
  );
  run.report(
    'kv_cache_utilization',
    'max',
    ratioOf(numberOf(data, 'server_metrics', 'kv_cache', 'gpu_usage_pct')),
  );
  run.report(
    'custom.theoretical_prefix_cache_hit_ratio',
    'rate',
    numberOf(data, 'request_metrics', 'cache', 'theoretical_cache_hit_rate'),
  );
}
