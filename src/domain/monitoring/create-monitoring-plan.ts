/** From a record to what can be watched: see monitoring-plan.ts. */
import type { InvestigationRecord } from '../investigation/investigation-record';
import { parseSafeLink } from '../investigation/safe-link';
import { getMetric } from '../metrics/catalogue';
import { computeQuantileLevel } from '../metrics/statistic';
import type { BurnRateAlert, BurnRatePolicy } from '../slo/burn-rate-alerts';
import { RECOMMENDED_POLICIES, computeBurnRateAlerts } from '../slo/burn-rate-alerts';
import { formatExactly } from '../slo/format-target';
import { subtract, toNumber, toRational } from '../slo/rational';
import type { SloObjective, SloTarget } from '../slo/target';
import { formatWithUnit } from '../units';
import { createIndicator } from './create-indicator';
import { findEngine } from './engine-metrics';
import { guessEngine } from './guess-engine';
import type { LevelNames } from './level-names';
import { createLevelNames } from './level-names';
import type { Indicator, LeftOutTarget, MonitoringPlan, ServiceLevel } from './monitoring-plan';
import type { LabelMatch } from './promql-text';
import { formatPromDuration, isLabelName, isSelectableValue } from './promql-text';

export interface MonitoringOptions {
  /** Address of the handbook, for the alerts to link to; null where nobody knows it. */
  readonly handbook: string | null;
}

/** Seconds; the window of a target that names none. */
export const DEFAULT_WINDOW = 30 * 86_400;

const STEP_7 =
  '/docs/03-professional-scenarios/engineering/performance-investigation-steps/07-monitor-and-validate';

export function createMonitoringPlan(
  record: InvestigationRecord,
  options: MonitoringOptions,
): MonitoringPlan {
  const { rules = {} } = record.monitoring;
  const { targets } = record.baseline;
  const handbook = options.handbook?.replace(/\/+$/u, '') ?? null;
  const service = record.system.service?.trim() ?? '';
  const names = createLevelNames(service, targets);
  const engineId = rules.engine ?? guessEngine(record);
  const engine = engineId === null ? null : findEngine(engineId);
  const labels = (rules.labels ?? []).filter(
    ({ name, value }) => isLabelName(name) && isSelectableValue(value),
  );
  const policies = rules.pairs?.length ? rules.pairs : RECOMMENDED_POLICIES;
  const levels: ServiceLevel[] = [];
  const leftOut: LeftOutTarget[] = [];
  for (const [index, target] of targets.entries()) {
    const objective = findObjective(target, rules.window ?? DEFAULT_WINDOW);
    if (!objective.ok) {
      leftOut.push({ target, because: objective.because });
      continue;
    }
    const source =
      rules.sources !== undefined && Object.hasOwn(rules.sources, target.id)
        ? rules.sources[target.id]
        : undefined;
    const made = createIndicator(target, source, {
      measurements: record.measurements,
      engine,
      labels,
    });
    if (!made.ok) {
      leftOut.push({ target, because: made.because });
      continue;
    }
    const { alerts, unreachable } = chooseAlerts(objective.objective, policies);
    levels.push({
      ...nameOf(names, index),
      title: describeTarget(target),
      target,
      objective: objective.objective,
      indicator: made.indicator,
      alerts,
      unreachable,
      runbook: findRunbook(record, target, handbook),
      warnings: [
        ...objective.warnings,
        ...made.warnings,
        ...warnAboutAlerts(objective.objective, alerts, unreachable),
        ...warnAboutLabels(rules.labels ?? [], made.indicator),
      ],
    });
  }
  return {
    record: {
      id: record.id,
      title: record.title,
      link: rules.recordLink === undefined ? null : parseSafeLink(rules.recordLink),
    },
    service: service === '' ? 'LLM service' : service,
    owner: record.monitoring.owner ?? record.owner ?? null,
    engine: engineId,
    labels,
    handbook,
    holdFor: rules.holdFor ?? 0,
    levels,
    leftOut,
  };
}

type ObjectiveResult =
  | { readonly ok: true; readonly objective: SloObjective; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly because: string };

/**
 * The target's own objective; else the share that its percentile promises (p99 ≤ T is 99 % of the requests within T) or, for an
 * error rate, one minus the rate that is allowed.
 */
export function findObjective(target: SloTarget, window: number): ObjectiveResult {
  const { metric, statistic, comparator, threshold, objective } = target;
  const implied = findImpliedShare(target);
  if (objective !== undefined) {
    const differs = implied !== null && implied !== objective.target;
    return {
      ok: true,
      objective: { target: objective.target, window: Math.max(1, Math.round(objective.window)) },
      warnings: differs
        ? [
            `The target itself promises ${percent(implied)}, its objective ${percent(objective.target)}: the rules use the objective.`,
          ]
        : [],
    };
  }
  if (implied !== null && implied > 0 && implied < 1) {
    return { ok: true, objective: { target: implied, window }, warnings: [] };
  }
  if (metric === 'goodput') {
    return refuse(
      'Goodput counts requests that meet all targets at once, and separate histograms do not know which requests those are. Watch the single targets, or give two queries that count bad and all requests.',
    );
  }
  if (metric === 'error_rate' && comparator === '<=') {
    return refuse(
      `An error rate of at most ${percent(threshold)} leaves no error budget between 0 and 100 %. Give the target an objective.`,
    );
  }
  const { label, shape } = getMetric(metric);
  if (shape === 'per_request' || shape === 'per_chunk') {
    if (comparator === '>=') {
      return refuse(
        'The target asks for at least a value, of which no share of good requests follows. Give it an objective and two queries that count bad and all requests.',
      );
    }
    return refuse(
      `The ${sayStatistic(statistic)} of many requests has no good and bad ones to count. Give the target a percentile, or an objective such as 99 % over 30 days.`,
    );
  }
  return refuse(
    `${label} is a figure of the whole service: it has no good and bad requests to count. Give the target an objective and two queries, or watch it on the dashboard.`,
  );
}

