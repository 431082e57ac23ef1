/** What a name in a table says: a metric, perhaps with a statistic and a unit, or a total of the run. */
import { findAnyMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId, MetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { canonicalUnitOf } from '../../domain/units/foreign-units';
import type { RunTotal } from './mapping';
import { splitHeader } from './units';

/** Names that mean a metric in a table of results, although they would be too vague for the catalogue. */
const VAGUE_NAMES: Readonly<Record<string, MetricId>> = {
  elapsed: 'request_latency',
  duration: 'request_latency',
  'response time': 'request_latency',
  'total time': 'request_latency',
  'total latency': 'request_latency',
  latency: 'request_latency',
  'end to end latency': 'request_latency',
  e2e: 'request_latency',
  e2el: 'request_latency',
  'e2e latency': 'request_latency',
  'first token': 'time_to_first_token',
  'num input tokens': 'prompt_tokens',
  'number input tokens': 'prompt_tokens',
  'input token count': 'prompt_tokens',
  'prompt token count': 'prompt_tokens',
  'num output tokens': 'output_tokens',
  'number output tokens': 'output_tokens',
  'output token count': 'output_tokens',
  'completion tokens': 'output_tokens',
  'generated tokens': 'output_tokens',
};

const TOTALS: readonly { readonly of: RunTotal; readonly name: RegExp }[] = [
  {
    of: 'requests',
    name: /^(?:#?\s?requests|(?:total|num|number of|sent) requests|requests sent|request count|requests total)$/,
  },
  {
    of: 'succeeded',
    name: /^(?:(?:successful|completed|succeeded) requests|requests (?:succeeded|completed))$/,
  },
  {
    of: 'failed',
    name: /^(?:failed requests|requests failed|num failed requests|failures|num errors|error count)$/,
  },
  { of: 'cancelled', name: /^(?:cancelled|canceled|aborted) requests$/ },
  {
    of: 'duration',
    name: /^(?:benchmark duration|test duration|run duration|total duration|wall time|duration)$/,
  },
];

/** The metric of a plain name, as the catalogue or people call it. */
export function findTableMetric(name: string): AnyMetricId | undefined {
  return findAnyMetric(name) ?? (Object.hasOwn(VAGUE_NAMES, name) ? VAGUE_NAMES[name] : undefined);
}

export interface MetricName {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic | undefined;
  readonly unit: ForeignUnit | undefined;
  /** `throughput` in tokens/s: of the output, or of all tokens. */
  readonly isVague: boolean;
}

/** `p99 TTFT (ms)`, `mean_ttft_ms`, `TTFT 95th percentile`, `Output token throughput (tok/s)`; null when no metric is in it. `writtenUnit` stands beside the name. */
export function readMetricName(text: string, writtenUnit?: ForeignUnit): MetricName | null {
  const trimmed = text.trim();
  const { name, unit: ownUnit } = splitHeader(trimmed);
  const unit = ownUnit ?? writtenUnit;
  if (name === '') return null;
  const whole = findTableMetric(trimmed) ?? findTableMetric(name);
  // The whole first: "error rate" is a metric, although "rate" alone would be a statistic.
  if (whole !== undefined) return { metric: whole, statistic: undefined, unit, isVague: false };
  const words = name
    .replaceAll(/[(),:[\]]/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && word !== 'percentile');
  for (const [index, word] of words.entries()) {
    const statistic = readStatisticName(word);
    const metric = statistic && findTableMetric(words.toSpliced(index, 1).join(' '));
    if (metric !== undefined) return { metric, statistic, unit, isVague: false };
  }
  return readThroughput(words, unit);
}

/** A bare `throughput` is of requests or of tokens, as its unit says. */
function readThroughput(
  words: readonly string[],
  unit: ForeignUnit | undefined,
): MetricName | null {
  const rest = words.filter((word) => readStatisticName(word) === undefined);
  if (rest.join(' ') !== 'throughput' || unit === undefined) return null;
  const statistic = words.map(readStatisticName).find((found) => found !== undefined);
  const canonical = canonicalUnitOf(unit);
  if (canonical === 'requests_per_second')
    return { metric: 'request_throughput', statistic, unit, isVague: false };
  return canonical === 'tokens_per_second'
    ? { metric: 'output_token_throughput', statistic, unit, isVague: true }
    : null;
}

export interface TotalName {
  readonly of: RunTotal;
  /** Undefined: a duration whose unit is not said. */
  readonly unit: ForeignUnit | undefined;
}

/** `Successful requests`, `Benchmark duration (s)`. */
export function readTotalName(text: string): TotalName | null {
  const { name, unit } = splitHeader(text);
  const total = TOTALS.find((entry) => entry.name.test(name));
  if (!total) return null;
  return { of: total.of, unit: total.of === 'duration' ? unit : 'requests' };
}

/** `P99`, `99%`, `95th percentile`, `median`, `Std. dev.`; `count` is no statistic. */
export function readStatisticName(text: string): Statistic | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/\s*percentile$/, '')
    .replace(/^std[.\s]*dev\.?$|^standard deviation$/, 'std')
    .replace(/^(?:avg|average)\.?(?: value)?$/, 'mean');
  return parseStatistic(name);
}

/** Names of how many samples a statistic is made of. */
export function isSampleCountName(text: string): boolean {
  return /^(?:count|n|samples|sample count|num samples|sample size)$/.test(
    text.trim().toLowerCase(),
  );
}
