import { computeTimePerOutputToken } from '../../../src/domain/benchmark-run/per-request';
import { computeQuantilePosition } from '../../../src/domain/stats/quantile';
import { formatQuantity, parseQuantity } from '../../../src/domain/units';
import { fixed, percent, row, whole, type WorkedPage } from './support/row';

/** The request of the page, in milliseconds: network in, retrieval, tokenisation, queue, prefill, decode, network out. */
const [IN, RETRIEVAL, TOKENISATION, QUEUE, PREFILL, DECODE, OUT] = [
  40, 200, 20, 100, 200, 2000, 20,
];
const AT_ENGINE = IN + RETRIEVAL;
const SCHEDULED = AT_ENGINE + TOKENISATION + QUEUE;
const FIRST_MADE = SCHEDULED + PREFILL;
const FIRST_RECEIVED = FIRST_MADE + OUT;
const LAST_RECEIVED = FIRST_RECEIVED + DECODE;

function tpot(latency: number, ttft: number, tokens: number): number {
  return (computeTimePerOutputToken(latency, ttft, tokens) ?? Number.NaN) * 1000;
}

function toGibibytes(text: string): string {
  const parsed = parseQuantity(text, 'bytes');
  return parsed.ok ? formatQuantity(parsed.value, 'bytes', { unit: 'GiB' }).text : parsed.message;
}

export const METRICS: readonly WorkedPage[] = [
  {
    file: 'docs/05-reference/metrics.mdx',
    numbers: [
      row('| Documents are there | «240» ms | `retrieval_time`: «200» ms |', () => [
        whole(AT_ENGINE),
        whole(RETRIEVAL),
      ]),
      row('| Prompt is tokenised | «260» ms |', () => whole(AT_ENGINE + TOKENISATION)),
      row('| Engine schedules it | «360» ms |', () => whole(SCHEDULED)),
      row(
        '| First token is made | «560» ms | `prefill_time`: «200» ms; server TTFT: 560 − 240 = «320» ms |',
        () => [whole(FIRST_MADE), whole(FIRST_MADE - SCHEDULED), whole(FIRST_MADE - AT_ENGINE)],
      ),
      row('| First token reaches the client | «580» ms | client TTFT: «580» ms |', () => [
        whole(FIRST_RECEIVED),
        whole(FIRST_RECEIVED),
      ]),
      row('| Last token is made | «2,560» ms | `decode_time`: 2,560 − 560 = «2,000» ms |', () => [
        whole(FIRST_MADE + DECODE),
        whole(DECODE),
      ]),
      row(
        '| Last token reaches the client | «2,580» ms | `request_latency`: «2,580» ms; TPOT: (2,580 − 580) / (101 − 1) = «20» ms |',
        () => [
          whole(LAST_RECEIVED),
          whole(LAST_RECEIVED),
          whole(tpot(LAST_RECEIVED / 1000, FIRST_RECEIVED / 1000, 101)),
        ],
      ),
      row('they differ by 580 − 320 = «260» ms here', () =>
        whole(FIRST_RECEIVED - (FIRST_MADE - AT_ENGINE)),
      ),
      row('80 GB are «74.5» GiB', () => toGibibytes('80 GB')),
      row('930.8 / 303.7 = «3.06»', () => fixed(930.8 / 303.7, 2)),
      row('1,309.23 s / 43,680 steps = «29.97» ms per step', () => fixed(1_309_230 / 43_680, 2)),
      row('5.134 s / 400 requests = «12.84» ms per token', () => fixed(5134 / 400, 2)),
      row('it reports 111.1 ms where (E2E − TTFT) / (tokens − 1) gives 73.4 ms: «51» % more.', () =>
        percent(111.1 / 73.4 - 1),
      ),
      row('(2.5 − 0.5) / 100 = «20» ms.', () => whole(tpot(2.5, 0.5, 101))),
      row('2.5 / 101 = «24.8» ms.', () => fixed(2500 / 101, 1)),
      row('For n = 120 that is position «118.81» against the «119»th value.', () => {
        const { lower, fraction } = computeQuantilePosition(120, 0.99);
        return [fixed(lower + fraction, 2), whole(Math.ceil(120 * 0.99))];
      }),
      row(
        'With 912 good requests of 1,000 in 250 s, the share is «91.2» % and the rate is 912 / 250 = «3.648» requests/s.',
        () => [percent(912 / 1000, 1), fixed(912 / 250, 3)],
      ),
      row('440 / 106.5 = «4.13» s on average', () => fixed(440 / 106.5, 2)),
    ],
  },
];
