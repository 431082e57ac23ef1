import {
  computeQuantileInterval,
  minimumSamples,
} from '../../../src/domain/stats/quantile-interval';
import { goodputBounds } from './support/measurements';
import { H100 } from './support/model';
import { fixed, percent, row, signed, whole, type WorkedPage } from './support/row';
import {
  largestRateUnseen,
  runsPerSide,
  samplesForShares,
  samplesForWidth,
} from './support/statistics';

/** Per cent from the first run to the second. */
const change = (first: number, second: number): string =>
  signed(((second - first) / first) * 100, 1);

/** At least one false alarm among so many comparisons at 5 %. */
const falseAlarm = (comparisons: number): number => 1 - 0.95 ** comparisons;

/** "About": to the hundred. */
const toHundred = (value: number): string => whole(Math.round(value / 100) * 100);

const EVALUATION: WorkedPage = {
  file: 'docs/01-handbook-method/evaluation.mdx',
  numbers: [
    row('| 2,599 ms | 2,597 ms | «−0.1» % |', () => change(2599, 2597)),
    row('| 4,150 ms | 4,342 ms | «+4.6» % |', () => change(4150, 4342)),
    row('| 30,304 ms | 29,564 ms | «−2.4» % |', () => change(30_304, 29_564)),
    row('| 303.7 ms | 302.7 ms | «−0.3» % |', () => change(303.7, 302.7)),
    row('| 0.2021 /s | 0.2029 /s | «+0.4» % |', () => change(0.2021, 0.2029)),
    row('(37.1 − 34.7) ÷ 34.7 = «6.9» %', () => percent((37.1 - 34.7) / 34.7, 1)),
    row(
      'From 1,000 requests the interval for the p95 runs from the «936»th to the «964»th value, for the p99 from the «983»rd to the «997»th.',
      () =>
        [0.95, 0.99].flatMap((p) => {
          const { low, high } = computeQuantileInterval(1000, p);
          return [String(low), String(high)];
        }),
    ),
    row('(0.99 to the power 368 is «0.0248»)', () => fixed(0.99 ** 368, 4)),
    ...[
      [0.5, '| p50 | «6» |'] as const,
      [0.9, '| p90 | «36» |'] as const,
      [0.95, '| p95 | «72» |'] as const,
      [0.99, '| p99 | «368» |'] as const,
      [0.999, '| p99.9 | «3,688» |'] as const,
    ].map(([p, quote]) => row(quote, () => whole(minimumSamples(p)))),
    row(
      'For an interval of ±10 % around a p99 plan about «1,500» requests, and about «5,600» for ±5 %',
      () => [0.1, 0.05].map((width) => toHundred(samplesForWidth(0.99, 0.5, width))),
    ),
    row('plan «5» runs per side; for 5 %, «16» per side', () =>
      [0.1, 0.05].map((reduction) => whole(runsPerSide(reduction, 0.05))),
    ),
    row('1 − 0.95⁸ = «34» %, and twenty with «64» %.', () =>
      [8, 20].map((comparisons) => percent(falseAlarm(comparisons))),
    ),
    row(
      'If 95 % of the requests meet the first-token target and 97 % the target per output token, then between 0.95 + 0.97 − 1 = «92» % and «95» % meet both.',
      () => {
        const { low, high } = goodputBounds(95, 97);
        return [percent(low), percent(high)];
      },
    ),
    row('1 − 0.05^(1/300) = «1.0» %; among 1,000, above «0.30» %.', () => [
      percent(largestRateUnseen(300), 1),
      percent(largestRateUnseen(1000), 2),
    ]),
    row('a rise of failures from 1 to 2 % with 80 % power takes «2,319» prompts per side.', () =>
      whole(samplesForShares(0.01, 0.02)),
    ),
  ],
};

const PROMPT = 4096;
const SHARED = 3072;
/** Tokens per second. */
const PREFILL_RATE = 20_000;
const OTHER = 0.102;
const before = PROMPT * (1 - SHARED / PROMPT);

const DEBUGGING: WorkedPage = {
  file: 'docs/02-execution-patterns/06-debug-with-evidence.mdx',
  numbers: [
    row('TTFT p50 was 0.153 s, now 0.307 s: a factor of «2.0».', () => fixed(0.307 / 0.153, 1)),
    row('prompt tokens p50 near «7,168» (3,072 more at 20,000 tokens/s)', () =>
      whole(PROMPT + SHARED),
    ),
    row('queue time p50 up by «0.15» s', () => fixed(0.307 - 0.153, 2)),
    row('hit rate near 0 | hit rate near «0.75» |', () => fixed(SHARED / PROMPT, 2)),
    row('Server TTFT rose by the same «0.154» s', () => fixed(0.307 - 0.153, 3)),
    row('3,072 / 4,096 = «0.75».', () => fixed(SHARED / PROMPT, 2)),
    row('2 × 8.03 × 10⁹ × 20,000 = «321» × 10¹² operations per second.', () =>
      fixed((2 * 8.03e9 * PREFILL_RATE) / 1e12, 0),
    ),
    row('That is «32» % of the limit', () =>
      percent((2 * 8.03e9 * PREFILL_RATE) / H100.operations),
    ),
    row('| 4,096 × (1 − 0.75) = «1,024» | 4,096 × (1 − 0) = «4,096» |', () => [
      whole(before),
      whole(PROMPT),
    ]),
    row('| 1,024 / 20,000 = «0.0512» s | 4,096 / 20,000 = «0.2048» s |', () => [
      fixed(before / PREFILL_RATE, 4),
      fixed(PROMPT / PREFILL_RATE, 4),
    ]),
    row('| TTFT | «0.1532» s | «0.3068» s |', () => [
      fixed(OTHER + before / PREFILL_RATE, 4),
      fixed(OTHER + PROMPT / PREFILL_RATE, 4),
    ]),
    row('The lost cache explains a rise of «0.1536» s.', () =>
      fixed((PROMPT - before) / PREFILL_RATE, 4),
    ),
    row('With blocks of 16 tokens, 3,072 / 16 = «192» blocks could be shared', () =>
      whole(SHARED / 16),
    ),
    row(
      'prefills 4,096 tokens/s, «20» % of its rate, where it had prefilled 1,024 («5» %). At five requests per second it would need «20,480» tokens/s',
      () => [percent(PROMPT / PREFILL_RATE), percent(before / PREFILL_RATE), whole(5 * PROMPT)],
    ),
  ],
};

export const METHOD: readonly WorkedPage[] = [EVALUATION, DEBUGGING];
