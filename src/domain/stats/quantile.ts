/**
 * Quantiles of raw samples: type 7 of Hyndman & Fan (1996), linear interpolation between order statistics, which is numpy's,
 * vLLM's, SGLang's, AIPerf's and k6's rule. Other tools use other rules: see the reference page on formulas.
 */
import { computeOrderStatistics } from './selection';

/** Where the quantile lies between 1-based ranks: `fraction` of the way from rank `lower` to rank `upper`. */
export interface QuantilePosition {
  readonly lower: number;
  readonly upper: number;
  readonly fraction: number;
}

/**
 * The type 7 position of quantile p (0 ≤ p ≤ 1) among n values: rank 1 + (n − 1) p.
 *
 * @throws RangeError when n is not a positive integer or p is outside 0..1.
 */
export function computeQuantilePosition(n: number, p: number): QuantilePosition {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`a quantile needs values, not ${n} of them`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile lies between 0 and 1, not at ${p}`);
  const position = (n - 1) * p;
  const below = Math.floor(position);
  return { lower: below + 1, upper: Math.min(below + 2, n), fraction: position - below };
}

/**
 * The p quantile, type 7, of values that are already sorted in ascending order.
 *
 * @throws RangeError when there are no values.
 */
export function computeQuantile(sorted: ArrayLike<number>, p: number): number {
  const { lower, upper, fraction } = computeQuantilePosition(sorted.length, p);
  return interpolate(sorted[lower - 1] ?? Number.NaN, sorted[upper - 1] ?? Number.NaN, fraction);
}

/**
 * The quantiles, type 7, of values in any order, in the order of `ps`; the values are not changed. Selects instead of sorting.
 *
 * @throws RangeError when there are no values, or one is not finite.
 */
export function computeQuantiles(values: Float64Array, ps: readonly number[]): number[] {
  const positions = ps.map((p) => computeQuantilePosition(values.length, p));
  const ranks = positions.flatMap(({ lower, upper }) => [lower, upper]);
  const found = computeOrderStatistics(values, ranks);
  return positions.map(({ fraction }, index) =>
    interpolate(found[2 * index] ?? Number.NaN, found[2 * index + 1] ?? Number.NaN, fraction),
  );
}

/** Linear interpolation that is exact at both ends and never leaves them, as numpy's `_lerp`. */
export function interpolate(low: number, high: number, fraction: number): number {
  const width = high - low;
  return fraction < 0.5 ? low + width * fraction : high - width * (1 - fraction);
}
