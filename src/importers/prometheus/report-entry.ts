/** Puts what one entry of a table found into a run. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { GaugeSummary } from '../../domain/metrics-snapshot/add-series';
import { summarisePoints } from '../../domain/metrics-snapshot/add-series';
import { convertHistogram } from '../../domain/metrics-snapshot/convert-histogram';
import type { AnyMetricId, Statistic } from '../../domain/metrics/metric';
import { isStatistic } from '../../domain/metrics/statistic';
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type {
  CounterEntry,
  GaugeEntry,
  GaugeShareEntry,
  HistogramEntry,
  MetricEntry,
} from './engines/engine';
import type { SeriesIndex } from './series-index';

export interface EntryContext {
  readonly run: RunBuilder;
  readonly index: SeriesIndex;
  /** Seconds; undefined where it is not known. */
  readonly duration: number | undefined;
}

/** Whether the metric is now in the run; an entry whose series are not there, or have nothing to say, adds nothing. */
export function reportEntry(entry: MetricEntry, context: EntryContext): boolean {
  const isReported = report(entry, context);
  if (isReported && entry.note !== undefined) context.run.define(entry.metric, entry.note);
  return isReported;
}

function report(entry: MetricEntry, context: EntryContext): boolean {
  switch (entry.kind) {
    case 'histogram':
      return reportHistogram(entry, context);
    case 'gauge':
      return reportGauge(entry, context);
    case 'gauge-share':
      return reportGaugeShare(entry, context);
    case 'counter':
      return reportCounter(entry, context);
  }
}

/** The mean is exact; of the rest the buckets are all that is known. */
function reportHistogram(entry: HistogramEntry, { run, index }: EntryContext): boolean {
  const found = index.histogram(entry);
  if (!found || found.count === 0) return false;
  const convert = (value: number): number => convertToCanonical(value, entry.unit);
  const { count, sum, buckets } = found;
  const hasMean =
    sum !== undefined && run.report(entry.metric, 'mean', convert(sum / count), countOrNone(count));
  if (buckets) run.histogram(entry.metric, convertHistogram(buckets, convert));
  return hasMean || buckets !== undefined;
}

/** `increase()` extrapolates, so a count from a query need not be whole. */
function countOrNone(count: number): number | undefined {
  return Number.isSafeInteger(count) ? count : undefined;
}

function reportGauge(entry: GaugeEntry, { run, index }: EntryContext): boolean {
  const summary = index.gauge(entry, entry.across);
  return summary !== null && reportSummary(run, entry.metric, entry.unit, summary);
}

function reportSummary(
  run: RunBuilder,
  metric: AnyMetricId,
  unit: ForeignUnit,
  { statistics, samples, lost }: GaugeSummary,
): boolean {
  let isReported = false;
  for (const [statistic, value] of Object.entries<number | undefined>(statistics)) {
    if (value === undefined || !isStatistic(statistic)) continue;
    isReported =
      run.report(metric, statistic, convertToCanonical(value, unit), samples) || isReported;
  }
  if (isReported && lost.length > 0) run.note(explainLost(metric, lost));
  if (isReported && samples !== undefined && samples > 1) {
    run.note('Percentiles of gauges are over moments in time, not over requests.');
  }
  return isReported;
}

function explainLost(metric: AnyMetricId, lost: readonly Statistic[]): string {
  return `Several series of ${metric} were put together, so its ${lost.join(', ')} are left out: quantiles and deviations cannot be averaged.`;
}

function reportGaugeShare(entry: GaugeShareEntry, { run, index }: EntryContext): boolean {
  const share = (part: number, whole: number): number =>
    entry.isRest ? 1 - part / whole : part / whole;
  const wholes = new Map(index.points(entry.per).map(({ time, value }) => [time, value]));
  const points = index.points(entry.of).flatMap(({ time, value }) => {
    const whole = wholes.get(time) ?? 0;
    return whole > 0 ? [{ time, value: share(value, whole) }] : [];
  });
  const summary = summarisePoints(points);
  if (summary) return reportSummary(run, entry.metric, 'ratio', summary);
  const [part, whole] = [index.mean(entry.of), index.mean(entry.per)];
  if (part === null || whole === null || !(whole > 0)) return false;
  return run.report(entry.metric, 'mean', share(part, whole));
}

function reportCounter(entry: CounterEntry, { run, index, duration }: EntryContext): boolean {
  const amount = index.total(entry.of);
  if (amount === null) return false;
  const base = entry.per === 'second' ? duration : index.total(entry.per);
  if (base === undefined || base === null || !(base > 0)) return false;
  const value = convertToCanonical(amount / base + (entry.plus ?? 0), entry.unit);
  // Only requests and executions are samples; of tokens and CPU seconds one depends on the next.
  const isSampled = entry.metric === 'error_rate' || entry.statistic === 'mean';
  return run.report(
    entry.metric,
    entry.statistic,
    value,
    isSampled ? countOrNone(base) : undefined,
  );
}
