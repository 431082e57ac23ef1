/** Whether there is enough traffic for an error budget and its alerts to mean anything. Exact arithmetic, rounded once. */
import type { BurnRatePolicy } from './burn-rate-alerts';
import { budgetOf, burnThreshold } from './error-budget';
import type { Rational } from './rational';
import { compare, divide, multiply, toNumber, toRational } from './rational';
import type { SloObjective } from './target';

/** So many requests in so many seconds: a rate per day would not be an exact number per second. */
export interface Traffic {
  readonly requests: number;
  readonly period: number;
}

/**
 * Below that many events in the budget a burn rate is noise. From the workbook's example of a service with 10 requests an hour, whose
 * 30 days at 99.9 % allow 7 failures: https://sre.google/workbook/alerting-on-slos/#low-traffic-services-and-error-budget-alerting
 */
export const FEWEST_BUDGET_EVENTS = 10;

export interface PairTraffic {
  readonly pair: BurnRatePolicy;
  /** Requests in the long window. */
  readonly requests: number;
  /**
   * The burn rate over the long window when one of its requests is bad: 1 ÷ (requests × budget). Where less than one request is
   * expected, that one is all there is: 1 ÷ budget.
   */
  readonly burnOfOne: number;
  /** One bad request exceeds the threshold by itself. */
  readonly firesOnOne: boolean;
}

export interface TrafficCheck {
  /** Requests in the window of the objective. */
  readonly requests: number;
  /** How many of them may be bad; may be a fraction. */
  readonly budgetEvents: number;
  /** Fewer than `FEWEST_BUDGET_EVENTS`. */
  readonly isTooFew: boolean;
  readonly pairs: readonly PairTraffic[];
}

/** Requests in that many seconds. */
export function computeRequests(traffic: Traffic, seconds: number): number {
  return toNumber(requestsIn(traffic, seconds));
}

/** @throws RangeError unless there are requests, in a period of some length. */
export function checkTraffic(
  objective: SloObjective,
  pairs: readonly BurnRatePolicy[],
  traffic: Traffic,
): TrafficCheck {
  if (!(traffic.requests > 0 && traffic.period > 0)) throw new RangeError('there is no traffic');
  const budget = budgetOf(objective.target);
  const requests = requestsIn(traffic, objective.window);
  const events = multiply(requests, budget);
  return {
    requests: toNumber(requests),
    budgetEvents: toNumber(events),
    isTooFew: compare(events, toRational(FEWEST_BUDGET_EVENTS)) < 0,
    pairs: pairs.map((pair) => {
      const inWindow = requestsIn(traffic, pair.longWindow);
      const atLeastOne = compare(inWindow, ONE) < 0 ? ONE : inWindow;
      const burnOfOne = divide(ONE, multiply(atLeastOne, budget));
      const threshold = burnThreshold(pair.budgetShare, pair.longWindow, objective.window);
      return {
        pair,
        requests: toNumber(inWindow),
        burnOfOne: toNumber(burnOfOne),
        firesOnOne: compare(burnOfOne, threshold) > 0,
      };
    }),
  };
}

const ONE: Rational = { numerator: 1n, denominator: 1n };

/** Requests in that many seconds, as an exact fraction. */
export function requestsIn({ requests, period }: Traffic, seconds: number): Rational {
  return divide(multiply(toRational(requests), toRational(seconds)), toRational(period));
}
