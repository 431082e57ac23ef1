/** What the collected instruments say, as values and histograms of a run. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { toCanonical } from '../shared/convert';
import type { Moment } from '../shared/moment';
import { elapsed } from '../shared/moment';
import { readModelName } from '../shared/model-name';
import type { Distribution, MetricCollector } from './collect-metrics';
import type { HistogramPoint } from './histogram-points';
import { addPoints, toBucketHistogram } from './histogram-points';

export function describeMetrics(
  run: RunBuilder,
  collector: MetricCollector,
  first: Moment | undefined,
  last: Moment | undefined,
): void {
  const duration = elapsed(first, last);
  const [model, ...otherModels] = [...collector.models];
  const [provider, ...otherProviders] = [...collector.providers];
  run.duration(duration).workload({
    model: otherModels.length === 0 ? readModelName(model) : undefined,
    backend: otherProviders.length === 0 ? provider : undefined,
    dataset: undefined,
    requestRate: undefined,
    maxConcurrency: undefined,
    arrival: 'unknown',
    streaming: undefined,
    promptTokensMean: undefined,
    outputTokensMean: undefined,
  });
  if (otherModels.length > 0) {
    run.note(
      `The metrics of ${otherModels.length + 1} models are added up; export one model to judge it alone.`,
    );
  }
  const best = new Map<AnyMetricId, Distribution>();
  for (const distribution of collector.distributions.values()) {
    const { metric, rank } = distribution.known;
    const chosen = best.get(metric);
    if (!chosen || rank < chosen.known.rank) best.set(metric, distribution);
    if (chosen)
      run.note(`Several instruments measure ${metric}; the one nearest to the user was taken.`);
  }
  for (const distribution of best.values()) describeDistribution(run, distribution);
  for (const [metric, samples] of collector.gauges) describeGauge(run, metric, samples);
  for (const [metric, series] of collector.counters) {
    const total = series.values.reduce((sum, value) => sum + value, 0);
    if (duration !== undefined && duration > 0) run.report(metric, 'rate', total / duration);
  }
  run.note(
    'Server metrics are sums over a time: a quantile is known only as the bucket that it lies in, and single requests are not known.',
  );
}

function describeDistribution(
  run: RunBuilder,
  { known, unit, succeeded, failed }: Distribution,
): void {
  const { metric, isTime, definition } = known;
  const convert = (value: number): number =>
    isTime ? (toCanonical(value, unit ?? 's') ?? value) : value;
  const { sum: total, left } = sumOf(succeeded.values);
  if (left > 0)
    run.note(
      `${metric}: ${left} series with other bucket bounds could not be added and were left out.`,
    );
  if (definition !== undefined) run.define(metric, definition);
  if (metric === 'request_latency') {
    const bad = failed.values.reduce((count, point) => count + point.count, 0);
    const good = succeeded.values.reduce((count, point) => count + point.count, 0);
    run.counts({ requests: good + bad, succeeded: good, failed: bad, cancelled: undefined });
    if (good === 0) run.note('No request succeeded, so there are no latencies.');
  }
  if (!total || total.count === 0) return;
  const histogram = toBucketHistogram(total, convert);
  if (histogram) run.histogram(metric, histogram);
  const { sum, count, min, max } = total;
  if (sum !== undefined) run.report(metric, 'mean', convert(sum / count), count);
  if (min !== undefined) run.report(metric, 'min', convert(min), count);
  if (max !== undefined) run.report(metric, 'max', convert(max), count);
}

/** Servers of one kind have the same bounds; more groups than this are no metric. */
const MAX_GROUPS = 20;

/** The sum of the points that have the bounds of the largest group, and how many have others. */
function sumOf(points: readonly HistogramPoint[]): {
  sum: HistogramPoint | undefined;
  left: number;
} {
  const groups: { sum: HistogramPoint; size: number }[] = [];
  const used = points.filter(({ count }) => count > 0);
  for (const point of used) {
    if (!addToGroup(groups, point) && groups.length < MAX_GROUPS)
      groups.push({ sum: point, size: 1 });
  }
  const [largest] = groups.toSorted((a, b) => b.sum.count - a.sum.count);
  return { sum: largest?.sum, left: used.length - (largest?.size ?? 0) };
}

function addToGroup(
  groups: { sum: HistogramPoint; size: number }[],
  point: HistogramPoint,
): boolean {
  for (const group of groups) {
    const sum = addPoints(group.sum, point);
    if (!sum) continue;
    group.sum = sum;
    group.size += 1;
    return true;
  }
  return false;
}

function describeGauge(run: RunBuilder, metric: AnyMetricId, samples: readonly number[]): void {
  const sum = samples.reduce((total, value) => total + value, 0);
  run.report(metric, 'mean', sum / samples.length, samples.length);
  run.report(
    metric,
    'max',
    samples.reduce((a, b) => Math.max(a, b)),
    samples.length,
  );
}
