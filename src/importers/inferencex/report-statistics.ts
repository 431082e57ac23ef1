/** Statistics of InferenceX: which to take over, and what its derived numbers really are. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { NEVER_ZERO } from './foreign-types';

export interface StatisticValue {
  /** The tool's word: `ttft`. */
  readonly word: string;
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
  /** Seconds, tokens, or tokens and requests per second. */
  readonly value: number;
}

export interface StatisticsOptions {
  /** Successful requests, where the file says so. */
  readonly n: number | undefined;
  /** Flat files derive the deviation of interactivity as 1 / deviation of TPOT, which is none. */
  readonly hasTrueDeviation: boolean;
}

export function reportStatistics(
  run: RunBuilder,
  values: readonly StatisticValue[],
  { n, hasTrueDeviation }: StatisticsOptions,
): void {
  const unmeasured = NEVER_ZERO.filter((metric) => {
    const own = values.filter((entry) => entry.metric === metric);
    return own.length > 0 && own.every(({ value }) => value === 0);
  });
  if (unmeasured.length > 0) {
    run.note(
      `Left out, because all of its values are 0 and so nothing was measured: ${unmeasured.join(', ')}.`,
    );
  }
  const isOneMetric = isSame(values, 'itl', 'tpot');
  if (isOneMetric) {
    run.note(
      'The file has the same numbers as itl and as tpot: both are the time per output token of a request. There is no inter-token latency.',
    );
  }
  const withoutTpot = unmeasured.includes('time_per_output_token');
  for (const { word, metric, statistic, value } of values) {
    if (unmeasured.includes(metric) || (word === 'itl' && isOneMetric)) continue;
    if (word === 'intvty' && (withoutTpot || (statistic === 'std' && !hasTrueDeviation))) continue;
    run.report(metric, statistic, value, word === 'itl' || word === 'qps' ? undefined : n);
  }
  defineMetrics(run);
}

/** Whether two words have the same values: the agentic results write one list of the tool below under both names. */
function isSame(values: readonly StatisticValue[], left: string, right: string): boolean {
  const rights = new Map(
    values.filter(({ word }) => word === right).map(({ statistic, value }) => [statistic, value]),
  );
  const lefts = values.filter(({ word }) => word === left);
  return lefts.length > 1 && lefts.every(({ statistic, value }) => rights.get(statistic) === value);
}

function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'custom.interactivity_tokens_per_second',
      'Output tokens per second that one user sees: 1 / the same statistic of the time per output token. So p90 is the slow tail: nine of ten requests are at least so fast.',
    )
    .define(
      'inter_token_latency',
      'Gap between streamed chunks, pooled over all requests. With speculative decoding a chunk holds several tokens.',
    )
    .define(
      'custom.completed_requests_per_second',
      'Requests that ended in each window of one second; the mean is close to the throughput of requests.',
    )
    .define(
      'custom.expected_output_tokens',
      'Output tokens that the recorded trace had at this point, not the ones that were generated.',
    );
}
