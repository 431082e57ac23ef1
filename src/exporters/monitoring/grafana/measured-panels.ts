/** What the metric itself says: traffic, quantiles, the whole distribution. */
import type { HistogramIndicator, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import { getMetric } from '../../../domain/metrics/catalogue';
import { computeQuantileLevel } from '../../../domain/metrics/statistic';
import { formatExactly } from '../../../domain/slo/format-target';
import { SERIES, findShortestWindow, selectRecorded } from '../prometheus/recorded-series';
import type { GrafanaUnit, UnplacedPanel } from './dashboard-model';
import type { PanelQuery } from './panels';
import { COLOURS, createHeatmap, createTimeSeries } from './panels';
import { createBucketRates, createMean, createQuantile, findHistogramUnit } from './queries';
import { percent } from './words';

/** None for a share that another system exposes: it counts nothing. */
export function createMeasuredPanels(level: ServiceLevel): UnplacedPanel[] {
  const { indicator } = level;
  switch (indicator.kind) {
    case 'error ratio':
      return [];
    case 'ratio':
      return [createTrafficPanel(level, 'events', 'cps')];
    case 'histogram':
      return [
        createTrafficPanel(level, indicator.counts, findRateUnit(indicator)),
        createQuantilePanel(level, indicator),
        createDistributionPanel(level, indicator),
      ];
  }
}

function findRateUnit({ counts }: HistogramIndicator): GrafanaUnit {
  return counts === 'requests' ? 'reqps' : 'cps';
}

function createTrafficPanel(
  level: ServiceLevel,
  events: 'requests' | 'tokens' | 'events',
  unit: GrafanaUnit,
): UnplacedPanel {
  const window = formatPromDuration(findShortestWindow(level));
  const name = `${events.charAt(0).toUpperCase()}${events.slice(1)}`;
  return createTimeSeries({
    title: `${name} per second`,
    description: `All ${events} and the bad ones, over ${window}. When the bad ones rise with all of them, suspect load; when they rise alone, suspect a change. With few ${events} a burn rate jumps with every bad one.`,
    queries: [
      { expr: selectRecorded(SERIES.totalEvents, level), legend: `all ${events}` },
      { expr: selectRecorded(SERIES.badEvents, level), legend: `bad ${events}` },
    ],
    unit,
    decimals: 2,
    min: 0,
  });
}

function createQuantilePanel(level: ServiceLevel, indicator: HistogramIndicator): UnplacedPanel {
  const { target, objective } = level;
  const { shortLabel, unit } = getMetric(target.metric);
  const threshold = formatExactly(target.threshold, unit);
  const own = computeQuantileLevel(target.statistic);
  const levels = new Set([0.5, objective.target, ...(own === null ? [] : [own])]);
  const queries: PanelQuery[] = [
    ...[...levels]
      .toSorted((a, b) => a - b)
      .map((quantile) => ({
        expr: createQuantile(indicator, quantile),
        legend: nameQuantile(quantile),
      })),
    ...(target.statistic === 'mean' ? [{ expr: createMean(indicator), legend: 'mean' }] : []),
  ];
  return createTimeSeries({
    title: `${shortLabel} over time`,
    description: `Quantiles of \`${indicator.metric}\`; the dashed line is the threshold, ${threshold}. While ${nameQuantile(objective.target)} is below it, ${percent(objective.target)} of the ${indicator.counts} are good. A quantile from a histogram is interpolated: the true one may be anywhere in its bucket, and beyond the last bucket it stops at that bound. A risen median means that everybody is slower; a risen tail alone points to some ${indicator.counts}.`,
    queries,
    unit: 's',
    decimals: 3,
    min: 0,
    steps: [
      { value: null, color: COLOURS.good },
      { value: target.threshold, color: COLOURS.bad },
    ],
  });
}

function createDistributionPanel(
  { target }: ServiceLevel,
  indicator: HistogramIndicator,
): UnplacedPanel {
  const { shortLabel } = getMetric(target.metric);
  return createHeatmap({
    title: `${shortLabel} by bucket`,
    description: `How many ${indicator.counts} per second fell into each bucket of \`${indicator.metric}\`. Two bands show two kinds of ${indicator.counts}, such as cached and not, short and long: slice by what tells them apart. A band that moves up as a whole shows that everything became slower.`,
    queries: [{ expr: createBucketRates(indicator), legend: '{{le}}' }],
    unit: findHistogramUnit(indicator),
    cellUnit: findRateUnit(indicator),
    decimals: 3,
    min: 0,
  });
}

/** `p99.9`. */
function nameQuantile(level: number): string {
  return `p${Number((level * 100).toPrecision(8))}`;
}
