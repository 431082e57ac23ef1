/** SLO arithmetic: budgets, burn rates, weights and bucket bounds. Its alerts are in slo-alerts.ts. */
import { chooseBounds } from '../../../src/domain/monitoring/choose-bounds';
import type { MonitoredEngine } from '../../../src/domain/monitoring/engine-metrics';
import { findEngine } from '../../../src/domain/monitoring/engine-metrics';
import { computeBudgetSpent } from '../../../src/domain/slo/budget-spent';
import {
  computeAllowedBad,
  computeBudgetMinutes,
  computeBudgetReport,
  computeErrorBudget,
  computeMaximumBurnRate,
} from '../../../src/domain/slo/error-budget';
import { computeNinesTable } from '../../../src/domain/slo/nines-table';
import { computeRequests } from '../../../src/domain/slo/traffic-check';
import { ALERTS } from './slo-alerts';
import { goodputBounds } from './support/measurements';
import { fixed, percent, row, signed, whole, type WorkedPage } from './support/row';

const DAY = 86_400;
const MONTH = 30 * DAY;
const OBJECTIVE = { target: 0.999, window: MONTH };
const TRAFFIC = { requests: 4, period: 1 };
const REQUESTS = computeRequests(TRAFFIC, MONTH);

const BUDGET = [
  row('falls just short of 1,000, and a calculator that rounds down answers «999».', () =>
    whole(Math.floor(((100 - 99.9) / 100) * 1e6)),
  ),
  row('| Budget B | 1 − objective | 1 − 0.999 = «0.001» |', () =>
    fixed(computeErrorBudget(0.999), 3),
  ),
  row('| requests in the window × B | «10,368,000» × 0.001 = «10,368» |', () => [
    whole(REQUESTS),
    whole(computeAllowedBad(REQUESTS, 0.999)),
  ]),
  row('| minutes in the window × B | «43,200» × 0.001 = «43.2» |', () => [
    whole(MONTH / 60),
    fixed(computeBudgetMinutes(OBJECTIVE), 1),
  ]),
  ...(
    [
      [
        0.99,
        [1, 1, 0, 0, 0],
        '| 99 % | «14.4» min | «100.8» min | «432» min | «5,256» min | «103,680» |',
      ],
      [
        0.995,
        [1, 1, 0, 0, 0],
        '| 99.5 % | «7.2» min | «50.4» min | «216» min | «2,628» min | «51,840» |',
      ],
      [
        0.999,
        [2, 2, 1, 1, 0],
        '| 99.9 % | «1.44» min | «10.08» min | «43.2» min | «525.6» min | «10,368» |',
      ],
      [
        0.9995,
        [2, 2, 1, 1, 0],
        '| 99.95 % | «0.72» min | «5.04» min | «21.6» min | «262.8» min | «5,184» |',
      ],
      [
        0.9999,
        [3, 3, 2, 2, 1],
        '| 99.99 % | «0.144» min | «1.008» min | «4.32» min | «52.56» min | «1,036.8» |',
      ],
    ] as const
  ).map(([target, decimals, quote]) =>
    row(quote, () => {
      const found = computeNinesTable(target, TRAFFIC).find((one) => one.target === target);
      const { day, week, month, year } = found?.minutes ?? {};
      return [day, week, month, year, found?.badRequests].map((value, index) =>
        fixed(value ?? Number.NaN, decimals[index] ?? 0),
      );
    }),
  ),
];

/** Ten days in. */
const SO_FAR = computeRequests(TRAFFIC, 10 * DAY);
const SPENT = computeBudgetSpent(
  { kind: 'events', good: SO_FAR - 5184, bad: 5184, elapsed: 10 * DAY },
  OBJECTIVE,
);

