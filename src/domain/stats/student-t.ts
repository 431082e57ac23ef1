/** Student's t distribution, by the incomplete beta function (Abramowitz & Stegun 26.7.1). Degrees of freedom may be fractions. */
import { inverseRegularisedBeta, regularisedBeta } from './beta';

/** The probability that t with `df` degrees of freedom is at most t. */
export function studentTCdf(t: number, df: number): number {
  requireDegrees(df);
  if (t === 0) return 0.5;
  const square = t * t;
  // Whichever form keeps its digits: the tail far out, the centre close in.
  const tail =
    square > df
      ? regularisedBeta(df / 2, 0.5, df / (df + square)) / 2
      : 0.5 - regularisedBeta(0.5, df / 2, square / (df + square)) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The value that t with `df` degrees of freedom stays below with probability p, 0 < p < 1. */
export function studentTQuantile(p: number, df: number): number {
  requireDegrees(df);
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability between 0 and 1 is needed, not ${p}`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const size = tail < 0.25 ? fromTail(tail, df) : fromCentre(0.5 - tail, df);
  return p < 0.5 ? -size : size;
}

function fromTail(tail: number, df: number): number {
  const x = inverseRegularisedBeta(df / 2, 0.5, 2 * tail);
  return Math.sqrt((df * (1 - x)) / x);
}

function fromCentre(share: number, df: number): number {
  const x = inverseRegularisedBeta(0.5, df / 2, 2 * share);
  return Math.sqrt((df * x) / (1 - x));
}

function requireDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be positive, not ${df}`);
}
