/** SLO arithmetic: thresholds of alerts, when they fire and end, little traffic. */
import { computeAlertTiming } from '../../../src/domain/slo/alert-timing';
import {
  FOUR_PAIR_POLICIES,
  RECOMMENDED_POLICIES,
  computeBurnRateAlerts,
} from '../../../src/domain/slo/burn-rate-alerts';
import { computeBurnThreshold, computeErrorBudget } from '../../../src/domain/slo/error-budget';
import { checkTraffic } from '../../../src/domain/slo/traffic-check';
import { fixed, percent, row, whole, type WorkedNumber } from './support/row';

const DAY = 86_400;
const HOUR = 3600;
const MONTH = 30 * DAY;
const OBJECTIVE = { target: 0.999, window: MONTH };

/** One window's row of the table of thresholds. */
function thresholds(days: number, decimals: readonly number[]): readonly string[] {
  return computeBurnRateAlerts({ target: 0.999, window: days * DAY }, FOUR_PAIR_POLICIES).map(
    ({ burnRate }, index) => fixed(burnRate, decimals[index] ?? 0),
  );
}

/** What the four pairs can do at an objective, in the words of the table. */
function sayReach(days: number, target: number): string {
  const can = computeBurnRateAlerts({ target, window: days * DAY }, FOUR_PAIR_POLICIES).map(
    ({ canFire }) => (canFire ? 'y' : 'n'),
  );
  const words: Readonly<Record<string, string>> = {
    yyyy: 'all can',
    nyyy: 'not 2 % in 1 h',
    nnyy: 'neither page',
    nnny: 'only 10 % in 3 d',
    nnnn: 'none can',
  };
  return words[can.join('')] ?? can.join('');
}

const THRESHOLDS = [
  row('2 % in 1 h gives 0.02 × 720 / 1 = «14.4».', () =>
    fixed(computeBurnThreshold(0.02, HOUR, MONTH), 1),
  ),
  row('| 7 days | «3.36» | «1.4» | «0.7» | «0.23» |', () => thresholds(7, [2, 1, 1, 2])),
  row('| 28 days | «13.44» | «5.6» | «2.8» | «0.93» |', () => thresholds(28, [2, 1, 1, 2])),
  row('| 30 days | «14.4» | «6» | «3» | «1» |', () => thresholds(30, [1, 0, 0, 0])),
  row('| 90 days | «43.2» | «18» | «9» | «3» |', () => thresholds(90, [1, 0, 0, 0])),
  row('is a burn rate of 0.42 × 7 / 3 = «0.98», about 1 again.', () =>
    fixed(computeBurnThreshold(0.42, 3 * DAY, 7 * DAY), 2),
  ),
  ...(
    [
      [7, '| 7 days | «all can» | «all can» | «all can» | «not 2 % in 1 h» |'],
      [28, '| 28 days | «all can» | «all can» | «not 2 % in 1 h» | «only 10 % in 3 d» |'],
      [30, '| 30 days | «all can» | «all can» | «not 2 % in 1 h» | «only 10 % in 3 d» |'],
      [90, '| 90 days | «all can» | «not 2 % in 1 h» | «neither page» | «none can» |'],
    ] as const
  ).map(([days, quote]) =>
    row(quote, () => [0.99, 0.95, 0.9, 0.5].map((target) => sayReach(days, target))),
  ),
];

interface Outage {
  readonly target: number;
  readonly badShare: number;
  readonly minutes: number;
}

/** Minutes; null for never. */
function timing({ target, badShare, minutes }: Outage) {
  const { alerts, pairs, spent } = computeAlertTiming(
    RECOMMENDED_POLICIES,
    { target, window: MONTH },
    { badShare, duration: minutes * 60 },
  );
  const inMinutes = (seconds: number | null | undefined) => (seconds == null ? null : seconds / 60);
  const find = (severity: 'page' | 'ticket') => alerts.find((one) => one.severity === severity);
  return {
    spent,
    page: inMinutes(find('page')?.detection),
    pageEnds: inMinutes(find('page')?.reset),
    ticket: inMinutes(find('ticket')?.detection),
    firstPairEnds: inMinutes(pairs[0]?.reset),
    isOnlyFirst: pairs.slice(1).every(({ detection }) => detection === null),
  };
}

function say(minutes: number | null, decimals: number): string {
  return minutes === null ? 'never' : fixed(minutes, decimals);
}

