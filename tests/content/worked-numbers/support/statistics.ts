/** Sample sizes, which the product does not compute itself: the pages' formulas, written down once more. */
import { logGamma } from '../../../../src/domain/stats/gamma';
import { normalCdf, normalQuantile } from '../../../../src/domain/stats/normal';
import { studentTQuantile } from '../../../../src/domain/stats/student-t';

const Z_TWO_SIDED = normalQuantile(0.975);
const Z_POWER = normalQuantile(0.8);

/** Density of the standard normal distribution. */
function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Variance of ln(sample quantile) times n, for log-normal values whose logarithm has the standard deviation `sigma`:
 * (σ / φ(z))² p (1 − p), the asymptotic variance of an order statistic.
 */
function quantileVariance(p: number, sigma: number): number {
  return (sigma / density(normalQuantile(p))) ** 2 * p * (1 - p);
}

/** Requests for a 95 % interval of ±`width` (0.1 for ±10 %) around a quantile. */
export function samplesForWidth(p: number, sigma: number, width: number): number {
  return Math.ceil((Z_TWO_SIDED / Math.log(1 + width)) ** 2 * quantileVariance(p, sigma));
}

/** Requests per side that show the ratio `ratio` of two quantiles with 80 % power, two-sided 5 %. */
export function samplesForRatio(p: number, sigma: number, ratio: number): number {
  return samplesAt(Z_TWO_SIDED, p, sigma, ratio);
}

/**
 * The same when both 95 % intervals must lie apart: their half widths add up, 1.96 (s₁ + s₂) instead of 1.96 √(s₁² + s₂²), which
 * is √2 more for equal sides.
 */
export function samplesForDisjointIntervals(p: number, sigma: number, ratio: number): number {
  return samplesAt(Z_TWO_SIDED * Math.SQRT2, p, sigma, ratio);
}

function samplesAt(z: number, p: number, sigma: number, ratio: number): number {
  return Math.ceil(2 * ((z + Z_POWER) / Math.log(ratio)) ** 2 * quantileVariance(p, sigma));
}

/** Trials per side that show a rise of a share from p1 to p2 with 80 % power, two-sided 5 % (Fleiss, without continuity correction). */
export function samplesForShares(p1: number, p2: number): number {
  const mean = (p1 + p2) / 2;
  const spread =
    Z_TWO_SIDED * Math.sqrt(2 * mean * (1 - mean)) +
    Z_POWER * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return Math.ceil((spread / (p2 - p1)) ** 2);
}

/** Runs per side whose t test on the logarithms (two-sided 5 %) shows a reduction with 80 % power. */
export function runsPerSide(reduction: number, variation: number): number {
  let runs = 2;
  while (powerOfRuns(runs, Math.abs(Math.log(1 - reduction)) / variation) < 0.8) runs += 1;
  return runs;
}

/**
 * P(T > t) for T = (Z + δ) / S of the non-central t distribution, by Simpson's rule over S = √(χ²/df). The other tail is left
 * out: it is far below a thousandth wherever the power is near 80 %.
 */
function powerOfRuns(runs: number, effect: number): number {
  const df = 2 * runs - 2;
  const shift = effect / Math.sqrt(2 / runs);
  const critical = studentTQuantile(0.975, df);
  const logScale = Math.LN2 + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const integrand = (s: number): number =>
    s === 0
      ? 0
      : Math.exp(logScale + (df - 1) * Math.log(s) - (df * s * s) / 2) *
        normalCdf(shift - critical * s);
  const steps = 4000;
  const width = 8 / steps;
  let sum = integrand(0) + integrand(8);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 0 ? 2 : 4) * integrand(i * width);
  return (sum * width) / 3;
}

/** Amdahl: how many times faster the whole gets when a share of it gets `factor` times as fast. */
export function speedUp(share: number, factor: number): number {
  return 1 / (1 - share + share / factor);
}

/** The largest rate that no event in n trials leaves possible, one-sided at 95 %: it makes n quiet trials as likely as 5 %. */
export function largestRateUnseen(n: number): number {
  return 1 - 0.05 ** (1 / n);
}
