import { bucketIndex, bucketLowerBound } from '../../../src/domain/stats/distribution';
import { computeMeanInterval, computeMoments } from '../../../src/domain/stats/moments';
import { computeWilsonInterval } from '../../../src/domain/stats/proportion';
import { computeQuantile, computeQuantilePosition } from '../../../src/domain/stats/quantile';
import {
  computeQuantileInterval,
  minimumSamples,
} from '../../../src/domain/stats/quantile-interval';
import { studentTQuantile } from '../../../src/domain/stats/student-t';
import { BUCKET_VERDICTS } from './judging-buckets';
import { ERROR_BUDGET } from './judging-budget';
import { gapOf, gapOfInterval, goodputBounds, goodputOfRows } from './support/measurements';
import { fixed, percent, row, whole, type WorkedPage } from './support/row';
import { largestRateUnseen, speedUp } from './support/statistics';

const VALUES = [0.18, 0.19, 0.21, 0.22, 0.24, 0.25, 0.27, 0.31, 0.42, 0.88];
const MOMENTS = computeMoments(Float64Array.from(VALUES));

/** The h of the page: positions count from 0, ranks from 1. */
function position(p: number): number {
  const { lower, fraction } = computeQuantilePosition(VALUES.length, p);
  return lower - 1 + fraction;
}

function halfWidth(): number {
  const interval = computeMeanInterval(MOMENTS);
  return interval === null ? Number.NaN : (interval.high - interval.low) / 2;
}

/** `469` and `532`; `none` where there is no bound. */
function ranks(n: number, p: number): readonly string[] {
  const { low, high } = computeQuantileInterval(n, p);
  return [low, high].map((rank) => (rank === null ? 'none' : whole(rank)));
}

function wilson(good: number, n: number, decimals: number): readonly string[] {
  const { low, high } = computeWilsonInterval(good, n);
  return [percent(low, decimals), percent(high, decimals)];
}

const QUANTILES = [
  row('| p50 | 9 × 0.5 = «4.5» | 0.24 + 0.5 × (0.25 − 0.24) | «0.245» s |', () => [
    fixed(position(0.5), 1),
    fixed(computeQuantile(VALUES, 0.5), 3),
  ]),
  row('| p90 | 9 × 0.9 = «8.1» | 0.42 + 0.1 × (0.88 − 0.42) | «0.466» s |', () => [
    fixed(position(0.9), 1),
    fixed(computeQuantile(VALUES, 0.9), 3),
  ]),
  row('| p99 | 9 × 0.99 = «8.91» | 0.42 + 0.91 × (0.88 − 0.42) | «0.8386» s |', () => [
    fixed(position(0.99), 2),
    fixed(computeQuantile(VALUES, 0.99), 4),
  ]),
  row('| mean | | «3.17» / 10 | «0.317» s |', () => [
    fixed(MOMENTS.mean * 10, 2),
    fixed(MOMENTS.mean, 3),
  ]),
  row('s = «0.2098» and t = «2.262», so «0.317» ± «0.150» s.', () => [
    fixed(MOMENTS.std ?? Number.NaN, 4),
    fixed(studentTQuantile(0.975, VALUES.length - 1), 3),
    fixed(MOMENTS.mean, 3),
    fixed(halfWidth(), 3),
  ]),
];

const INTERVALS = [
  row('| 1,000 | «469»th to «532»nd | «936»th to «964»th | «983»rd to «997»th |', () =>
    [0.5, 0.95, 0.99].flatMap((p) => ranks(1000, p)),
  ),
  row('| 300 | | | «293»rd to «none» |', () => ranks(300, 0.99)),
  row('| 5,000 | | | «4,936»th to «4,964»th |', () => ranks(5000, 0.99)),
  row('the probability is 0.99³⁰⁰ = «4.9» %', () => percent(0.99 ** 300, 1)),
  ...(
    [
      [0.5, '| p50 | «5.32» | «6» |'],
      [0.9, '| p90 | «35.01» | «36» |'],
      [0.95, '| p95 | «71.92» | «72» |'],
      [0.99, '| p99 | «367.04» | «368» |'],
      [0.999, '| p99.9 | «3,687.03» | «3,688» |'],
    ] as const
  ).map(([p, quote]) =>
    row(quote, () => [fixed(Math.log(0.025) / Math.log(p), 2), whole(minimumSamples(p))]),
  ),
  row('With 300 requests the gap table asks for 368 − 300 = «68» more.', () =>
    whole(minimumSamples(0.99) - 300),
  ),
  row('print(low, high) # «936» «964»', () => ranks(1000, 0.95)),
];

