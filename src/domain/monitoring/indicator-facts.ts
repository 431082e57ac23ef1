/** What is said of an indicator in more than one file. */
import type { Bound, HistogramIndicator, Indicator } from './monitoring-plan';

export interface EventNouns {
  /** With its article. */
  readonly one: string;
  readonly many: string;
}

/** What is good or bad, in words. */
export function nameEvents(indicator: Indicator): EventNouns {
  if (indicator.kind !== 'histogram') return { one: 'an event', many: 'events' };
  return indicator.counts === 'tokens'
    ? { one: 'a token', many: 'tokens' }
    : { one: 'a request', many: 'requests' };
}

/** Whether the threshold is a bound of the histogram, so that the count is exact. */
export function isExact({
  pessimistic,
  optimistic,
}: Pick<HistogramIndicator, 'pessimistic' | 'optimistic'>): boolean {
  return pessimistic?.exposed === optimistic.exposed;
}

/** The bound that the alerts do not use, where the threshold lies between two of a histogram; else null. */
export function findOtherBound(indicator: Indicator): Bound | null {
  if (indicator.kind !== 'histogram' || indicator.pessimistic === null || isExact(indicator)) {
    return null;
  }
  const { pessimistic, optimistic, used } = indicator;
  return used.exposed === pessimistic.exposed ? optimistic : pessimistic;
}
