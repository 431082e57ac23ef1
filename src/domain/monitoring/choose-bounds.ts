/**
 * Which buckets of a histogram count as good. A bucket is good or bad as a whole, so a threshold between two bounds has two answers,
 * and the truth lies between them.
 */
import { convertToCanonical } from '../units';
import type { Bound } from './monitoring-plan';

export interface BoundChoice {
  readonly pessimistic: Bound | null;
  readonly optimistic: Bound;
  /** The threshold is a bound, so the count is exact. */
  readonly isExact: boolean;
}

/**
 * @param threshold In seconds; a value equal to it is good, and so is one equal to a bound (`le`).
 * @param bounds Finite upper bounds as exposed, in any order.
 */
export function chooseBounds(
  threshold: number,
  bounds: readonly number[],
  unit: 's' | 'ms',
): BoundChoice {
  const ascending = bounds
    .filter((bound) => Number.isFinite(bound))
    .map((exposed): Bound => ({ exposed, value: convertToCanonical(exposed, unit) }))
    .toSorted((a, b) => a.value - b.value);
  const pessimistic = ascending.findLast(({ value }) => value <= threshold) ?? null;
  const optimistic = ascending.find(({ value }) => value >= threshold) ?? {
    exposed: Infinity,
    value: Infinity,
  };
  return { pessimistic, optimistic, isExact: pessimistic?.value === optimistic.value };
}
