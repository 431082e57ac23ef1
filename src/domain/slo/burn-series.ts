/** The burn rate over time that a window shows during and after one outage; derivation in alert-timing.ts. For charts. */
import { checkOutage, type Outage } from './alert-timing';
import { budgetOf } from './error-budget';
import type { Rational } from './rational';
import { divide, multiply, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

/** The burn rate in a window of `window` seconds that ends `time` seconds after the outage began. */
export function computeWindowBurn(
  objective: SloObjective,
  outage: Outage,
  window: number,
  time: number,
): number {
  const held = Math.max(0, Math.min(time, outage.duration) - Math.max(0, time - window));
  const { badShare } = checkOutage(outage);
  const share: Rational = divide(multiply(badShare, toRational(held)), toRational(window));
  return toNumber(divide(share, budgetOf(objective.target)));
}

export interface BurnPoint {
  /** Seconds from the beginning of the outage. */
  readonly time: number;
  /** One for each window, in their order. */
  readonly burn: readonly number[];
}

export interface BurnSeriesOptions {
  /** Seconds. */
  readonly until: number;
  /** How many even parts the time is cut into. */
  readonly samples: number;
  /** Further times that must be among the points, such as those at which an alert fires and ends. */
  readonly also?: readonly number[] | undefined;
}

/**
 * Points from 0 to `until` seconds: wherever a curve bends (between two such points it is straight), and evenly between, because a straight
 * line is not straight on a logarithmic axis.
 */
export function computeBurnSeries(
  objective: SloObjective,
  outage: Outage,
  windows: readonly number[],
  { until, samples, also = [] }: BurnSeriesOptions,
): readonly BurnPoint[] {
  const { duration } = outage;
  const bends = windows.flatMap((window) => [window, duration + window]);
  // The end itself and not (until × n) ÷ n, which may round to more than it.
  const even = Array.from({ length: samples }, (_, index) => (until * index) / samples);
  const times = [...new Set([...even, until, duration, ...bends, ...also])]
    .filter((time) => time >= 0 && time <= until)
    .toSorted((a, b) => a - b);
  return times.map((time) => ({
    time,
    burn: windows.map((window) => computeWindowBurn(objective, outage, window, time)),
  }));
}
