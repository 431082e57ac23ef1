/** What the files take for granted. */
import { findEngine } from '../../../domain/monitoring/engine-metrics';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import { bulletList, say } from '../runbook/markdown';
import { window } from '../runbook/words';
import { findShortestWindow } from '../prometheus/recorded-series';

/** Prometheus' default of --storage.tsdb.retention.time (https://prometheus.io/docs/prometheus/latest/storage/). */
const DEFAULT_RETENTION = 15 * 86_400;

export function writeAssumptions(plan: MonitoringPlan): readonly string[] {
  const { engine, labels, levels, holdFor } = plan;
  if (levels.length === 0) return [];
  const hasHistogram = levels.some(({ indicator }) => indicator.kind === 'histogram');
  const shortest = Math.min(...levels.map(findShortestWindow));
  const longest = Math.max(...levels.map(({ objective }) => objective.window));
  return [
    '## What is assumed',
    bulletList([
      engine === null
        ? 'No engine is named in the record: only metrics that the record names itself are used.'
        : `The metrics are those of ${say(findEngine(engine).name)}, as its current releases name them.`,
      labels.length === 0
        ? 'No labels select the series: every series of these names in your Prometheus is counted.'
        : `Series are selected by ${labels.map(({ name, value }) => `${say(name)} = “${say(value)}”`).join(', ')}.`,
      ...(hasHistogram
        ? [
            'Where a warning above says that the bounds of a histogram are an engine’s defaults, compare them with your own /metrics. Other bounds come from a scrape in the record, or were typed in.',
          ]
        : []),
      `Prometheus scrapes at least four times in the shortest window of ${window(shortest)}, or its rates have gaps.`,
      longest > DEFAULT_RETENTION
        ? `Prometheus keeps ${window(longest)} of data (--storage.tsdb.retention.time); its default of ${window(DEFAULT_RETENTION)} is less, and the budget would then be that of a shorter time.`
        : `Prometheus keeps at least ${window(longest)} of data.`,
      holdFor > 0
        ? `A condition has to hold for ${window(holdFor)} before its alert fires.`
        : 'An alert fires as soon as its condition holds: its long window already lets short blips pass.',
    ]),
  ];
}
