/** The inline SLI of a level: what is asked of Prometheus. `metricSource.spec` is free-form in OpenSLO; `query` is what its examples use. */
import type { ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import {
  formatLeMatcher,
  formatPromDuration,
  formatSelector,
} from '../../../domain/monitoring/promql-text';
import { fillWindow } from '../../../domain/monitoring/promql-template';
import { findShortestWindow } from '../prometheus/recorded-series';
import { toWritable } from '../written-text';
import { DATA_SOURCE } from './shared-objects';

interface IndicatorSpec {
  readonly ratioMetric: Readonly<Record<string, unknown>>;
  readonly comment: readonly string[];
}

export function createIndicatorSpec(level: ServiceLevel): IndicatorSpec {
  const { indicator } = level;
  const window = formatPromDuration(findShortestWindow(level));
  switch (indicator.kind) {
    case 'histogram': {
      const { metric, labels, used, counts } = indicator;
      return {
        ratioMetric: {
          counter: true,
          good: ask(
            `sum(${formatSelector(`${metric}_bucket`, labels, [formatLeMatcher(used.exposed)])})`,
          ),
          total: ask(`sum(${formatSelector(`${metric}_count`, labels)})`),
        },
        comment: [
          `The queries give counters (counter: true) of ${counts}, because a reader of OpenSLO takes the increase over its own windows. Each is`,
          'one series, so a restart of one instance is seen as a drop of the sum; the Prometheus rules take the rate of every series before they add.',
        ],
      };
    }
    case 'ratio':
      return {
        ratioMetric: {
          counter: false,
          bad: ask(fillWindow(indicator.bad, window)),
          total: ask(fillWindow(indicator.total, window)),
        },
        comment: [
          `The queries of the record are rates, and the counters below them cannot be told from here: counter is false, and the window is ${window}.`,
          'Sum both over the time window before you divide them, so that busy hours weigh more than quiet ones.',
        ],
      };
    case 'error ratio':
      return {
        ratioMetric: { rawType: 'failure', raw: ask(fillWindow(indicator.ratio, window)) },
        comment: [
          `The record knows a ready-made share of bad events (rawType: failure), here over ${window}. Averaged over time, a quiet hour weighs as`,
          'much as a busy one, so Occurrences is only what the format calls it.',
        ],
      };
  }
}

function ask(query: string): unknown {
  return {
    metricSource: {
      metricSourceRef: DATA_SOURCE,
      type: 'Prometheus',
      spec: { query: toWritable(query) },
    },
  };
}
