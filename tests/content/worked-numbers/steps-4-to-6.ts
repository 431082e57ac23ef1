import { computeWilsonInterval } from '../../../src/domain/stats/proportion';
import { H100, RTX4090_POOL, kvBytesPerToken, weightBytes } from './support/model';
import { fixed, percent, row, whole, word, type WorkedPage } from './support/row';
import {
  runsPerSide,
  samplesForDisjointIntervals,
  samplesForRatio,
  speedUp,
} from './support/statistics';

const STEPS = 'docs/03-professional-scenarios/engineering/performance-investigation-steps';
/** Half the distance that 95 % of a normal variable keep from its mean, in standard deviations. */
const Z = 1.959964;

/** Milliseconds in which an H100 reads the weights once: the floor of a decode step. */
const FLOOR = (weightBytes(2) / H100.bandwidth) * 1000;

const ANALYSIS: WorkedPage = {
  file: `${STEPS}/04-analyze-and-hypothesize.mdx`,
  numbers: [
    row(
      'halving decode (81.7 %) makes a request «1.69» times as fast; halving prefill (8.7 %) makes it «1.05» times as fast.',
      () => [fixed(speedUp(0.817, 2), 2), fixed(speedUp(0.087, 2), 2)],
    ),
    row(
      'Llama 3.1 8B in bf16 reads «15.0» GB of weights. On an H100 with 3.35 TB/s that is «4.5» ms.',
      () => [fixed(weightBytes(2) / 1e9, 1), fixed(FLOOR, 1)],
    ),
    row('«1.7» times the floor. What lies above', () => fixed(7.74 / FLOOR, 1)),
    row('2 × 32 × 8 × 128 × 2 = «131,072» bytes, «128» KiB.', () => [
      whole(kvBytesPerToken()),
      whole(kvBytesPerToken() / 1024),
    ]),
    row('A pool of «41,408» tokens holds «26» requests of 1,536 tokens', () => [
      whole(RTX4090_POOL),
      whole(Math.floor(RTX4090_POOL / 1536)),
    ]),
    row('4 requests per second at 6 s each are «24» in flight.', () => whole(4 * 6)),
    row('857 + 653 / 2 = «1,184» tokens, and about 41,408 / 1,184 = «35» fit.', () => [
      fixed(857 + 653 / 2, 0),
      fixed(RTX4090_POOL / 1184, 0),
    ]),
    row('90 % under A and 20 % under B, seeing it moves even odds to «82» % for A.', () =>
      percent(0.9 / (0.9 + 0.2)),
    ),
  ],
};

/** Every run of n showed the symptom: the rate that makes this as likely as 5 %. */
const leastRate = (runs: number): number => 0.05 ** (1 / runs);

const REPRODUCTION: WorkedPage = {
  file: `${STEPS}/05-isolate-and-reproduce.mdx`,
  numbers: [
    row('variation of `1/√b`, so 0.25 gives «2»', () => whole(1 / Math.sqrt(0.25))),
    row('`0.05^(1/5)` = «55» %; 10 of 10 shows «74» %, 20 of 20 shows «86» %.', () =>
      [5, 10, 20].map((runs) => percent(leastRate(runs))),
    ),
    row('«57» to «100» % for 5 of 5', () => {
      const { low, high } = computeWilsonInterval(5, 5);
      return [percent(low), percent(high)];
    }),
    row('survives a useless fix with three quiet runs in one case out of «eight».', () =>
      word(1 / 0.5 ** 3),
    ),
    row('Eight components need «three» halvings.', () => word(Math.log2(8))),
    row('A range of 100 commits takes «seven» runs.', () => word(Math.ceil(Math.log2(100)))),
  ],
};

const SIGMA = 0.5;
const QUANTILES = [0.5, 0.95, 0.99];

const OPTIMISATION: WorkedPage = {
  file: `${STEPS}/06-optimize-and-test.mdx`,
  numbers: [
    row(
      'The KV pool holds 35 requests; an 8-bit cache doubles it; at the same load about «70» will run',
      () => whole(2 * 35),
    ),
    row('the median TTFT differs by «0.1» %, the p90 by «4.6» %', () => [
      percent((2599 - 2597) / 2599, 1),
      percent((4342 - 4150) / 4150, 1),
    ]),
    row('«556» requests for the median, «1,579» for p95 and «4,928» for p99.', () =>
      QUANTILES.map((p) => whole(samplesForRatio(p, SIGMA, 0.9))),
    ),
    row('plan «66» % more: «924», «2,627» and «8,197».', () => [
      percent(
        samplesForDisjointIntervals(0.99, SIGMA, 0.9) / samplesForRatio(0.99, SIGMA, 0.9) - 1,
      ),
      ...QUANTILES.map((p) => whole(samplesForDisjointIntervals(p, SIGMA, 0.9))),
    ]),
    ...(
      [
        [0.02, '| 2 % | «4» | «3» | «2» |'],
        [0.05, '| 5 % | «16» | «5» | «3» |'],
        [0.1, '| 10 % | «61» | «16» | «5» |'],
      ] as const
    ).map(([variation, quote]) =>
      row(quote, () =>
        [0.05, 0.1, 0.2].map((reduction) => whole(runsPerSide(reduction, variation))),
      ),
    ),
    row('from 106.5 to 177.7 requests per second, «67» % more.', () => percent(177.7 / 106.5 - 1)),
    row('"p95 went from 1.20 s to 0.94 s, «22» % lower', () => percent(1 - 0.94 / 1.2)),
    row('200 cases give about ± «5.5» percentage points, 2,000 give ± «1.8».', () =>
      [200, 2000].map((cases) => percent(Z * Math.sqrt((0.8 * 0.2) / cases), 1)),
    ),
  ],
};

export const STEPS_4_TO_6: readonly WorkedPage[] = [ANALYSIS, REPRODUCTION, OPTIMISATION];
