/** The regularised incomplete beta function and its inverse: the distribution functions of Beta, binomial and Student's t. */
import { logBeta, stirlingCorrection } from './gamma';

const TINY = 1e-300;
const EPSILON = 1e-16;
/** The fraction needs about the square root of the larger argument; this allows for arguments of 10¹⁰. */
const MOST_TERMS = 200_000;

/** I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1; relative error below 1e-10. Continued fraction: Numerical Recipes §6.4 (Lentz). */
export function regularisedBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`I_x(a, b) needs a, b > 0, not ${a}, ${b}`);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`I_x(a, b) needs 0 <= x <= 1, not ${x}`);
  if (x === 0 || x === 1) return x;
  const front = betaDensityFactor(a, b, x);
  // The fraction converges fast only below the mean; above it the complement is computed.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/** x with I_x(a, b) = p, by bisection down to neighbouring doubles (or 1e-18). */
export function inverseRegularisedBeta(a: number, b: number, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is needed, not ${p}`);
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (regularisedBeta(a, b, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** x^a (1 − x)^b / B(a, b). */
function betaDensityFactor(a: number, b: number, x: number): number {
  const y = 1 - x;
  if (Math.min(a, b) < 10) {
    return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  }
  // Relative to the mean a/(a+b) the first-order terms of the two logarithms cancel exactly, so they are left out of both
  // (TOMS 708, brcomp): nothing of the size of a or b is subtracted.
  const fromMeanX = (x * (a + b) - a) / a;
  const fromMeanY = (y * (a + b) - b) / b;
  const exponent =
    a * (Math.log1p(fromMeanX) - fromMeanX) +
    b * (Math.log1p(fromMeanY) - fromMeanY) +
    stirlingCorrection(a + b) -
    stirlingCorrection(a) -
    stirlingCorrection(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(exponent);
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) <= EPSILON) break;
  }
  return result;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
