/** What an alert of a level means: in one sentence, in a table of numbers, and when it is over. */
import { nameEvents } from '../../../domain/monitoring/indicator-facts';
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import type { BurnRateAlert } from '../../../domain/slo/burn-rate-alerts';
import {
  computeAllowedBad,
  computeBudgetMinutes,
  computeErrorBudget,
} from '../../../domain/slo/error-budget';
import { nameAlert } from '../../../domain/monitoring/planned-alerts';
import { findShortestWindow } from '../prometheus/recorded-series';
import { bulletList, say, table } from './markdown';
import { count, describeBad, percent, span, window } from './words';

const MILLION = 1_000_000;

export function writeMeaning(level: ServiceLevel): readonly string[] {
  const { objective, alerts } = level;
  const { many } = nameEvents(level.indicator);
  const budget = computeErrorBudget(objective.target);
  const period = window(objective.window);
  return [
    '### What it means',
    alerts[0] === undefined
      ? `No alert on the burn rate can fire at this objective (why, is said at the end of this section), so what woke you is the alert for missing data.`
      : say(sayAlert(level, alerts[0])),
    say(
      `The objective is ${percent(objective.target)} of ${many} good over ${period}. That leaves an error budget of ${percent(budget)}: of a million ${many}, ${count(computeAllowedBad(MILLION, objective.target))} may be bad, and a complete failure uses all of it up in ${span(computeBudgetMinutes(objective) * 60)}.`,
    ),
    describeBad(level).map(say).join(' '),
    alerts.length === 0 ? '' : writeAlertTable(level),
    alerts.length === 0
      ? ''
      : 'An alert needs both windows: the long one says that it matters, the short one that it still goes on.',
  ];
}

function sayAlert(level: ServiceLevel, alert: BurnRateAlert): string {
  const { many } = nameEvents(level.indicator);
  const period = window(level.objective.window);
  return `More than ${percent(alert.errorRatioThreshold)} of ${many} were bad over the last ${window(alert.longWindow)} and over the last ${window(alert.shortWindow)}: the error budget of ${period} burns more than ${count(alert.burnRate)} times as fast as it may, and a full one would be gone in ${span(alert.timeToExhaustion)}.`;
}

function writeAlertTable(level: ServiceLevel): string {
  const { alerts } = level;
  const { many } = nameEvents(level.indicator);
  const name = nameAlert(level);
  return table(
    [
      'Alert',
      'Windows',
      `Bad ${many} above`,
      'Burn rate above',
      'Budget spent in the long window',
      'Full budget gone in',
      'Complete failure fires it after',
    ],
    alerts.map((alert) => [
      `${say(`${name}BudgetBurn`)}, ${alert.severity}`,
      `${window(alert.longWindow)} and ${window(alert.shortWindow)}`,
      say(percent(alert.errorRatioThreshold)),
      say(count(alert.burnRate)),
      say(percent(alert.budgetShare)),
      span(alert.timeToExhaustion),
      alert.detectionTime === null ? 'never' : span(alert.detectionTime),
    ]),
    [2, 3, 4, 5, 6],
  );
}

export function writeEnd(plan: MonitoringPlan, level: ServiceLevel): readonly string[] {
  const { alerts, objective } = level;
  const lines = (['page', 'ticket'] as const).flatMap((severity) => {
    const pairs = alerts.filter((alert) => alert.severity === severity);
    if (pairs.length === 0) return [];
    const shortest = Math.min(...pairs.map(({ shortWindow }) => shortWindow));
    const longest = Math.max(...pairs.map(({ shortWindow }) => shortWindow));
    const when =
      shortest === longest
        ? `within ${window(longest)} after the burning has ended`
        : `within ${window(shortest)} to ${window(longest)} after the burning has ended, by the pair that fired`;
    return [`The ${severity} ends by itself ${when}: that long is its short window.`];
  });
  return [
    '### How to know that it is over',
    alerts.length === 0 ? '' : bulletList(lines),
    ...(plan.holdFor > 0 && alerts.length > 0
      ? [`A condition has to hold for ${window(plan.holdFor)} before its alert fires.`]
      : []),
    `The burning has ended when the bad share over ${window(findShortestWindow(level))} is back below ${say(percent(computeErrorBudget(objective.target)))}, which is a burn rate of 1. What was spent does not come back with that: bad hours leave the budget only when they leave the window of ${window(objective.window)}.`,
  ];
}

export function writeMissing(level: ServiceLevel): readonly string[] {
  const shortest = findShortestWindow(level);
  return [
    '### When the data is missing',
    `${say(`${nameAlert(level)}DataMissing`)} pages when for ${window(2 * shortest)} ${
      level.indicator.kind === 'histogram'
        ? 'the bucket that decides is not exposed'
        : 'the query gives nothing'
    }. While that lasts, no other alert of this level can fire: treat it as an outage of the measurement, not as a calm night. Look in this order:`,
    bulletList([
      'Is the service up, and does Prometheus reach it? See Status, Targets.',
      'Was the engine upgraded? Metrics get new names, and histograms new bounds.',
      'Do the labels in the query still fit: model, job, namespace?',
      ...(level.indicator.kind === 'histogram'
        ? []
        : [
            'Has there been no event at all since the start? A counter that was never raised is often not exposed.',
          ]),
    ]),
  ];
}

export function writeWarnings({ warnings }: ServiceLevel): readonly string[] {
  return warnings.length === 0
    ? []
    : ['### What these rules cannot see', bulletList(warnings.map((warning) => say(warning)))];
}
