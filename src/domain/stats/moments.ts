/** Mean, spread and range of samples, and the interval of a mean. */
import { requireFinite } from './selection';
import { studentTQuantile } from './student-t';

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1 below the line); null for a single value. vLLM and AIPerf divide by n. */
  readonly std: number | null;
  readonly min: number;
  readonly max: number;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Two passes, so that the deviations are taken from the mean and do not cancel.
 *
 * @throws RangeError when there are no values, or one is not finite.
 */
export function computeMoments(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) throw new RangeError('the mean of no values');
  requireFinite(values);
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const rough = sum / n;
  let residual = 0;
  for (const value of values) residual += value - rough;
  // The correction removes the rounding of the first pass; the clamp keeps the mean of equal values equal to them.
  const mean = Math.min(Math.max(rough + residual / n, min), max);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { n, mean, std: n > 1 ? Math.sqrt(squares / (n - 1)) : null, min, max };
}

/** Student's interval of a mean, mean ± t(n − 1) · std / √n; null when n < 2. Samples are assumed to be independent. */
export function computeMeanInterval(
  { n, mean, std }: Pick<Moments, 'n' | 'mean' | 'std'>,
  confidence = 0.95,
): Bounds | null {
  if (n < 2 || std === null) return null;
  const half = (studentTQuantile(1 - (1 - confidence) / 2, n - 1) * std) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}
