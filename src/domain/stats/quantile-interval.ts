/**
 * Distribution-free confidence intervals of quantiles. The number of samples at or below the true quantile is binomial whatever
 * the distribution, so two order statistics bound it (Conover; Hahn & Meeker). Samples are assumed to be independent.
 */
import { regularisedBeta } from './beta';

/** 1-based ranks of the order statistics that bound the quantile; null where the samples give no bound. */
export interface QuantileInterval {
  readonly low: number | null;
  readonly high: number | null;
  /** The exact probability that the interval holds the quantile, at least the confidence asked for. */
  readonly coverage: number;
}

/**
 * The equal-tailed interval: with B binomial (n, p) and α = 1 − confidence, the largest rank l with P(B ≤ l − 1) ≤ α/2 and the
 * smallest rank u with P(B ≥ u) ≤ α/2. It is the rule of scipy.stats.quantile_test.
 */
export function computeQuantileInterval(n: number, p: number, confidence = 0.95): QuantileInterval {
  requireLevel(p);
  requireLevel(confidence);
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`a number of samples is needed, not ${n}`);
  const tail = (1 - confidence) / 2;
  const low = largest(n, (rank) => binomialAtMost(rank - 1, n, p) <= tail);
  // The first rank whose upper tail is small enough, counted from the top.
  const fromTop = largest(n, (count) => binomialAtLeast(n + 1 - count, n, p) <= tail);
  const high = fromTop === 0 ? null : n + 1 - fromTop;
  const below = low === 0 ? 0 : binomialAtMost(low - 1, n, p);
  const above = high === null ? 0 : binomialAtLeast(high, n, p);
  return { low: low === 0 ? null : low, high, coverage: 1 - below - above };
}

/**
 * How many samples a finite bound on quantile p needs: at 95 %, both bounds need 6 for p50, 36 for p90, 72 for p95, 368 for p99
 * and 3 688 for p99.9. The upper bound exists from pⁿ ≤ α/2 on, the lower one from (1 − p)ⁿ ≤ α/2 on.
 */
export function minimumSamples(
  p: number,
  confidence = 0.95,
  side: 'both' | 'upper' | 'lower' = 'both',
): number {
  requireLevel(p);
  requireLevel(confidence);
  const tail = (1 - confidence) / 2;
  const upper = side === 'lower' ? 1 : firstPower(p, tail);
  const lower = side === 'upper' ? 1 : firstPower(1 - p, tail);
  return Math.max(upper, lower);
}

/** The smallest n with base^n ≤ limit. The logarithms may be one off at an exact power, so the neighbours are looked at. */
function firstPower(base: number, limit: number): number {
  let n = Math.max(1, Math.ceil(Math.log(limit) / Math.log(base)) - 1);
  while (base ** n > limit) n += 1;
  return n;
}

/** The largest k in 1..n that holds, 0 when none does; what holds for k must hold for every smaller one. */
function largest(n: number, holds: (k: number) => boolean): number {
  let known = 0;
  let beyond = n + 1;
  while (beyond - known > 1) {
    const middle = (known + beyond) >> 1;
    if (holds(middle)) known = middle;
    else beyond = middle;
  }
  return known;
}

/** P(B ≤ k) for B binomial (n, p). */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : regularisedBeta(n - k, k + 1, 1 - p);
}

/** P(B ≥ k) for B binomial (n, p). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : regularisedBeta(k, n - k + 1, p);
}

function requireLevel(p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`a level between 0 and 1 is needed, not ${p}`);
}
