/** The collated file: the requests of all runs in one population, `{"time_to_first_token": {combined: {mean, p50, …}, per_run: […]}}`. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { JsonObject } from '../fields';
import { countOf, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { toCanonical } from '../shared/convert';
import { DISTRIBUTIONS } from '../shared/metric-blocks';
import { EXTRA_DISTRIBUTIONS } from './foreign-types';

export interface Collated {
  readonly isReported: boolean;
  readonly succeeded: number | undefined;
  readonly promptTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

const METRICS = { ...DISTRIBUTIONS, ...EXTRA_DISTRIBUTIONS };

/** Takes the file over when it is a collated one; undefined for any other. */
export function reportCollated(
  run: RunBuilder,
  metrics: JsonObject,
  data: JsonObject,
  report: ReportBuilder,
): Collated | undefined {
  const summaries = Object.keys(metrics).flatMap((tag): [string, JsonObject][] => {
    const block =
      objectOf(metrics, tag, 'combined') ?? (objectOf(data, 'combined') && objectOf(metrics, tag));
    return block ? [[tag, block]] : [];
  });
  if (summaries.length === 0) return undefined;
  let isReported = false;
  for (const [tag, block] of summaries) {
    const metric = Object.hasOwn(METRICS, tag) ? METRICS[tag] : undefined;
    if (!metric) {
      report.unknownField(tag);
      continue;
    }
    const unit = textOf(block, 'unit') ?? unitOf(tag);
    const n = countOf(block, 'count');
    for (const name of Object.keys(block)) {
      const statistic = parseStatistic(name);
      const value = numberOf(block, name);
      if (!statistic || value === undefined) continue;
      isReported = run.report(metric, statistic, toCanonical(value, unit), n) || isReported;
    }
    run.note(describeRuns(metric, objectOf(metrics, tag), unit));
  }
  report.assume('values without a unit: milliseconds for times, as in AIPerf’s records');
  run.note('The percentiles are those of all requests of all runs together.');
  return {
    isReported,
    succeeded: countOf(summaries.find(([tag]) => tag === 'request_latency')?.[1], 'count'),
    promptTokens: meanOf(summaries, 'input_sequence_length'),
    outputTokens: meanOf(summaries, 'output_sequence_length'),
  };
}

function unitOf(tag: string): string {
  return /(?:sequence_length|token_count|_tokens)$/.test(tag) ? 'tokens' : 'ms';
}

function meanOf(
  summaries: readonly (readonly [string, JsonObject])[],
  tag: string,
): number | undefined {
  return numberOf(summaries.find(([name]) => name === tag)?.[1], 'mean');
}

/** `request_latency: means of the runs 1.9, 2.0, 2.1 s.` */
function describeRuns(
  metric: string,
  block: JsonObject | undefined,
  unit: string,
): string | undefined {
  const means = (listOf(block, 'per_run') ?? []).flatMap((entry) => {
    const mean = numberOf(entry, 'mean');
    const value = mean === undefined ? undefined : toCanonical(mean, unit);
    return value === undefined ? [] : [`${Number(value.toPrecision(4))}`];
  });
  if (means.length < 2) return undefined;
  return `${metric}: means of the runs ${means.slice(0, 20).join(', ')}${unit === 'ms' ? ' s' : ''}.`;
}
