/** Numbers of a run as a whole: counts, duration, error rate, throughput. */
import type { Column, BenchmarkRun, RequestTable } from '../../benchmark-run/benchmark-run';
import { countPresent, countStatus, isPresent, succeededValues } from '../../benchmark-run/column';
import type { AnyMetricId } from '../../metrics/metric';
import { computeWilsonInterval } from '../../stats/proportion';
import type { MeasuredValue, Measurement } from '../investigation-record';
import { deriveCounts } from '../measurement-access';

/** The tool's counts; what it does not say is counted in the request rows, if there are any. */
export function computeCounts(run: BenchmarkRun): Measurement['counts'] {
  const { counts, requests: table } = run;
  if (!table || counts.succeeded !== undefined) return { ...counts };
  return {
    succeeded: countStatus(table, 'succeeded'),
    ...(counts.failed === undefined && { failed: countStatus(table, 'failed') }),
    ...(counts.cancelled === undefined && { cancelled: countStatus(table, 'cancelled') }),
    ...(counts.requests === undefined && { requests: table.sampledFrom?.total ?? table.length }),
    ...counts,
  };
}

/** The share of sent requests that failed, with Wilson's interval; null when the counts do not say. */
export function computeErrorRate(counts: Measurement['counts']): MeasuredValue | null {
  const { sent, failed } = deriveCounts(counts);
  if (sent === null || failed === null || sent === 0 || failed > sent) return null;
  return {
    metric: 'error_rate',
    statistic: 'rate',
    value: failed / sent,
    n: sent,
    interval: { ...computeWilsonInterval(failed, sent), confidence: 0.95, method: 'Wilson' },
    origin: 'computed',
  };
}

/**
 * Request and token throughput from the rows of requests that succeeded, over the run's duration in seconds. A token throughput
 * needs the tokens of every such row: a sum over some of them would be too low.
 */
export function computeThroughputs(
  run: BenchmarkRun,
  counts: Measurement['counts'],
  duration: number | undefined,
): readonly MeasuredValue[] {
  if (duration === undefined || !(duration > 0)) return [];
  const { succeeded } = deriveCounts(counts);
  if (succeeded === null) return [];
  const output = sumOverAll(run.requests, 'output_tokens', succeeded);
  const prompt = sumOverAll(run.requests, 'prompt_tokens', succeeded);
  const rates: [AnyMetricId, number | null][] = [
    ['request_throughput', succeeded],
    ['output_token_throughput', output],
    ['total_token_throughput', output === null || prompt === null ? null : output + prompt],
  ];
  return rates.flatMap(([metric, amount]): MeasuredValue[] => {
    if (amount === null || !Number.isFinite(amount / duration)) return [];
    return [{ metric, statistic: 'rate', value: amount / duration, origin: 'computed' }];
  });
}

function sumOverAll(
  table: RequestTable | undefined,
  metric: AnyMetricId,
  succeeded: number,
): number | null {
  const ofAll = table?.sampledFrom?.distributions[metric];
  if (ofAll) return ofAll.count === succeeded ? ofAll.sum : null;
  const values = table ? succeededValues(table, metric) : null;
  if (values?.length !== succeeded) return null;
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Seconds from the first start to the last end of a request; undefined when a row that succeeded lacks its start or its latency.
 * Rows that failed count with what they have.
 */
export function computeSpan(table: RequestTable | undefined): number | undefined {
  const starts = table?.startTime;
  const latencies = table?.columns.request_latency;
  // Of a sample of the rows, the first and the last one may be missing.
  if (!table || !starts || !latencies || table.sampledFrom) return undefined;
  if (countPresent(starts) !== table.length) return undefined;
  if (succeededValues(table, 'request_latency')?.length !== countStatus(table, 'succeeded')) {
    return undefined;
  }
  return spanOf(starts, latencies);
}

function spanOf(starts: Column, latencies: Column): number | undefined {
  let first = Infinity;
  let last = -Infinity;
  starts.forEach((start, row) => {
    const latency = latencies[row];
    first = Math.min(first, start);
    last = Math.max(last, isPresent(latency) ? start + latency : start);
  });
  const span = last - first;
  return span > 0 && Number.isFinite(span) ? span : undefined;
}
