/** The metric catalogue as a table. */
import { METRICS } from '../../../domain/metrics/catalogue';
import type { BetterDirection, MetricDefinition } from '../../../domain/metrics/metric';
import { displayUnit } from '../../../domain/units';
import { code, link, strong, type Cell, type GeneratedTable } from '../table';

const BETTER: Readonly<Record<BetterDirection, string>> = {
  lower: 'Lower',
  higher: 'Higher',
  neither: 'Neither',
};

export function createMetricTable(): GeneratedTable {
  return {
    head: [
      'Metric',
      'What is measured',
      'Also called',
      'Unit',
      'Better',
      'Usual statistic',
      'Source',
    ],
    rows: METRICS.map((metric) => [
      describeName(metric),
      describeMeaning(metric),
      metric.aliases.join(', '),
      describeUnit(metric),
      BETTER[metric.better],
      metric.usualStatistic,
      [link(metric.source.title, metric.source.url)],
    ]),
  };
}

function describeName({ id, label, shortLabel }: MetricDefinition): Cell {
  const isAbbreviation = /^[A-Z0-9]{2,}$/.test(shortLabel) && !label.includes(shortLabel);
  const name = isAbbreviation ? `${label} (${shortLabel})` : label;
  return [strong(name), ' ', code(id)];
}

function describeMeaning({ definition, trap }: MetricDefinition): Cell {
  return trap === undefined ? definition : [definition, ' ', strong('Trap:'), ` ${trap}`];
}

/** What a reader sees on the page: latencies of less than a second are in milliseconds. */
function describeUnit({ unit }: MetricDefinition): string {
  if (unit === 'seconds') return 'ms, s';
  const symbol = displayUnit(unit, 0);
  return symbol === '' ? 'count' : symbol;
}
