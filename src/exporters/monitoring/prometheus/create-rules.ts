/**
 * Recording and alerting rules of every service level: multi-window, multi-burn-rate alerts (Google SRE workbook, chapter 5), conditions
 * and names as Sloth has them. They differ from Sloth in that a period is weighted by its traffic, an idle hour is no value instead of
 * NaN, and a source that is gone raises an alert of its own.
 */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { findOtherBound, nameEvents } from '../../../domain/monitoring/indicator-facts';
import { nameAlert } from '../../../domain/monitoring/planned-alerts';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import type { BurnRateAlert } from '../../../domain/slo/burn-rate-alerts';
import { computeErrorBudget } from '../../../domain/slo/error-budget';
import { formatShare } from '../../../domain/slo/format-share';
import { createAbsence, createBadRate, createErrorRatio, createTotalRate } from './expressions';
import {
  SERIES,
  WINDOW_LABEL,
  createLevelLabels,
  findShortestWindow,
  listWindows,
  nameErrorRatio,
  selectRecorded,
} from './recorded-series';
import type { AlertingRule, RecordingRule, RuleFile, RuleGroup } from './rule-file';
import { escapeTemplate } from './templates';

/** One file for all levels, three groups for each. */
export function createRuleFile(plan: MonitoringPlan): RuleFile {
  return {
    groups: plan.levels.flatMap((level): RuleGroup[] => [
      { name: `slo-${level.id}-recordings`, rules: recordRatios(level) },
      { name: `slo-${level.id}-budget`, rules: recordBudget(level) },
      { name: `slo-${level.id}-alerts`, rules: createAlerts(plan, level) },
    ]),
  };
}

function recordRatios(level: ServiceLevel): RecordingRule[] {
  const { indicator, objective } = level;
  const shortest = findShortestWindow(level);
  const windows = listWindows(level).filter((window) => window !== objective.window);
  const other = findOtherBound(level.indicator);
  return [
    ...(indicator.kind === 'error ratio'
      ? []
      : [
          record(level, SERIES.badEvents, createBadRate(indicator, formatPromDuration(shortest))),
          record(
            level,
            SERIES.totalEvents,
            createTotalRate(indicator, formatPromDuration(shortest)),
          ),
        ]),
    ...windows.map((window) =>
      recordWindow(
        level,
        nameErrorRatio(window),
        createErrorRatio(indicator, formatPromDuration(window)),
        window,
      ),
    ),
    ...(other === null
      ? []
      : [
          recordWindow(
            level,
            SERIES.otherBoundErrorRatio,
            createErrorRatio(indicator, formatPromDuration(shortest), other),
            shortest,
          ),
        ]),
    recordWindow(
      level,
      nameErrorRatio(objective.window),
      createPeriodRatio(level, shortest),
      objective.window,
    ),
  ];
}

/** Bad events of the whole period ÷ all events of it, from the short rates; a share alone can only be averaged over time. */
function createPeriodRatio(level: ServiceLevel, shortest: number): string {
  const period = formatPromDuration(level.objective.window);
  if (level.indicator.kind === 'error ratio') {
    const series = selectRecorded(nameErrorRatio(shortest), level);
    return `sum_over_time(${series}[${period}])\n/ ignoring (${WINDOW_LABEL})\ncount_over_time(${series}[${period}])`;
  }
  const bad = selectRecorded(SERIES.badEvents, level);
  const total = selectRecorded(SERIES.totalEvents, level);
  return `sum_over_time(${bad}[${period}])\n/\n(sum_over_time(${total}[${period}]) > 0)`;
}

function recordBudget(level: ServiceLevel): RecordingRule[] {
  const { target, window } = level.objective;
  const burn = (ratioWindow: number) =>
    `${selectRecorded(nameErrorRatio(ratioWindow), level)}\n/ on (slo_id, slo_name, slo_service) group_left\n${selectRecorded(SERIES.errorBudget, level)}`;
  return [
    record(level, SERIES.objective, `vector(${target})`),
    record(level, SERIES.errorBudget, `vector(${computeErrorBudget(target)})`),
    record(level, SERIES.periodDays, `vector(${window / 86_400})`),
    record(level, SERIES.currentBurnRate, burn(findShortestWindow(level))),
    record(level, SERIES.periodBurnRate, burn(window)),
    record(level, SERIES.budgetRemaining, `1 - ${selectRecorded(SERIES.periodBurnRate, level)}`),
  ];
}

