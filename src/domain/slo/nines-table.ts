/** What common objectives allow: the table of nines. */
import { budgetOf, computeBudgetMinutes } from './error-budget';
import { multiply, toNumber } from './rational';
import { requestsIn, type Traffic } from './traffic-check';

const DAY = 86_400;
const COMMON = [0.99, 0.995, 0.999, 0.9995, 0.9999] as const;

/** Seconds; a year is 365 days. */
export const NINES_PERIODS = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const;

export interface NinesRow {
  readonly target: number;
  /** Minutes of complete failure that are allowed in each period. */
  readonly minutes: Readonly<Record<keyof typeof NINES_PERIODS, number>>;
  /** Bad requests that are allowed in 30 days; null where the traffic is not known. */
  readonly badRequests: number | null;
}

/** The common objectives and the one given, which may be one of them, in ascending order. */
export function computeNinesTable(target: number, traffic: Traffic | null): readonly NinesRow[] {
  return [...new Set([...COMMON, target])]
    .toSorted((a, b) => a - b)
    .map((objective) => {
      const minutes = (window: number) => computeBudgetMinutes({ target: objective, window });
      const { day, week, month, year } = NINES_PERIODS;
      return {
        target: objective,
        minutes: {
          day: minutes(day),
          week: minutes(week),
          month: minutes(month),
          year: minutes(year),
        },
        badRequests:
          traffic === null
            ? null
            : toNumber(multiply(requestsIn(traffic, month), budgetOf(objective))),
      };
    });
}
