/** What the burn chart draws: one panel for each pair of the worst severity, on common axes. */
import type { Outage, OutageTiming, PairTiming } from '@site/src/domain/slo/alert-timing';
import { computeBurnThreshold } from '@site/src/domain/slo/error-budget';
import { computeBurnSeries, type BurnPoint } from '@site/src/domain/slo/burn-series';
import type { SloObjective } from '@site/src/domain/slo/target';
import { displayUnit, formatQuantity } from '@site/src/domain/units';
import { createAxis, type Axis } from '@site/src/ui/charts/axis';

/** Curve points; the table has every eighth of them, so that both hold the same numbers. */
const SAMPLES = 96;
const TABLE_SAMPLES = 12;
/** Near its beginning a line that starts at 0 is steep on a logarithmic axis: fractions of the outage. */
const EARLY = [0.0003, 0.001, 0.003, 0.01, 0.03];
/** From a peak of that many times the smallest threshold on, a linear axis would press the thresholds flat. */
const LOG_FROM = 12;

export interface BurnPanel {
  readonly timing: PairTiming;
  readonly threshold: number;
  readonly long: readonly CurvePoint[];
  readonly short: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly time: number;
  readonly burn: number;
}

export interface BurnChartModel {
  readonly severity: 'page' | 'ticket';
  readonly panels: readonly BurnPanel[];
  /** In `unit`. */
  readonly x: Axis;
  readonly y: Axis;
  readonly unit: string;
  /** Seconds in the unit of the axis. */
  readonly toUnit: (seconds: number) => number;
  /** Windows of the panels, each once, ascending; the columns of the table. */
  readonly windows: readonly number[];
  readonly table: readonly BurnPoint[];
}

/** Null without pairs. */
export function createBurnChart(
  objective: SloObjective,
  outage: Outage,
  timing: OutageTiming,
): BurnChartModel | null {
  const severity = timing.alerts.some((alert) => alert.severity === 'page') ? 'page' : 'ticket';
  const shown = timing.pairs.filter(({ pair }) => pair.severity === severity);
  if (shown.length === 0) return null;
  const until = chooseEnd(shown, outage);
  const crossings = shown.flatMap(({ detection, reset }) =>
    detection === null || reset === null ? [] : [detection, outage.duration + reset],
  );
  const early = EARLY.map((fraction) => fraction * outage.duration);
  const panels = shown.map((one) => {
    const { longWindow, shortWindow, budgetShare } = one.pair;
    const points = computeBurnSeries(objective, outage, [longWindow, shortWindow], {
      until,
      samples: SAMPLES,
      also: [...crossings, ...early],
    });
    const curve = (at: number) => points.map(({ time, burn }) => ({ time, burn: burn[at] ?? 0 }));
    return {
      timing: one,
      threshold: computeBurnThreshold(budgetShare, longWindow, objective.window),
      long: curve(0),
      short: curve(1),
    };
  });
  const windows = [
    ...new Set(shown.flatMap(({ pair }) => [pair.shortWindow, pair.longWindow])),
  ].toSorted((a, b) => a - b);
  const unit = displayUnit('seconds', until);
  const toUnit = (seconds: number) => inUnit(seconds, unit);
  return {
    severity,
    panels,
    x: createAxis({ kind: 'linear', low: 0, high: toUnit(until) }),
    y: createBurnAxis(panels),
    unit,
    toUnit,
    windows,
    table: computeBurnSeries(objective, outage, windows, {
      until,
      samples: TABLE_SAMPLES,
      also: crossings,
    }),
  };
}

/** Somewhat after the last alert ended, else after the outage left the short windows. */
function chooseEnd(shown: readonly PairTiming[], { duration }: Outage): number {
  const resets = shown.flatMap(({ reset }) => (reset === null ? [] : [reset]));
  const after =
    resets.length > 0
      ? Math.max(...resets)
      : Math.min(duration, ...shown.map(({ pair }) => pair.shortWindow));
  return (duration + after) * 1.1;
}

function createBurnAxis(panels: readonly BurnPanel[]): Axis {
  const thresholds = panels.map(({ threshold }) => threshold);
  const burns = panels.flatMap(({ long, short }) => [...long, ...short]).map(({ burn }) => burn);
  const lowest = Math.min(...thresholds);
  const highest = Math.max(...burns, ...thresholds);
  return highest > lowest * LOG_FROM
    ? createAxis({ kind: 'log', low: lowest / 10, high: highest * 1.4 })
    : createAxis({ kind: 'linear', low: 0, high: highest * 1.1 });
}

function inUnit(seconds: number, unit: string): number {
  const { text } = formatQuantity(seconds, 'seconds', {
    unit,
    significantDigits: 15,
    group: false,
  });
  return Number(text);
}
