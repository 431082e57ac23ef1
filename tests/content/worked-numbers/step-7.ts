import {
  computeBurnRateAlerts,
  computeDetectionTime,
} from '../../../src/domain/slo/burn-rate-alerts';
import {
  computeAllowedBad,
  computeBurnRate,
  computeBurnThreshold,
  computeErrorBudget,
  computeMaximumBurnRate,
  computeTimeToExhaustion,
} from '../../../src/domain/slo/error-budget';
import { minimumSamples } from '../../../src/domain/stats/quantile-interval';
import { fixed, percent, row, whole, word, type WorkedPage } from './support/row';

const DAY = 86_400;
const MONTH = 30 * DAY;
/** At 4 requests per second. */
const REQUESTS = 4 * MONTH;
const [FAST, SLOW, TICKET] = computeBurnRateAlerts({ target: 0.99, window: MONTH });

/** Minutes until the fast alert fires at a bad share. */
function detection(badShare: number): string {
  const seconds = FAST === undefined ? null : computeDetectionTime(FAST, badShare);
  return fixed((seconds ?? Number.NaN) / 60, 2);
}

export const STEP_7: readonly WorkedPage[] = [
  {
    file: 'docs/03-professional-scenarios/engineering/performance-investigation-steps/07-monitor-and-validate.mdx',
    numbers: [
      row(
        'A p99 needs «368» of them per side. At 4 requests per second that is «92» seconds; at 1 a minute it is «six» hours.',
        () => {
          const least = minimumSamples(0.99);
          return [whole(least), whole(least / 4), word(Math.round(least / 60))];
        },
      ),
      row(
        '**Error budget** `B = 1 − objective`, here «1» %. At 4 requests per second, 30 days are «10,368,000» requests, and «103,680» of them may be slow.',
        () => [
          percent(computeErrorBudget(0.99)),
          whole(REQUESTS),
          whole(computeAllowedBad(REQUESTS, 0.99)),
        ],
      ),
      row('at 14.4 it lasts 30 / 14.4 = «2.08» days.', () =>
        fixed((computeTimeToExhaustion(14.4, MONTH) ?? Number.NaN) / DAY, 2),
      ),
      row('The budget of 2 % in 1 h of 720 h gives «14.4».', () =>
        fixed(computeBurnThreshold(0.02, 3600, 720 * 3600), 1),
      ),
      ...(
        [
          [FAST, 1, '| Page | 1 h and 5 min | «2» % | «14.4» | «14.4» % |'],
          [SLOW, 0, '| Page | 6 h and 30 min | «5» % | «6» | «6» % |'],
          [TICKET, 0, '| Ticket | 3 d and 6 h | «10» % | «1» | «1» % |'],
        ] as const
      ).map(([alert, decimals, quote]) =>
        row(quote, () => [
          percent(alert?.budgetShare ?? 0),
          fixed(alert?.burnRate ?? 0, decimals),
          percent(alert?.errorRatioThreshold ?? 0, decimals),
        ]),
      ),
      row(
        'a total outage at 99 % after 14.4 × 0.01 × 60 = «8.64» minutes, a bad share of 50 % after «17.28» minutes.',
        () => [detection(1), detection(0.5)],
      ),
      row(
        'At an objective of 90 %, the attainment goal in [DistServe](https://arxiv.org/abs/2401.09670), that is «10», so an alert at 14.4 never fires',
        () => whole(computeMaximumBurnRate(0.9)),
      ),
      row('At 10 requests an hour and 99.9 %, 30 days have a budget of «7.2» requests.', () =>
        fixed(computeAllowedBad(10 * 24 * 30, 0.999), 1),
      ),
      row(
        "One failure in an hour is a burn rate of 10 % / 0.1 % = «100» and pages. (The workbook's text prints 1,000 here; its own figures give «100».)",
        () => [whole(computeBurnRate(0.1, 0.999)), whole(computeBurnRate(1 / 10, 0.999))],
      ),
      row('ten steps of 1 % are 1.01¹⁰ − 1 = «10.5» %', () => percent(1.01 ** 10 - 1, 1)),
    ],
  },
];
