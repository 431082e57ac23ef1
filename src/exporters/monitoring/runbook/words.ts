/** Numbers and nouns of a service level, in words. */
import { formatBound } from '../../../domain/monitoring/create-indicator';
import { findEngine } from '../../../domain/monitoring/engine-metrics';
import { nameEvents } from '../../../domain/monitoring/indicator-facts';
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import { getMetric } from '../../../domain/metrics/catalogue';
import { formatShare } from '../../../domain/slo/format-share';
import { formatExactly } from '../../../domain/slo/format-target';
import { lower } from '../../../domain/slo/sentence-parts';
import { formatWithUnit } from '../../../domain/units';

export const percent = formatShare;

export function count(value: number): string {
  return formatWithUnit(value, 'count', { significantDigits: 6 });
}

/** A span of time as people say it, rounded: `2.08 d`. */
export function span(seconds: number): string {
  return formatWithUnit(seconds, 'seconds');
}

export const window = formatPromDuration;

/** What counts as bad, in sentences. */
export function describeBad(level: ServiceLevel): readonly string[] {
  const { indicator, target } = level;
  if (indicator.kind === 'ratio') {
    return ['What is bad, and what all events are, is said by two queries of the record.'];
  }
  if (indicator.kind === 'error ratio') {
    return [
      'The share of bad events comes ready-made from a query of the record. Over a long window it is averaged over time: a quiet hour weighs as much as a busy one.',
    ];
  }
  const { label, unit } = getMetric(target.metric);
  const threshold = formatExactly(target.threshold, unit);
  const used = formatBound(indicator.used);
  const { one, many } = nameEvents(level.indicator);
  const name = lower(label);
  return [
    `Bad is ${one} whose ${name} is above ${used}.`,
    ...(indicator.used.value < target.threshold
      ? [
          `The target is ${threshold}, but the histogram has no bucket that ends there: ${many} between ${used} and ${threshold} count as bad although the target allows them, so the true share of bad ${many} may be lower.`,
        ]
      : []),
    ...(indicator.used.value > target.threshold
      ? [
          `The target is ${threshold}, but the histogram has no bucket that ends there: ${many} between ${threshold} and ${used} count as good although they miss the target, so the true share of bad ${many} may be higher.`,
        ]
      : []),
    ...(indicator.counts === 'tokens'
      ? [
          'The histogram counts tokens, not requests: a long answer weighs more than a short one, and the objective is a share of tokens.',
        ]
      : []),
  ];
}

/** Labels by which a histogram of the engine can be split. */
export function listSplitLabels({ engine }: MonitoringPlan): readonly string[] {
  const model = engine === null ? null : findEngine(engine).modelLabel;
  return ['instance', ...(model === null ? [] : [model])];
}
