/** The metrics of a summary, as values of a run. */
import type { RequestCounts } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import { convertToCanonical } from '../../domain/units/foreign-units';
import { countOf, numberOf } from '../fields';
import type { ReportBuilder } from '../report';
import type { TrendMeaning } from './metrics';
import {
  SUCCEEDED_DURATION,
  SUCCEEDED_LATENCY,
  baseName,
  findScriptMetric,
  interpretTrend,
  isBuiltIn,
} from './metrics';
import type { Summary, SummaryMetric } from './summary-model';

/** What the values of a metric are when the file does not say its type. */
type MetricKind = 'trend' | 'counter' | 'rate' | 'gauge';

/**
 * `http_req_failed` is a rate of failures: what it calls passes (or matches) are the requests that failed.
 */
export function readCounts({ metrics }: Summary): RequestCounts {
  const requests = countOf(metrics.get('http_reqs')?.values, 'count');
  const failures = metrics.get('http_req_failed')?.values;
  const share = numberOf(failures, 'rate') ?? numberOf(failures, 'value');
  const counted = countOf(failures, 'passes') ?? countOf(failures, 'matches');
  const failed =
    counted ??
    (requests === undefined || share === undefined ? undefined : Math.round(share * requests));
  if (requests === undefined) return {};
  if (failed === undefined || failed > requests) return { requests };
  return { requests, succeeded: requests - failed, failed };
}

/** Takes the values over. Returns whether there was anything to measure. */
export function reportSummaryMetrics(
  run: RunBuilder,
  summary: Summary,
  counts: RequestCounts,
  report: ReportBuilder,
): boolean {
  const failures = summary.metrics.get('http_req_failed')?.values;
  if (counts.requests !== 0) {
    run.report(
      'error_rate',
      'rate',
      numberOf(failures, 'rate') ?? numberOf(failures, 'value'),
      counts.requests,
    );
  }
  const hasFailedEntirely = counts.requests !== undefined && counts.failed === counts.requests;
  if (hasFailedEntirely) {
    if (counts.requests > 0) run.note('All requests failed, so there are no latencies.');
    return counts.requests > 0;
  }
  const rate = numberOf(summary.metrics.get('http_reqs')?.values, 'rate');
  let isMeasured = run.report('request_throughput', 'rate', rate);
  const taken = new Map<AnyMetricId, string>();
  for (const metric of sortTrendsFirst(summary)) {
    isMeasured = reportMetric(run, metric, { counts, taken, report }) || isMeasured;
  }
  return isMeasured;
}

/** The requests' own latencies come first, so that no metric of a script takes their place. */
function sortTrendsFirst({ metrics }: Summary): SummaryMetric[] {
  const first = ['http_req_duration', 'grpc_req_duration', 'http_req_waiting', SUCCEEDED_DURATION];
  return [
    ...first.flatMap((name) => metrics.get(name) ?? []),
    ...[...metrics.values()].filter(({ name }) => !first.includes(name)),
  ];
}

interface MetricContext {
  readonly counts: RequestCounts;
  /** Which metric of the file each of ours came from. */
  readonly taken: Map<AnyMetricId, string>;
  readonly report: ReportBuilder;
}

function reportMetric(run: RunBuilder, metric: SummaryMetric, context: MetricContext): boolean {
  const { name } = metric;
  const { counts, report, taken } = context;
  if (name === SUCCEEDED_DURATION) {
    const hasFailures = (counts.failed ?? 0) > 0;
    return hasFailures && reportTrend(run, metric, SUCCEEDED, counts.succeeded);
  }
  const kind = kindOf(metric);
  if (kind === 'counter' && findScriptMetric(name) === 'output_tokens') {
    return run.report('output_token_throughput', 'rate', numberOf(metric.values, 'rate'));
  }
  const meaning = kind === 'trend' ? interpretTrend(name, metric.contains) : undefined;
  if (!meaning || taken.has(meaning.metric)) {
    // Parts of a metric by tag are named after addresses and are left out as a whole.
    if (!isBuiltIn(baseName(name)) && !name.includes('{')) report.unknownField(baseName(name));
    return false;
  }
  const isHttp = name === 'http_req_duration' || name === 'http_req_waiting';
  const isReported = reportTrend(run, metric, meaning, isHttp ? counts.requests : undefined);
  if (!isReported) return false;
  taken.set(meaning.metric, name);
  if (meaning.isAssumed) report.assume(`${baseName(name)}: milliseconds`);
  if (!isBuiltIn(name))
    run.define(
      meaning.metric,
      `The script’s own metric ${baseName(name)}; only the script says what it measures.`,
    );
  return true;
}

const SUCCEEDED: TrendMeaning = { metric: SUCCEEDED_LATENCY, unit: 'ms', isAssumed: false };

/** A trend without samples is 0 throughout; that is no measurement. */
function reportTrend(
  run: RunBuilder,
  { values }: SummaryMetric,
  { metric, unit }: TrendMeaning,
  requests: number | undefined,
): boolean {
  const statistics = Object.keys(values).flatMap((key): [Statistic, number][] => {
    const statistic = parseTrendStatistic(key);
    const value = numberOf(values, key);
    return statistic === undefined || value === undefined ? [] : [[statistic, value]];
  });
  if (!statistics.some(([, value]) => value > 0)) return false;
  const n = countOf(values, 'count') ?? requests;
  let isReported = false;
  for (const [statistic, value] of statistics)
    isReported = run.report(metric, statistic, convertToCanonical(value, unit), n) || isReported;
  return isReported;
}

/** `p(99.9)`, `avg`, `med`, `min`, `max`; a trend can also be asked for its `count`, which is no statistic of the values. */
function parseTrendStatistic(key: string): Statistic | undefined {
  const level = /^p\(([\d.]+)\)$/u.exec(key)?.[1];
  return parseStatistic(level === undefined ? key : `p${level}`);
}

function kindOf({ type, values }: SummaryMetric): MetricKind | undefined {
  if (type === 'trend' || type === 'counter' || type === 'rate' || type === 'gauge') return type;
  if (type !== undefined) return undefined;
  if (numberOf(values, 'avg') !== undefined || numberOf(values, 'med') !== undefined)
    return 'trend';
  if (Object.keys(values).some((key) => key.startsWith('p('))) return 'trend';
  if (numberOf(values, 'passes') !== undefined || numberOf(values, 'matches') !== undefined)
    return 'rate';
  return numberOf(values, 'count') === undefined ? 'gauge' : 'counter';
}
