/** The result of judging goodput, and how a counted share becomes one. */
import { computeWilsonInterval } from '../stats/proportion';
import type { Interval } from './gap';
import type { SloTarget } from './target';

export interface Goodput {
  /** `exact`: every request was judged · `sample`: estimated from some of them · `bounds`: only the interval is known. */
  readonly kind: 'exact' | 'sample' | 'bounds' | 'no data';
  /** Share of all requests sent, 0 to 1; null for `bounds` and `no data`. */
  readonly share: number | null;
  /** Wilson's 95 % interval of the share; for `bounds` the bounds themselves, which hold with certainty (confidence 1). */
  readonly interval: Interval | null;
  /** Good requests per second of the run's duration; null when it, or the share, is not known. */
  readonly rate: number | null;
  /** For `bounds`: between which rates the goodput lies. */
  readonly rateBounds: { readonly low: number; readonly high: number } | null;
  /** Good requests among the `total` that were judged; null for `bounds` and `no data`. */
  readonly good: number | null;
  readonly total: number | null;
  /** The targets that every request was held against. */
  readonly targetsUsed: readonly SloTarget[];
  /** One or two sentences: what was judged, from what, and which targets could not take part. */
  readonly reason: string;
}

/** What the parts of the computation hand back: everything but the rates and the list of targets. */
export type GoodputShare = Omit<Goodput, 'rate' | 'rateBounds' | 'targetsUsed'>;

/** A counted share with Wilson's interval. */
export function createGoodputShare(
  kind: 'exact' | 'sample',
  good: number,
  total: number,
  reason: string,
): GoodputShare {
  return {
    kind,
    share: good / total,
    interval: { ...computeWilsonInterval(good, total), confidence: 0.95, method: 'Wilson' },
    good,
    total,
    reason,
  };
}

/** Nothing can be said, and why. */
export function noGoodput(reason: string): GoodputShare {
  return { kind: 'no data', share: null, interval: null, good: null, total: null, reason };
}