const SHARES = [
  row('| 3 failed of 500 | «0.6» % | «0.204» % to «1.749» % |', () => [
    percent(3 / 500, 1),
    ...wilson(3, 500, 3),
  ]),
  row('| 0 failed of 300 | 0 % | «0» % to «1.264» % |', () => {
    const [, high = ''] = wilson(0, 300, 3);
    return [percent(computeWilsonInterval(0, 300).low), high];
  }),
  row('| 912 good of 1,000 | «91.2» % | «89.28» % to «92.80» % |', () => [
    percent(0.912, 1),
    ...wilson(912, 1000, 2),
  ]),
  row('1 − 0.05^(1/300) = «0.99» %', () => percent(largestRateUnseen(300), 2)),
];

const VERDICTS = [
  row('gap «0.4» s, ratio 0.4 / 0.8 = «50» %, factor 1.2 / 0.8 = «1.5».', () => {
    const { gap, gapRatio, factor } = gapOf('TTFT p95 <= 0.8 s', 1.2);
    return [fixed(gap ?? 0, 1), percent(gapRatio ?? 0), fixed(factor ?? 0, 1)];
  }),
  row(
    'Throughput of 8 requests/s against at least 10: gap «2», ratio «20» %, factor 10 / 8 = «1.25».',
    () => {
      const { gap, gapRatio, factor } = gapOf('request_throughput rate >= 10 req/s', 8);
      return [whole(gap ?? 0), percent(gapRatio ?? 0), fixed(factor ?? 0, 2)];
    },
  ),
  row('removing it altogether gives 1 / (1 − 0.3) = «1.43».', () =>
    fixed(speedUp(0.3, Infinity), 2),
  ),
  row('and yet the verdict is *«not proven»*: «68» more requests are needed', () => {
    const { verdict, moreSamples } = gapOfInterval('TTFT p99 <= 2 s', 1.7, 300, 1.4, null);
    return [verdict, String(moreSamples)];
  }),
  row(
    'If the lower bound were 2.1 s the verdict would be *«missed»* at once',
    () => gapOfInterval('TTFT p99 <= 2 s', 2.3, 300, 2.1, null).verdict,
  ),
  row('0.95⁸ = «66» % of cases; in the other «34» %', () => [
    percent(0.95 ** 8),
    percent(1 - 0.95 ** 8),
  ]),
];

const HISTOGRAM = [
  row(
    '0.347 = 2⁻² × «1.388», and ⌊0.388 × 128⌋ = «49», so it reaches from 0.25 × (1 + 49 / 128) = «0.3457» s to 0.25 × (1 + 50 / 128) = «0.3477» s.',
    () => {
      const index = bucketIndex(0.347);
      return [
        fixed(0.347 / 2 ** -2, 3),
        whole(index - bucketIndex(0.25)),
        fixed(bucketLowerBound(index), 4),
        fixed(bucketLowerBound(index + 1), 4),
      ];
    },
  ),
  row('1 / 128 = «0.78» % of its lower bound', () =>
    percent(bucketLowerBound(bucketIndex(0.25) + 1) / 0.25 - 1, 2),
  ),
];

const GOODPUT = [
  row('912 / 1,000 = «91.2» %', () => percent(goodputOfRows(912, 80, 8, 250).share ?? 0, 1)),
  row('912 / 250 s = «3.648» requests/s', () => fixed(goodputOfRows(912, 80, 8, 250).rate ?? 0, 3)),
  row('max(0, 0.97 + 0.96 − 1) = «93» % and min(0.97, 0.96) = «96» % meet both.', () => {
    const { low, high } = goodputBounds(97, 96);
    return [percent(low), percent(high)];
  }),
  row('912 requests in 250 s are «3.648» requests/s.', () => fixed(912 / 250, 3)),
  row('is a ratio of «0.78», between 0.88 / 1.30 = «0.68» and 1.01 / 1.10 = «0.92».', () => [
    fixed(0.94 / 1.2, 2),
    fixed(0.88 / 1.3, 2),
    fixed(1.01 / 1.1, 2),
  ]),
  row('Two intervals of 95 % hold together in at least «90» % of cases.', () =>
    percent(1 - 2 * (1 - 0.95)),
  ),
];

export const JUDGING: readonly WorkedPage[] = [
  {
    file: 'docs/05-reference/judging.mdx',
    numbers: [
      ...QUANTILES,
      ...INTERVALS,
      ...SHARES,
      ...VERDICTS,
      ...BUCKET_VERDICTS,
      ...HISTOGRAM,
      ...GOODPUT,
      ...ERROR_BUDGET,
    ],
  },
];
