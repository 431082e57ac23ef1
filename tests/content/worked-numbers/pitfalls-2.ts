/** Suboptimal deployment and distributed complexity. */
import { H100, RTX4090_POOL, kvBytesPerToken, weightBytes } from './support/model';
import { fixed, percent, row, whole, word, type WorkedPage } from './support/row';

const PITFALLS = 'docs/03-professional-scenarios/engineering/performance-investigation-pitfalls';

const CONTEXT = 1024;

/** GB that a decode step of so many requests reads. */
function gigabytes(batch: number, bytesPerWeight = 2): number {
  return (weightBytes(bytesPerWeight) + batch * CONTEXT * kvBytesPerToken()) / 1e9;
}

/** Seconds of the shortest step. */
function step(batch: number, bytesPerWeight = 2): number {
  return (gigabytes(batch, bytesPerWeight) * 1e9) / H100.bandwidth;
}

const gain = (batch: number): string => fixed(step(batch) / step(batch, 1), 2);

const DEPLOYMENT: WorkedPage = {
  file: `${PITFALLS}/suboptimal-model-deployment.mdx`,
  numbers: [
    row('reads «15.0» GB of weights per step and «131,072» bytes per cached token', () => [
      fixed(weightBytes(2) / 1e9, 1),
      whole(kvBytesPerToken()),
    ]),
    ...(
      [
        [1, '| 1 | 15.0 + «0.134» = «15.134» GB | «4.52» ms | «221» |'],
        [32, '| 32 | 15.0 + «4.295» = «19.295» GB | «5.76» ms | «5,556» |'],
      ] as const
    ).map(([batch, quote]) =>
      row(quote, () => {
        // The page rounds the weights to 15.0 GB, and goes on from there.
        const cache = (batch * CONTEXT * kvBytesPerToken()) / 1e9;
        const seconds = ((15 + cache) * 1e9) / H100.bandwidth;
        return [
          fixed(cache, 3),
          fixed(15 + cache, 3),
          fixed(seconds * 1000, 2),
          fixed(batch / seconds, 0),
        ];
      }),
    ),
    row(
      'Thirty-two users together get «25» times the throughput of one, and each token takes «1.27» times as long.',
      () => [fixed((32 / step(32)) * step(1), 0), fixed(step(32) / step(1), 2)],
    ),
    row('the same steps read «7.634» and «11.795» GB: «2.28» and «3.52» ms.', () => {
      const read = [1, 32].map((batch) => 15 / 2 + (batch * CONTEXT * kvBytesPerToken()) / 1e9);
      return [
        ...read.map((size) => fixed(size, 3)),
        ...read.map((size) => fixed((size * 1e12) / H100.bandwidth, 2)),
      ];
    }),
    row('The gain is «1.98» times at batch 1 and «1.64» times at batch 32', () =>
      [1, 32].map(gain),
    ),
    row('⌊41,408 ÷ 1,024⌋ = «40» requests of 1,024 tokens, ⌊41,408 ÷ 8,192⌋ = «5» of 8,192.', () =>
      [1024, 8192].map((tokens) => whole(Math.floor(RTX4090_POOL / tokens))),
    ),
    row(
      'with 32 instead of 8 you would expect «524,288» bytes per token, «four» times too much',
      () => [whole(kvBytesPerToken(32)), word(kvBytesPerToken(32) / kvBytesPerToken())],
    ),
    row('was 65.0 ms with vLLM 0.7.3 and 2.50 ms with 0.20.1: «26» times', () => whole(65 / 2.5)),
    row('23 tokens/s. Without the flag it was 123 tokens/s, «5.3» times as much', () =>
      fixed(123 / 23, 1),
    ),
  ],
};

/** At least one slow call among n, each slow in one case out of a hundred. */
const slow = (calls: number): number => 1 - 0.99 ** calls;
const CHUNKS = 16_384 / 247;

const DISTRIBUTED: WorkedPage = {
  file: `${PITFALLS}/distributed-system-complexity.mdx`,
  numbers: [
    ...(
      [
        [1, '| 1 | «1.0» % |'],
        [5, '| 5 | «4.9» % |'],
        [10, '| 10 | «9.6» % |'],
        [20, '| 20 | «18.2» % |'],
        [100, '| 100 | «63.4» % |'],
      ] as const
    ).map(([calls, quote]) => row(quote, () => percent(slow(calls), 1))),
    row('turns the p99 of a call into the experience of «7.7» % of the tasks', () =>
      percent(slow(8), 1),
    ),
    row('0.99^(1/8) = «0.99874»: its p«99.87» has to meet the target, not its p99.', () => [
      fixed(0.99 ** (1 / 8), 5),
      percent(0.99 ** (1 / 8), 2),
    ]),
    row('0.999⁶ = «99.40» %: about «six» times the failures of one', () => [
      percent(0.999 ** 6, 2),
      word(Math.round((1 - 0.999 ** 6) / 0.001)),
    ]),
    row('3³ = «27» requests', () => whole(3 ** 3)),
    row('16,384 ÷ 247 = «66.3» chunks', () => fixed(CHUNKS, 1)),
    row('bursts of «66» chunks every 66 × 0.25 = «16.5» s', () => [
      fixed(CHUNKS, 0),
      fixed(66 * 0.25, 1),
    ]),
    row('0.5 + 66.3 × 0.25 = «17.1» s', () => fixed(0.5 + CHUNKS * 0.25, 1)),
  ],
};

export const PITFALLS_2: readonly WorkedPage[] = [DEPLOYMENT, DISTRIBUTED];