const BURN = [
  row('After 10 days there were «3,456,000» requests', () => whole(SO_FAR)),
  row('5,184 / 3,456,000 = «0.15» %', () => percent(SPENT?.badShare ?? Number.NaN, 2)),
  row('0.0015 / 0.001 = «1.5» |', () => fixed(SPENT?.burnRate ?? Number.NaN, 1)),
  row('1.5 × 10 / 30 = «50» %', () => percent(SPENT?.consumed ?? Number.NaN)),
  row('0.5 × 30 / 1.5 = «10» days', () => whole((SPENT?.timeToExhaustion ?? Number.NaN) / DAY)),
  row('1 / 0.001 = «1,000» |', () => whole(computeMaximumBurnRate(0.999))),
  row('it is 1 − 1.5 × 24 / 30 = «−20» %.', () => {
    const all = computeRequests(TRAFFIC, 24 * DAY);
    const bad = 0.0015 * all;
    const spent = computeBudgetSpent(
      { kind: 'events', good: all - bad, bad, elapsed: 24 * DAY },
      OBJECTIVE,
    );
    return signed((spent?.remaining ?? Number.NaN) * 100, 0);
  }),
];

function badShare(bad: number, all: number): number {
  return computeBudgetReport({ good: all - bad, bad }, OBJECTIVE)?.sli ?? Number.NaN;
}

const WEIGHTS = [
  row(
    'A busy hour has 10,000 requests, 10 of them bad: «0.1» %. A quiet one has 10, 5 of them bad: «50» %. The mean of the two ratios is «25.05» %.',
    () => {
      const [busy, quiet] = [1 - badShare(10, 10_000), 1 - badShare(5, 10)];
      return [percent(busy, 1), percent(quiet), percent((busy + quiet) / 2, 2)];
    },
  ),
  row('What the users saw is «15» / «10,010» = «0.15» %.', () => [
    whole(10 + 5),
    whole(10_000 + 10),
    percent(1 - badShare(15, 10_010), 2),
  ]),
];

const PUBLISHED = [0.125, 0.2, 0.25, 0.3, 0.45, 0.5, 0.6, 1.5, 2, 2.5, 3, 4, 4.5, 6, 15, 30];

function firstTokenBounds(id: MonitoredEngine): readonly number[] {
  return (
    findEngine(id).histograms.find(({ metric }) => metric === 'time_to_first_token')?.bounds ?? []
  );
}

/** `3` and `0.25, 0.5, 2.5`. */
function onBounds(id: MonitoredEngine): readonly string[] {
  const exact = PUBLISHED.filter(
    (threshold) => chooseBounds(threshold, firstTokenBounds(id), 's').isExact,
  );
  return [whole(exact.length), exact.join(', ')];
}

const BUCKETS = [
  row('vLLM reports 9,700 up to «1» s and 9,930 up to «2.5» s.', () => {
    const { pessimistic, optimistic } = chooseBounds(2, firstTokenBounds('vllm'), 's');
    return [`${pessimistic?.exposed ?? ''}`, `${optimistic.exposed}`];
  }),
  row('The good share is between «97» % and «99.3» %.', () => [
    percent(badShare(300, 10_000)),
    percent(badShare(70, 10_000), 1),
  ]),
  row(
    `aiconfigurator: «${PUBLISHED.slice(0, -1).join(', ')} and 30» s`,
    () => `${PUBLISHED.slice(0, -1).join(', ')} and ${PUBLISHED.at(-1) ?? ''}`,
  ),
  row('vllm/v1/metrics/buckets.py)) | «3» | «0.25, 0.5, 2.5» s |', () => onBounds('vllm')),
  row('metrics_collector.py)) | «5» | «0.2, 0.6, 2, 4, 6» s |', () => onBounds('sglang')),
  row('service/metrics.rs)) | «0» | |', () => onBounds('dynamo').slice(0, 1)),
];

const COUNTED = [
  row('«10,000» of «19,000» gaps are bad, «52.6» %, in «10» % of the answers.', () => [
    whole(10 * 1000),
    whole(90 * 100 + 10 * 1000),
    percent(10_000 / 19_000, 1),
    percent(10 / 100),
  ]),
  row('With 99 % and 98.5 % that is «97.5» % to «98.5» %.', () => {
    const { low, high } = goodputBounds(990, 985, 1000);
    return [percent(low, 1), percent(high, 1)];
  }),
];

export const SLO_ARITHMETIC: readonly WorkedPage[] = [
  {
    file: 'docs/05-reference/slo-arithmetic.mdx',
    numbers: [...BUDGET, ...BURN, ...ALERTS, ...WEIGHTS, ...BUCKETS, ...COUNTED],
  },
];
