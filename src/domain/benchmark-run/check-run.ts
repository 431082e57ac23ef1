/**
 * Integrity of a run: what must hold whatever file it came from. The registry checks every run that an importer returns, and
 * every importer test does.
 */
import type { AnyMetricId } from '../metrics/metric';
import { checkBucketHistogram } from '../stats/bucket-histogram';
import type { BenchmarkRun, Column, RequestTable } from './benchmark-run';
import { REQUEST_STATUSES } from './benchmark-run';
import { countStatus, isPresent } from './column';

/** Everything that is wrong with the run, one sentence each; an empty list means that the run can be used. */
export function checkRun(run: BenchmarkRun): string[] {
  return [
    ...checkLabels(run),
    ...checkCounts(run),
    ...run.reported.flatMap(({ metric, statistic, value, n }) => [
      ...(isQuantity(value) ? [] : [`${metric} ${statistic} is ${value}`]),
      ...(n === undefined || isCount(n) ? [] : [`${metric} ${statistic} says it has ${n} samples`]),
    ]),
    ...columnsOf(run.pools).flatMap(([metric, pool]) => checkPool(`the pool of ${metric}`, pool)),
    ...Object.entries(run.histograms ?? {}).flatMap(([metric, histogram]) =>
      histogram
        ? checkBucketHistogram(histogram).map((what) => `the histogram of ${metric}: ${what}`)
        : [],
    ),
    ...(run.requests ? checkTable(run.requests) : []),
  ];
}

function isQuantity(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function columnsOf(columns: Partial<Record<AnyMetricId, Column>>): [string, Column][] {
  return Object.entries(columns).filter(
    (entry): entry is [string, Column] => entry[1] !== undefined,
  );
}

function checkLabels({ label, tool, duration }: BenchmarkRun): string[] {
  return [
    ...(label.trim() === '' ? ['the run has no label'] : []),
    ...(tool.id === '' || tool.name === '' ? ['the run does not name its tool'] : []),
    ...(duration === undefined || (Number.isFinite(duration) && duration > 0)
      ? []
      : [`the duration is ${duration} s`]),
  ];
}

function checkCounts({ counts, requests }: BenchmarkRun): string[] {
  const problems: string[] = [];
  for (const [name, count] of Object.entries({ ...counts } as Record<string, number | undefined>)) {
    if (count !== undefined && !isCount(count))
      problems.push(`the number of requests ${name} is ${count}`);
  }
  const { succeeded, failed, cancelled } = counts;
  const parts = (succeeded ?? 0) + (failed ?? 0) + (cancelled ?? 0);
  if (counts.requests !== undefined && parts > counts.requests) {
    problems.push(`${parts} requests ended, but only ${counts.requests} were sent`);
  }
  const inRows = requests && countStatus(requests, 'succeeded');
  if (inRows !== undefined && succeeded !== undefined && inRows !== succeeded)
    problems.push(`${succeeded} requests succeeded, but the rows say ${inRows}`);
  return problems;
}

function checkPool(name: string, pool: Column): string[] {
  for (const value of pool) {
    if (!(value >= 0 && value < Infinity))
      return [isPresent(value) ? `${name} holds ${value}` : `${name} has missing entries`];
  }
  return [];
}

function checkColumn(name: string, column: Column): string[] {
  // Plain comparisons, which NaN alone fails with itself: a call for each of millions of entries takes much of an import's time.
  for (const value of column) {
    if (value === value && !(value >= 0 && value < Infinity)) return [`${name} holds ${value}`];
  }
  return [];
}

function checkTable(table: RequestTable): string[] {
  const problems = columnsOf(table.columns).flatMap(([metric, column]) => [
    ...checkColumn(`the column ${metric}`, column),
    ...(column.length === table.length
      ? []
      : [`the column ${metric} has ${column.length} rows of ${table.length}`]),
  ]);
  if (table.length === 0) problems.push('the table has no rows');
  if (table.status.length !== table.length) problems.push('the status column has another length');
  if (!hasCodesIn(table.status, 0, REQUEST_STATUSES.length)) {
    problems.push('the status column holds an unknown code');
  }
  if (table.startTime) {
    problems.push(...checkColumn('the start times', table.startTime));
    if (table.startTime.length !== table.length)
      problems.push('the start times have another length');
  }
  for (const { name, codes, dictionary } of table.attributes) {
    const fits = hasCodesIn(codes, -1, dictionary.length);
    if (codes.length !== table.length || !fits) problems.push(`the attribute ${name} is damaged`);
  }
  return problems;
}

/** Whether all codes are from `least` to below `end`. */
function hasCodesIn(codes: Uint8Array | Int32Array, least: number, end: number): boolean {
  for (const code of codes) if (code < least || code >= end) return false;
  return true;
}
