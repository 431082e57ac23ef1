/** The published sets of SLO targets as a table. */
import { getMetric } from '../../../domain/metrics/catalogue';
import { formatExactly } from '../../../domain/slo/format-target';
import { SLO_PRESETS } from '../../../domain/slo/presets';
import type { PresetTarget } from '../../../domain/slo/presets/preset';
import { link, type GeneratedTable } from '../table';

export function createPresetTable(): GeneratedTable {
  return {
    head: ['Preset', 'Targets', 'What to know', 'Source'],
    rows: SLO_PRESETS.map(({ title, targets, description, source }) => [
      title,
      targets.map(describeTarget).join('; '),
      description,
      [link(source.title, source.url)],
    ]),
  };
}

/** `TTFT p99 ≤ 500 ms` */
function describeTarget({ metric, statistic, comparator, threshold }: PresetTarget): string {
  const { shortLabel, unit } = getMetric(metric);
  return `${shortLabel} ${statistic} ${comparator === '<=' ? '≤' : '≥'} ${formatExactly(threshold, unit)}`;
}
