/** The error budgets of the pages on judging and on targets. */
import {
  computeAllowedBad,
  computeBudgetMinutes,
  computeBudgetReport,
  computeBurnRate,
  computeConsumedShare,
  computeErrorBudget,
  computeMaximumBurnRate,
  computeTimeToExhaustion,
} from '../../../src/domain/slo/error-budget';
import { fixed, percent, row, whole, word, type WorkedNumber } from './support/row';

const DAY = 86_400;
const MONTH = 30 * DAY;

const days = (seconds: number | null): number => (seconds ?? Number.NaN) / DAY;

export const ERROR_BUDGET: readonly WorkedNumber[] = [
  row('1 − 0.999 = «0.001» |', () => fixed(computeErrorBudget(0.999), 3)),
  row('0.0144 / 0.001 = «14.4»', () => fixed(computeBurnRate(0.0144, 0.999), 1)),
  row('1,440 / (6,000,000 × 0.001) = «24» %', () =>
    percent(1440 / computeAllowedBad(6_000_000, 0.999)),
  ),
  row('30 days / 14.4 = «2.08» days', () => fixed(days(computeTimeToExhaustion(14.4, MONTH)), 2)),
  row('14.4 × 1 h / 720 h = «2» %', () => percent(computeConsumedShare(14.4, 3600, MONTH))),
  row('1 / 0.001 = «1,000»', () => whole(computeMaximumBurnRate(0.999))),
];

/** The example of the page: 200,000 requests in 5 days, 3,000 of them bad; 1,200,000 expected in 30. */
const BUDGET = computeAllowedBad(1_200_000, 0.99);
const PER_DAY = 3000 / 5;
const burn = computeBudgetReport(
  { good: 197_000, bad: 3000 },
  { target: 0.99, window: MONTH },
)?.burnRate;

export const TARGET_BUDGET: readonly WorkedNumber[] = [
  row('1 − 0.99 = «0.01» |', () => fixed(computeErrorBudget(0.99), 2)),
  row('1,200,000 × 0.01 = «12,000»', () => whole(BUDGET)),
  row('3,000 / 12,000 = «25» %', () => percent(3000 / BUDGET)),
  row('(3,000 / 200,000) / 0.01 = «1.5»', () => fixed(burn ?? 0, 1)),
  row('9,000 / 600 a day = «15» days', () => whole((BUDGET - 3000) / PER_DAY)),
  row('of which 3,000 were bad, «600» a day.', () => whole(PER_DAY)),
  row('At this rate a full budget lasts 30 / 1.5 = «20» days, and what is left lasts «15».', () => [
    whole(days(computeTimeToExhaustion(burn ?? 0, MONTH))),
    whole((BUDGET - 3000) / PER_DAY),
  ]),
  row('30 × 24 × 60 × 0.001 = «43.2» minutes, 99 % is «432» minutes', () => [
    fixed(computeBudgetMinutes({ target: 0.999, window: MONTH }), 1),
    whole(computeBudgetMinutes({ target: 0.99, window: MONTH })),
  ]),
  row('A burn of 14.4 for one hour consumes 14.4 × 1 / 720 = «2» % of a 30-day budget', () =>
    percent(computeConsumedShare(14.4, 3600, MONTH)),
  ),
  row('At 90 % that is 1 / 0.1 = «10»', () => whole(computeMaximumBurnRate(0.9))),
  row('With 1,000 requests in the window and 99.9 %, the budget is «one» request.', () =>
    word(computeAllowedBad(1000, 0.999)),
  ),
];
