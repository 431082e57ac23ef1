/** Random numbers that are the same on every run, so that a generated file can be checked number by number. */

export interface SeededRandom {
  /** From 0 up to but not including 1. */
  readonly uniform: () => number;
  /** Above 0; the median is given, and sigma is the standard deviation of its logarithm. */
  readonly logNormal: (median: number, sigma: number) => number;
  /** Above 0, as the time between two arrivals of a Poisson process. */
  readonly exponential: (mean: number) => number;
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state are enough for a test's file. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  // Box and Muller (1958); 1 − u is never 0.
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
  };
}
