/** From a record to what can be watched: see monitoring-plan.ts. */
import type { InvestigationRecord } from '../investigation/investigation-record';
import { parseSafeLink } from '../investigation/safe-link';
import { getMetric } from '../metrics/catalogue';
import { nameValue } from '../metrics/name-value';
import type { BurnRateAlert, BurnRatePolicy } from '../slo/burn-rate-alerts';
import { RECOMMENDED_POLICIES, computeBurnRateAlerts } from '../slo/burn-rate-alerts';
import { formatShare } from '../slo/format-share';
import { formatExactly } from '../slo/format-target';
import type { SloObjective, SloTarget } from '../slo/target';
import { chooseLabels } from './choose-labels';
import { createIndicator } from './create-indicator';
import { findEngine } from './engine-metrics';
import { findObjective } from './find-objective';
import { guessEngine } from './guess-engine';
import type { LevelNames } from './level-names';
import { createLevelNames } from './level-names';
import type { LeftOutTarget, MonitoringPlan, ServiceLevel } from './monitoring-plan';
import { formatPromDuration } from './promql-text';

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
  const { labels, warnings: labelWarnings } = chooseLabels(rules.labels ?? []);
  const policies = rules.pairs?.length ? rules.pairs : RECOMMENDED_POLICIES;
  const levels: ServiceLevel[] = [];
  const leftOut: LeftOutTarget[] = [];
  for (const [index, target] of targets.entries()) {
    const objective = findObjective(target, rules.window ?? DEFAULT_WINDOW);
    if (!objective.ok) {
      leftOut.push({ target, because: objective.because });
      continue;
    }
    const shortest = Math.min(...policies.map(({ longWindow }) => longWindow));
    if (objective.objective.window < shortest) {
      leftOut.push({ target, because: sayTooShort(objective.objective, shortest) });
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
        ...labelWarnings,
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

/** An alert must not look further back than the objective does, and a share over less than that says little. */
function sayTooShort({ window }: SloObjective, shortest: number): string {
  return `The objective covers ${formatPromDuration(window)}, less than every alert looks back: the shortest long window is ${formatPromDuration(shortest)}. Give it a longer window, or choose shorter pairs.`;
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
        : `The ${severity} over ${formatPromDuration(longWindow)} is left out: it would need ${formatShare(errorRatioThreshold)} of bad requests, so at an objective of ${formatShare(target)} it could never fire.`,
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

/** `TTFT p99 at or below 500 ms`. */
function describeTarget(target: SloTarget): string {
  const { metric, comparator, threshold } = target;
  const side = comparator === '<=' ? 'at or below' : 'at or above';
  return `${nameValue(target)} ${side} ${formatExactly(threshold, getMetric(metric).unit)}`;
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
