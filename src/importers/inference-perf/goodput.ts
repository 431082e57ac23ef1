/** Goodput, in both shapes that inference-perf has had. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { isCustomMetricId } from '../../domain/metrics/custom-metric';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf } from '../fields';

/** `goodput_metrics` since April 2026, `slo_metrics` before. Both leave the requests that failed out. */
export function reportGoodput(run: RunBuilder, successes: JsonObject): void {
  const goodput = objectOf(successes, 'goodput_metrics') ?? {};
  run.report('goodput', 'rate', numberOf(goodput, 'request_goodput'));
  run.report('custom.goodput_tokens_per_second', 'rate', numberOf(goodput, 'token_goodput'));
  const total = countOf(goodput, 'total_requests');
  reportShare(run, 'custom.slo_attainment_ratio', numberOf(goodput, 'goodput_percentage'), total);
  for (const key of Object.keys(goodput)) {
    const [, limit] = /^(.+)_attainment_percentage$/.exec(key) ?? [];
    if (limit !== undefined) reportShare(run, limitShare(limit), numberOf(goodput, key));
  }
  const limits = Object.entries(objectOf(successes, 'slo_metrics') ?? {});
  for (const [key, entry] of limits) {
    const name = key.replace(/_slo$/, '');
    const metric = name === 'combined' ? 'custom.slo_attainment_ratio' : limitShare(name);
    const of = countOf(entry, 'total_requests');
    reportShare(run, metric, numberOf(entry, 'attainment_pct'), of);
    run.report('custom.goodput_tokens_per_second', 'rate', numberOf(entry, 'goodput_rate'));
  }
  run
    .define(
      'goodput',
      'Requests per second that met every limit given to the tool; the report does not say which limits. A request without one of the values counts as bad.',
    )
    .define(
      'custom.slo_attainment_ratio',
      limits.length > 0
        ? 'Share of the requests that succeeded which met every limit; failures are not in the denominator, and a request without one of the values counts as good.'
        : 'Share of the requests that succeeded which met every limit; failures are not in the denominator, and a request without one of the values counts as bad.',
    )
    .define(
      'custom.goodput_tokens_per_second',
      'Prompt and output tokens of the requests that met every limit, per second.',
    );
}

/** `ttft` → custom.ttft_slo_attainment_ratio; undefined for what can be no name. */
function limitShare(limit: string): AnyMetricId | undefined {
  const name = `custom.${limit.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_slo_attainment_ratio`;
  return isCustomMetricId(name) ? name : undefined;
}

function reportShare(
  run: RunBuilder,
  metric: AnyMetricId | undefined,
  percent: number | undefined,
  n?: number,
): void {
  if (metric === undefined || percent === undefined) return;
  run.report(metric, 'rate', convertToCanonical(percent, 'percent'), n);
}
