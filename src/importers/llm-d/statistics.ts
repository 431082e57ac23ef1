/** Blocks of statistics of the report: `{units: s, mean: 0.3, p50: 0.2, p99p9: 1.1}`. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { getMetric } from '../../domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { parseStatistic } from '../../domain/metrics/statistic';
import { canonicalUnitOf, convertToCanonical } from '../../domain/units/foreign-units';
import type { JsonObject } from '../fields';
import { numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { UNITS } from './foreign-types';

/** `p99p9` is p99.9: the schema's names are Python's, which have no point. */
function readStatistic(key: string): Statistic | undefined {
  return parseStatistic(key.replace(/^p(\d+)p(\d+)$/i, 'p$1.$2'));
}

/** A function from the block's values to canonical units; undefined when its unit is none of the metric's. */
function converterOf(
  block: JsonObject,
  metric: AnyMetricId,
): ((value: number) => number) | undefined {
  const name = textOf(block, 'units') ?? '';
  const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  if (!unit) return undefined;
  // Numbers of tokens and of requests have the unit "count" there.
  const isCount = unit === 'count' && ['tokens', 'requests'].includes(getMetric(metric).unit);
  if (!isCount && canonicalUnitOf(unit) !== getMetric(metric).unit) return undefined;
  return (value) => convertToCanonical(value, unit);
}

interface BlockOptions {
  readonly metric: AnyMetricId;
  readonly n?: number | undefined;
  /** Where the block stands, for the report. */
  readonly name: string;
  /** A block of which each value is 0 was not measured. */
  readonly mayBeZero: boolean;
}

/** Takes over every statistic of the block. Returns whether it was left out for its zeros. */
export function reportBlock(
  run: RunBuilder,
  block: JsonObject | undefined,
  { metric, n, name, mayBeZero }: BlockOptions,
  report: ReportBuilder,
): boolean {
  if (!block) return false;
  const convert = converterOf(block, metric);
  if (!convert) {
    report.drop(`${name}: the unit is not one of this metric`);
    return false;
  }
  const values = Object.keys(block).flatMap((key) => {
    const statistic = readStatistic(key);
    const value = numberOf(block, key);
    return statistic && value !== undefined ? [{ statistic, value: convert(value) }] : [];
  });
  if (!mayBeZero && values.length > 0 && values.every(({ value }) => value === 0)) return true;
  for (const { statistic, value } of values) run.report(metric, statistic, value, n);
  return false;
}

/** A rate of the whole run: the mean of a block (0.2), or a bare number per second (0.1). */
export function readRate(
  rates: JsonObject | undefined,
  key: string,
  metric: AnyMetricId,
): number | undefined {
  const bare = numberOf(rates, key);
  if (bare !== undefined) return bare;
  const block = objectOf(rates, key);
  const mean = numberOf(block, 'mean');
  if (!block || mean === undefined) return undefined;
  return converterOf(block, metric)?.(mean);
}
