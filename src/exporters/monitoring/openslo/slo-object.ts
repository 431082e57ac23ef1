/** The SLO of one level. */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import { formatBound } from '../../../domain/monitoring/create-indicator';
import { getMetric } from '../../../domain/metrics/catalogue';
import { formatExactly } from '../../../domain/slo/format-target';
import { createIndicatorSpec } from './indicator-spec';
import { formatShorthand, toDescription, toDisplayName } from './limits';
import { toWritable } from '../written-text';
import type { OpenSloObject } from './object';
import { createObject } from './object';

export function createSloObject(
  plan: MonitoringPlan,
  level: ServiceLevel,
  alertPolicies: readonly string[],
): OpenSloObject {
  const { id, name, service, title, objective, warnings, unreachable } = level;
  const { ratioMetric, comment } = createIndicatorSpec(level);
  const window = formatShorthand(objective.window);
  const displayName = toDisplayName(title, id);
  const notExpressed = [
    ...sayBound(level),
    ...(window.isExact
      ? []
      : [
          `The window is ${objective.window} s, which OpenSLO cannot say: it knows no seconds, so ${window.text} stands here.`,
        ]),
    ...unreachable.map(
      ({ severity, longWindow }) =>
        `The ${severity} over ${formatPromDuration(longWindow)} is left out: see the warnings.`,
    ),
  ];
  return createObject(
    'SLO',
    {
      name: id,
      displayName,
      annotations: {
        target: toWritable(level.target.id),
        ...(plan.owner === null ? {} : { owner: toWritable(plan.owner) }),
        ...(level.runbook === null ? {} : { runbook: toWritable(level.runbook) }),
        ...number('not-expressed', notExpressed),
        ...number('warning', warnings),
      },
    },
    {
      description: toDescription(
        `${title}: ${formatExactly(objective.target, 'ratio')} over ${formatPromDuration(objective.window)}.`,
      ),
      service,
      indicator: { metadata: { name, displayName }, spec: { ratioMetric } },
      timeWindow: [{ duration: window.text, isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName, target: objective.target }],
      ...(alertPolicies.length === 0
        ? {}
        : { alertPolicies: alertPolicies.map((alertPolicyRef) => ({ alertPolicyRef })) }),
    },
    [title, '', ...comment, ...notExpressed],
  );
}

/** A ratio metric has no place for the threshold, and none for the bound that stands in for it. */
function sayBound({ indicator, target }: ServiceLevel): string[] {
  if (indicator.kind !== 'histogram') return [];
  const threshold = formatExactly(target.threshold, getMetric(target.metric).unit);
  if (indicator.used.value === target.threshold) return [];
  const effect =
    indicator.used.value < target.threshold
      ? 'what lies between the two counts as bad'
      : 'what lies between the two counts as good';
  return [
    `The target is ${threshold}, the bucket that is counted ends at ${formatBound(indicator.used)}: ${effect}.`,
  ];
}

function number(key: string, sentences: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    sentences.map((sentence, index) => [`${key}-${index + 1}`, toWritable(sentence)]),
  );
}
