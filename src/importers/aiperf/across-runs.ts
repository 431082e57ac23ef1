/** Statistics of repeated runs: `{"time_to_first_token_p99": {mean, std, ci_low, ci_high, unit}}`; of a single trial only mean and unit. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import type { Unit } from '../../domain/units';
import { canonicalUnitOf } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { parseUnitName, toCanonical } from '../shared/convert';
import { DISTRIBUTIONS, RATES } from '../shared/metric-blocks';
import { EXTRA_DISTRIBUTIONS, EXTRA_RATES } from './foreign-types';

interface Repeats {
  /** Of the intervals, 0 to 1. */
  readonly level: number | undefined;
  readonly runs: number | undefined;
}

/** Longer lists of intervals than this help nobody. */
const MAX_INTERVALS = 40;

/** Returns whether any value was known. */
export function reportAcrossRuns(
  run: RunBuilder,
  metrics: JsonObject,
  { level, runs }: Repeats,
  report: ReportBuilder,
): boolean {
  const intervals: string[] = [];
  let isReported = false;
  for (const key of Object.keys(metrics)) {
    const field = parseKey(key);
    const block = objectOf(metrics, key);
    const unit = textOf(block, 'unit') ?? '';
    const value = numberOf(block, 'mean') ?? numberOf(block, 'avg');
    if (!field) {
      if (block) report.unknownField(key);
      continue;
    }
    if (value === undefined) continue;
    const isTaken = run.report(field.metric, field.statistic, toCanonical(value, unit));
    isReported = isReported || isTaken;
    const interval = block && isTaken ? describeInterval(block, field, unit, level) : undefined;
    if (interval !== undefined) intervals.push(interval);
  }
  if (isReported) noteIntervals(run, intervals, runs);
  return isReported;
}

interface Field {
  readonly metric: AnyMetricId;
  readonly statistic: Statistic;
}

/** `time_to_first_token_p99`, `request_throughput_avg`, `ttft_p99_ms`; undefined for anything else. */
function parseKey(key: string): Field | undefined {
  const [, tag = '', name = ''] =
    /^(.+?)_(avg|mean|min|max|std|p\d+(?:\.\d+)?)(?:_(?:ms|s|sec|ns))?$/.exec(key) ?? [];
  const distributions = { ...DISTRIBUTIONS, ...EXTRA_DISTRIBUTIONS };
  const rates = { ...RATES, ...EXTRA_RATES };
  const statistic = parseStatistic(name);
  const metric = Object.hasOwn(distributions, tag) ? distributions[tag] : undefined;
  if (metric && statistic) return { metric, statistic };
  const rate = Object.hasOwn(rates, tag) ? rates[tag] : undefined;
  return rate && statistic === 'mean' ? { metric: rate, statistic: 'rate' } : undefined;
}

const SUFFIXES: Partial<Record<Unit, string>> = {
  seconds: ' s',
  tokens: ' tokens',
  requests: ' requests',
  requests_per_second: ' requests/s',
  tokens_per_second: ' tokens/s',
};

function describeInterval(
  block: JsonObject,
  { metric, statistic }: Field,
  unitName: string,
  level: number | undefined,
): string | undefined {
  const unit = parseUnitName(unitName);
  const low = numberOf(block, 'ci_low');
  const high = numberOf(block, 'ci_high');
  const mean = numberOf(block, 'mean');
  if (!unit || low === undefined || high === undefined || mean === undefined || high <= low) {
    return undefined;
  }
  const show = (value: number): string =>
    `${Number((toCanonical(value, unitName) ?? 0).toPrecision(4))}`;
  const percent = level === undefined ? '' : `${Number((level * 100).toPrecision(3))} % `;
  return `${metric} ${statistic}: ${show(mean)}, ${percent}interval ${show(low)} to ${show(high)}${SUFFIXES[canonicalUnitOf(unit)] ?? ''}.`;
}

function noteIntervals(
  run: RunBuilder,
  intervals: readonly string[],
  runs: number | undefined,
): void {
  if (runs === 1) {
    run.note('One run: the file knows nothing of the differences between runs.');
    return;
  }
  const number = runs === undefined ? 'several' : `${runs}`;
  run.note(
    `Each value is the mean over ${number} runs of that statistic of each run: the mean of p99s is not the p99 of all requests.`,
  );
  if (intervals.length > 0) {
    run.note('Intervals of these means between runs (Student’s t), as AIPerf computed them:');
  }
  for (const interval of intervals.slice(0, MAX_INTERVALS)) run.note(interval);
  if (intervals.length > MAX_INTERVALS) {
    run.note(`Intervals of ${intervals.length - MAX_INTERVALS} more values are in the file.`);
  }
}