const TIMING = [
  ...(
    [
      [
        1,
        10,
        [2, 2],
        '| 100 % bad, 10 min | «23.1» % | «0.86» min | «29.8» min later | «4.32» min |',
      ],
      [
        0.1,
        60,
        [2, 1],
        '| 10 % bad, 60 min | «13.9» % | «8.64» min | «28.2» min later | «43.2» min |',
      ],
      [
        0.02,
        120,
        [1, 0],
        '| 2 % bad, 120 min | «5.6» % | «43.2» min | «21.0» min later | «never» |',
      ],
      [
        0.01,
        300,
        [0, 0],
        '| 1 % bad, 300 min | «6.9» % | «216» min | «12.0» min later | «never» |',
      ],
    ] as const
  ).map(([badShare, minutes, decimals, quote]) =>
    row(quote, () => {
      const { spent, page, pageEnds, ticket } = timing({ target: 0.999, badShare, minutes });
      return [
        percent(spent, 1),
        say(page, decimals[0]),
        say(pageEnds, 1),
        say(ticket, decimals[1]),
      ];
    }),
  ),
  row('| 0.5 % bad, 700 min | «8.1» % | «never» | | «never» |', () => {
    const { spent, page, ticket } = timing({ target: 0.999, badShare: 0.005, minutes: 700 });
    return [percent(spent, 1), say(page, 0), say(ticket, 0)];
  }),
  row(
    '«8.1» % of the budget goes without a word, because the burn rate of «5» stays under «6» and the ticket would need «864» minutes.',
    () => {
      const { spent } = timing({ target: 0.999, badShare: 0.005, minutes: 700 });
      const [, slow] = computeBurnRateAlerts(OBJECTIVE, RECOMMENDED_POLICIES);
      const long = timing({ target: 0.999, badShare: 0.005, minutes: 2000 });
      return [
        percent(spent, 1),
        whole(0.005 / computeErrorBudget(0.999)),
        whole(slow?.burnRate ?? Number.NaN),
        say(long.ticket, 0),
      ];
    },
  ),
  row('The 5-minute window ends its own pair «4.9» minutes after the first outage', () =>
    say(timing({ target: 0.999, badShare: 1, minutes: 10 }).firstPairEnds, 1),
  ),
  row(
    'at 99 %, 10 minutes of complete failure page after «8.64» minutes and the page ends «4.28» minutes later.',
    () => {
      const { page, pageEnds, isOnlyFirst } = timing({ target: 0.99, badShare: 1, minutes: 10 });
      return isOnlyFirst ? [say(page, 2), say(pageEnds, 2)] : [];
    },
  ),
];

const QUIET = { requests: 10, period: HOUR };
const QUIET_CHECK = checkTraffic(OBJECTIVE, RECOMMENDED_POLICIES, QUIET);

const LITTLE_TRAFFIC = [
  ...(
    [
      [0, [0, 1], '| 1 h | «10» | «100» | «14.4» |'],
      [1, [1, 0], '| 6 h | «60» | «16.7» | «6» |'],
      [2, [2, 0], '| 3 d | «720» | «1.39» | «1» |'],
    ] as const
  ).map(([index, decimals, quote]) =>
    row(quote, () => {
      const pair = QUIET_CHECK.pairs[index];
      const alert = computeBurnRateAlerts(OBJECTIVE)[index];
      // "Every pair fires on a single failure."
      if (pair?.firesOnOne !== true) return [];
      return [
        whole(pair.requests),
        fixed(pair.burnOfOne, decimals[0]),
        fixed(alert?.burnRate ?? Number.NaN, decimals[1]),
      ];
    }),
  ),
  row('an hour needs more than 1 / (14.4 × 0.001) = «69.4» requests.', () => {
    const firesAt = (requests: number) =>
      checkTraffic(OBJECTIVE, RECOMMENDED_POLICIES, { requests, period: HOUR }).pairs[0]
        ?.firesOnOne;
    return firesAt(69) === true && firesAt(70) === false
      ? fixed(1 / (computeBurnThreshold(0.02, HOUR, MONTH) * computeErrorBudget(0.999)), 1)
      : 'not there';
  }),
  row('Here it is «7,200» × 0.001 = «7.2».', () => [
    whole(QUIET_CHECK.requests),
    fixed(QUIET_CHECK.budgetEvents, 1),
  ]),
];

export const ALERTS: readonly WorkedNumber[] = [...THRESHOLDS, ...TIMING, ...LITTLE_TRAFFIC];