const refuse = (because: string): ObjectiveResult => ({ ok: false, because });

function findImpliedShare({ metric, statistic, comparator, threshold }: SloTarget): number | null {
  if (metric === 'error_rate' && comparator === '<=') {
    return threshold >= 0 && threshold <= 1
      ? toNumber(subtract(toRational(1), toRational(threshold)))
      : null;
  }
  const { shape } = getMetric(metric);
  if (shape !== 'per_request' && shape !== 'per_chunk') return null;
  return comparator === '<=' ? computeQuantileLevel(statistic) : null;
}

function sayStatistic(statistic: string): string {
  const words: Readonly<Record<string, string>> = {
    mean: 'mean',
    max: 'maximum',
    min: 'minimum',
    std: 'standard deviation',
    rate: 'rate',
  };
  return words[statistic] ?? statistic;
}

function chooseAlerts(objective: SloObjective, policies: readonly BurnRatePolicy[]) {
  const all = computeBurnRateAlerts(objective, policies);
  const canBeUsed = (alert: BurnRateAlert) => alert.canFire && alert.longWindow <= objective.window;
  return {
    alerts: all.filter(canBeUsed),
    unreachable: all.filter((alert) => !canBeUsed(alert)),
  };
}

function warnAboutAlerts(
  { target, window }: SloObjective,
  alerts: readonly BurnRateAlert[],
  unreachable: readonly BurnRateAlert[],
): string[] {
  const early = alerts.filter(({ firesWithinBudget }) => firesWithinBudget);
  return [
    ...unreachable.map(({ severity, longWindow, errorRatioThreshold, canFire }) =>
      canFire
        ? `The ${severity} over ${formatPromDuration(longWindow)} is left out: its window is longer than the ${formatPromDuration(window)} of the objective.`
        : `The ${severity} over ${formatPromDuration(longWindow)} is left out: it would need ${percent(errorRatioThreshold)} of bad requests, so at an objective of ${percent(target)} it could never fire.`,
    ),
    ...early.map(
      ({ severity, longWindow }) =>
        `The ${severity} over ${formatPromDuration(longWindow)} fires while the objective would still be kept: its burn rate is below 1.`,
    ),
    ...(alerts.some(({ severity }) => severity === 'page')
      ? []
      : ['No page is left: choose a tighter objective or other windows, or somebody must look.']),
  ];
}

function warnAboutLabels(labels: readonly LabelMatch[], indicator: Indicator): string[] {
  return [
    ...labels
      .filter(({ name }) => !isLabelName(name))
      .map(
        ({ name }) => `The label ${JSON.stringify(name)} is left out: it is no name of a label.`,
      ),
    ...labels
      .filter(({ name, value }) => isLabelName(name) && !isSelectableValue(value))
      .map(
        ({ name }) =>
          `The label ${name} is left out: its value has a character that no rule can hold, U+FFFD or half of one.`,
      ),
    ...(indicator.kind === 'histogram' && indicator.labels.length === 0
      ? [
          `No label selects the service, so every series of ${indicator.metric} that this Prometheus has is counted.`,
        ]
      : []),
  ];
}

/** `TTFT p99 at or below 500 ms`. */
function describeTarget({ metric, statistic, comparator, threshold }: SloTarget): string {
  const { shortLabel, unit, shape } = getMetric(metric);
  const what = shape === 'rate' || shape === 'share' ? shortLabel : `${shortLabel} ${statistic}`;
  const side = comparator === '<=' ? 'at or below' : 'at or above';
  return `${what} ${side} ${formatExactly(threshold, unit)}`;
}

function findRunbook(
  { monitoring }: InvestigationRecord,
  target: SloTarget,
  handbook: string | null,
): string | null {
  const own = monitoring.alerts
    .filter((alert) => alert.target === target.id && alert.runbook !== undefined)
    .map(({ runbook = '' }) => parseSafeLink(runbook))
    .find((link) => link !== null);
  return own ?? (handbook === null ? null : `${handbook}${STEP_7}`);
}

function nameOf(names: readonly LevelNames[], index: number): LevelNames {
  const found = names[index];
  if (!found) throw new RangeError('one name for each target');
  return found;
}

function percent(share: number): string {
  return formatWithUnit(share, 'ratio', { significantDigits: 6 });
}
