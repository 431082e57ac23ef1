/** Logarithms of the gamma and beta functions. */

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;
/** From here on Stirling's series with the terms below is exact to a double. */
const STIRLING_FROM = 10;

/** ln Γ(x) for x > 0; absolute error about 1e-15 × max(1, |result|). Abramowitz & Stegun 6.1.40, after shifting x up to 10. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`ln Γ needs x > 0, not ${x}`);
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const stirling =
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingCorrection(shifted);
  return stirling - Math.log(product);
}

/**
 * ln B(a, b) for a, b > 0. Where an argument is large the difference of gammas is written out (Didonato & Morris 1992, TOMS 708),
 * because subtracting two logarithms of the size of a million would lose nine digits.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const ratio = small / large;
  const sum = small + large;
  if (small < STIRLING_FROM) {
    const difference =
      small -
      (large - 0.5) * Math.log1p(ratio) -
      small * Math.log(sum) +
      stirlingCorrection(large) -
      stirlingCorrection(sum);
    return logGamma(small) + difference;
  }
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    (small - 0.5) * Math.log(ratio / (1 + ratio)) -
    large * Math.log1p(ratio) +
    stirlingCorrection(small) +
    stirlingCorrection(large) -
    stirlingCorrection(sum)
  );
}

/** ln Γ(x) minus Stirling's leading terms, for x ≥ 10. */
export function stirlingCorrection(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360_360)))))
  );
}