function createAlerts(plan: MonitoringPlan, level: ServiceLevel): AlertingRule[] {
  return [
    ...(['page', 'ticket'] as const).flatMap((severity) => {
      const pairs = level.alerts.filter((alert) => alert.severity === severity);
      return pairs.length === 0 ? [] : [createBurnAlert(plan, level, severity, pairs)];
    }),
    createMissingAlert(plan, level),
  ];
}

function createBurnAlert(
  plan: MonitoringPlan,
  level: ServiceLevel,
  severity: BurnRateAlert['severity'],
  pairs: readonly BurnRateAlert[],
): AlertingRule {
  const { objective, title } = level;
  const spent = pairs
    .map(
      ({ budgetShare, longWindow }) =>
        `${formatShare(budgetShare)} of it in ${formatPromDuration(longWindow)}`,
    )
    .join(' or ');
  const { many } = nameEvents(level.indicator);
  return {
    alert: `${nameAlert(level)}BudgetBurn`,
    expr: pairs.map((pair) => createCondition(level, pair)).join('\nor\n'),
    ...(plan.holdFor > 0 && { for: formatPromDuration(plan.holdFor) }),
    labels: createAlertLabels(level, severity),
    annotations: {
      summary: `${escapeTemplate(plan.service)} burns the error budget of “${title}” too fast`,
      description: `Objective: ${formatShare(objective.target)} of ${many} in ${formatPromDuration(objective.window)}, so ${formatShare(computeErrorBudget(objective.target))} may be bad. This alert fires when that budget goes at ${spent}. Bad ${many} over the short window now: {{ $value | humanizePercentage }}.`,
      ...createReferences(plan, level),
    },
  };
}

/** Above the threshold over both windows, as Sloth writes it; `max … without` drops the window, so that the two can be joined. */
function createCondition(level: ServiceLevel, pair: BurnRateAlert): string {
  const budget = computeErrorBudget(level.objective.target);
  const above = (window: number) =>
    `    max(${selectRecorded(nameErrorRatio(window), level)} > (${pair.burnRate} * ${budget})) without (${WINDOW_LABEL})`;
  return `(\n${above(pair.shortWindow)}\n    and\n${above(pair.longWindow)}\n)`;
}

/** A source that is gone looks like a calm night. It waits for two of the shortest windows, so that a restart does not wake anybody. */
function createMissingAlert(plan: MonitoringPlan, level: ServiceLevel): AlertingRule {
  const shortest = findShortestWindow(level);
  const series =
    level.indicator.kind === 'histogram'
      ? `the bucket of ${level.indicator.metric} that decides is not exposed`
      : 'the query of all events gives nothing';
  return {
    alert: `${nameAlert(level)}DataMissing`,
    expr: createAbsence(level.indicator, formatPromDuration(shortest)),
    for: formatPromDuration(2 * shortest),
    labels: createAlertLabels(level, 'page'),
    annotations: {
      summary: `${escapeTemplate(plan.service)} is not measured: “${level.title}” has no data`,
      description: `For ${formatPromDuration(2 * shortest)} ${series}. While it lasts no other alert of this objective can fire.`,
      ...createReferences(plan, level),
    },
  };
}

/** Where to read on: the runbook beside the rules, its page, and the record. */
function createReferences(plan: MonitoringPlan, level: ServiceLevel): Record<string, string> {
  const { record: source, owner } = plan;
  return {
    runbook: `runbook.md#${level.id}`,
    ...(level.runbook !== null && { runbook_url: escapeTemplate(level.runbook) }),
    record: escapeTemplate(`${source.title} (${source.id})`),
    ...(source.link !== null && { record_url: escapeTemplate(source.link) }),
    ...(owner !== null && escapeTemplate(owner).trim() !== '' && { owner: escapeTemplate(owner) }),
  };
}

function createAlertLabels(level: ServiceLevel, severity: string): Record<string, string> {
  return { severity, ...createLevelLabels(level) };
}

function record(level: ServiceLevel, name: string, expr: string): RecordingRule {
  return { record: name, expr, labels: createLevelLabels(level) };
}

function recordWindow(
  level: ServiceLevel,
  name: string,
  expr: string,
  window: number,
): RecordingRule {
  return {
    record: name,
    expr,
    labels: { ...createLevelLabels(level), [WINDOW_LABEL]: formatPromDuration(window) },
  };
}
