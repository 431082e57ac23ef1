/** The interval of a share: error rates and goodput. */
import type { Bounds } from './moments';
import { normalQuantile } from './normal';

/**
 * Wilson's score interval (1927) of k successes in n trials, without continuity correction; it stays within 0..1 and is not
 * empty at k = 0 or k = n, where the bound is exactly 0 or 1.
 *
 * @throws RangeError when n < 1 or k is outside 0..n.
 */
export function computeWilsonInterval(k: number, n: number, confidence = 0.95): Bounds {
  if (!(n >= 1 && k >= 0 && k <= n)) throw new RangeError(`${k} of ${n} is not a share`);
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = k / n;
  const z2 = z * z;
  const centre = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: k === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: k === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}
