/** The aggregate keys of vLLM and SGLang: `<statistic>_<metric>_ms`, as in `p99_ttft_ms`. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { numberOf } from '../fields';
import { millisecondsToSeconds } from './convert';

interface LatencyKey {
  readonly key: string;
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
}

export interface LatencyKeysOptions {
  /** The tool's word for a metric, as in the key, to ours. */
  readonly metrics: Readonly<Record<string, AnyMetricId>>;
  /** How many requests succeeded, where the file says so. */
  readonly completed: number | undefined;
  /** Metrics with exactly one value per successful request. */
  readonly onePerRequest: readonly AnyMetricId[];
}

/**
 * Takes the aggregate latencies over. A metric of which each value is 0 was not measured: these tools write 0 when no request
 * succeeded, and for TPOT and ITL when no answer had a second token. Returns the keys that were understood and the metrics that
 * were left out for their zeros.
 */
export function reportLatencyKeys(
  run: RunBuilder,
  data: JsonObject,
  { metrics, completed, onePerRequest }: LatencyKeysOptions,
): { readonly keys: ReadonlySet<string>; readonly zeros: readonly AnyMetricId[] } {
  const found = Object.keys(data).flatMap((key) => parseLatencyKey(key, metrics) ?? []);
  const zeros = new Set<AnyMetricId>();
  for (const metric of new Set(found.map((entry) => entry.metric))) {
    const entries = found.filter((entry) => entry.metric === metric);
    const isMeasured = entries.some(({ key }) => (numberOf(data, key) ?? 0) > 0);
    if (!isMeasured || completed === 0) {
      if (entries.some(({ key }) => numberOf(data, key) !== undefined)) zeros.add(metric);
      continue;
    }
    const n = onePerRequest.includes(metric) ? completed : undefined;
    for (const { key, statistic } of entries) {
      const milliseconds = numberOf(data, key);
      if (milliseconds !== undefined) {
        run.report(metric, statistic, millisecondsToSeconds(milliseconds), n);
      }
    }
  }
  return { keys: new Set(found.map((entry) => entry.key)), zeros: [...zeros] };
}

/** `p99.9_ttft_ms` → time_to_first_token p99.9; undefined for any other key. */
function parseLatencyKey(
  key: string,
  metrics: Readonly<Record<string, AnyMetricId>>,
): LatencyKey | undefined {
  const [, name = '', word = ''] = /^([a-z]+[\d.]*)_(.+)_ms$/.exec(key) ?? [];
  const statistic = parseStatistic(name);
  const metric = Object.hasOwn(metrics, word) ? metrics[word] : undefined;
  return statistic && metric ? { key, metric, statistic } : undefined;
}
