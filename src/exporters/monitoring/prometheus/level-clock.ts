/** How long the phases of a level's tests last, in steps of the clock that the whole file shares. */
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { formatPromDuration } from '../../../domain/monitoring/promql-text';
import { findShortestWindow } from './recorded-series';

/**
 * A fifth of the shortest window, so a minute where that is five; at least a second. No finer, because promtool evaluates every rule
 * at every step.
 */
export function findStep({ levels }: MonitoringPlan): number {
  const shortest = Math.min(...(levels.length === 0 ? [300] : levels.map(findShortestWindow)));
  return Math.max(1, Math.floor(shortest / 5));
}

export class LevelClock {
  readonly step: number;
  /** Until a share that is there from the beginning has raised its alert. */
  readonly onset: number;
  /** Until none of the page's short windows sees what came before. */
  readonly recovery: number;
  readonly shortest: number;
  /** Until the alert for missing data may no longer be pending. */
  readonly missing: number;

  constructor(plan: MonitoringPlan, level: ServiceLevel) {
    this.step = findStep(plan);
    const shortest = findShortestWindow(level);
    const pages = level.alerts.filter(({ severity }) => severity === 'page');
    this.shortest = this.count(shortest);
    // Two samples make a rate; one step more for each of ours that looks at the other.
    this.onset = 4 + this.count(plan.holdFor);
    this.recovery = 2 + this.count(Math.max(0, ...pages.map(({ shortWindow }) => shortWindow)));
    this.missing = this.count(2 * shortest);
  }

  at(steps: number): string {
    return formatPromDuration(steps * this.step);
  }

  private count(seconds: number): number {
    return Math.ceil(seconds / this.step);
  }
}
