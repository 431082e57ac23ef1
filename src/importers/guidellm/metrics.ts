/** The aggregate of a benchmark: `metrics.<name>.successful`, in the units that GuideLLM gives its fields. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf } from '../fields';
import { DISTRIBUTIONS, MOMENTS, RATES, TOKEN_WEIGHTED, parsePercentileKey } from './foreign-types';

/** The aggregate of the requests that succeeded; the others have 0.0 for the times they lack, and so has their total. */
export function successful(metrics: JsonObject, name: string): JsonObject | undefined {
  const summary = objectOf(metrics, name, 'successful');
  return countOf(summary, 'count') === 0 ? undefined : summary;
}

export function reportMetrics(run: RunBuilder, metrics: JsonObject): void {
  for (const [name, { metric, unit }] of Object.entries(DISTRIBUTIONS)) {
    const summary = successful(metrics, name);
    // A summary of zeros alone belongs to a metric that was not measured: no streaming, no second token.
    if (!summary || highest(summary) <= 0) continue;
    const n = TOKEN_WEIGHTED.includes(name) ? undefined : countOf(summary, 'count');
    for (const [key, statistic] of Object.entries(MOMENTS)) {
      const value = numberOf(summary, key);
      if (value !== undefined) run.report(metric, statistic, convertToCanonical(value, unit), n);
    }
    const percentiles = objectOf(summary, 'percentiles') ?? {};
    for (const key of Object.keys(percentiles)) {
      const statistic = parsePercentileKey(key);
      const value = numberOf(percentiles, key);
      if (statistic && value !== undefined) {
        run.report(metric, statistic, convertToCanonical(value, unit), n);
      }
    }
  }
  for (const [name, metric] of Object.entries(RATES)) {
    run.report(metric, 'rate', numberOf(successful(metrics, name), 'mean'));
  }
  const concurrency = successful(metrics, 'request_concurrency');
  run.report('concurrency', 'mean', numberOf(concurrency, 'mean'));
  run.report('concurrency', 'max', numberOf(concurrency, 'max'));
  run.report('goodput', 'rate', readOneNumber(metrics, 'request_goodput'));
  run.report('custom.slo_attainment_ratio', 'rate', readOneNumber(metrics, 'slo_attainment'));
}

function highest(summary: JsonObject): number {
  const percentiles = objectOf(summary, 'percentiles') ?? {};
  const values = Object.keys(percentiles).map((key) => numberOf(percentiles, key) ?? 0);
  return numberOf(summary, 'max') ?? Math.max(numberOf(summary, 'mean') ?? 0, ...values);
}

/** Goodput is about the whole run: a number, or a summary over all requests, of which errors are a part. */
function readOneNumber(metrics: JsonObject, name: string): number | undefined {
  const summary = objectOf(metrics, name);
  return (
    numberOf(metrics, name) ??
    numberOf(objectOf(summary, 'total') ?? objectOf(summary, 'successful') ?? summary, 'mean')
  );
}

export function defineMetrics(run: RunBuilder): void {
  run
    .define(
      'time_per_output_token',
      'GuideLLM calls it inter_token_latency: (last token − first token) / (output tokens − 1). Its own mean and percentiles weight each request by its tokens; values computed from the requests do not.',
    )
    .define(
      'custom.guidellm_time_per_output_token_seconds',
      'GuideLLM’s time_per_output_token: (last token − request start) / output tokens, which includes the time to the first token. Not the TPOT of other tools.',
    )
    .define(
      'custom.time_to_first_output_token_seconds',
      'To the first token of the answer itself; time_to_first_token counts reasoning tokens as well.',
    )
    .define('concurrency', 'Successful requests in flight, weighted by time.')
    .define(
      'goodput',
      'Requests per second that met every limit given to the tool. Requests with an error count as bad, those that the end of the run cut off are left out; its limit for TPOT is compared with what it calls inter-token latency.',
    )
    .define(
      'custom.slo_attainment_ratio',
      'Share of the requests that met every limit given to the tool. Requests with an error count as bad; those that the end of the run cut off, or for which a limit could not be judged, are left out.',
    )
    .define(
      'custom.time_to_last_round_trip_seconds',
      'From the start of a request to the last round trip of its WebSocket connection.',
    )
    .define(
      'custom.round_trip_seconds',
      'Mean time of the round trips of a request’s WebSocket connection, one value per request.',
    );
}
