/** Premature optimisation, lack of profiling tools, ignoring the data pipeline. */
import { computeWilsonInterval } from '../../../src/domain/stats/proportion';
import {
  H100,
  LINEAR_PARAMETERS,
  RTX4090_POOL,
  attentionOperations,
  kvBytesPerToken,
} from './support/model';
import { fixed, percent, row, whole, type WorkedPage } from './support/row';
import { speedUp } from './support/statistics';

const PITFALLS = 'docs/03-professional-scenarios/engineering/performance-investigation-pitfalls';

const SPANS = { queue: 0.3, retrieval: 1.2, prefill: 0.5, decode: 2.6, network: 0.4 };
const TOTAL = Object.values(SPANS).reduce((sum, span) => sum + span, 0);
const PREFILL = SPANS.prefill / TOTAL;
const DECODE = SPANS.decode / TOTAL;

const PREMATURE: WorkedPage = {
  file: `${PITFALLS}/premature-optimization.mdx`,
  numbers: [
    row('| queue | 0.30 s | «6» % |', () => percent(SPANS.queue / TOTAL)),
    row('| retrieval | 1.20 s | «24» % |', () => percent(SPANS.retrieval / TOTAL)),
    row('| prefill | 0.50 s | «10» % |', () => percent(PREFILL)),
    row('| decode | 2.60 s | «52» % |', () => percent(DECODE)),
    row('| network and stream | 0.40 s | «8» % |', () => percent(SPANS.network / TOTAL)),
    row('| total | «5.00» s | 100 % |', () => fixed(TOTAL, 2)),
    row('1 ÷ (0.90 + 0.05) = «1.053». The request now takes «4.75» s.', () => [
      fixed(speedUp(PREFILL, 2), 3),
      fixed(TOTAL / speedUp(PREFILL, 2), 2),
    ]),
    row('1 ÷ 0.90 = «1.111», or «4.50» s.', () => [
      fixed(speedUp(PREFILL, Infinity), 3),
      fixed(TOTAL / speedUp(PREFILL, Infinity), 2),
    ]),
    row('1 ÷ (0.48 + 0.26) = «1.351», or «3.70» s.', () => [
      fixed(speedUp(DECODE, 2), 3),
      fixed(TOTAL / speedUp(DECODE, 2), 2),
    ]),
    row('1 − 3.0 ÷ 5.0 = «40» %.', () => percent(1 - 3 / TOTAL)),
    row('decode must lose «2.0» of its 2.6 s, a factor of 2.6 ÷ 0.6 = «4.33».', () => [
      fixed(TOTAL - 3, 1),
      fixed(SPANS.decode / (SPANS.decode - (TOTAL - 3)), 2),
    ]),
    row('⌈4 × 0.95⌉ = «4» replicas', () => whole(Math.ceil(4 * 0.95))),
    row('ran at 5.046 requests/s, against 18.189 at calibration: «28» %.', () =>
      percent(5.046 / 18.189),
    ),
  ],
};

const wilson = (seen: number, samples: number): readonly string[] => {
  const { low, high } = computeWilsonInterval(seen, samples);
  return [percent(low, 1), percent(high, 1)];
};

const PROFILING: WorkedPage = {
  file: `${PITFALLS}/lack-of-profiling-tools.mdx`,
  numbers: [
    row('(1 + 2 + 3 + 4 + 5 + 6) ÷ 6 = «3.5» days', () => fixed((1 + 2 + 3 + 4 + 5 + 6) / 6, 1)),
    row('1 ÷ (0.62 + 0.38 ÷ 2) = «1.23» times the speed', () => fixed(speedUp(0.38, 2), 2)),
    row(
      'Thirty seconds at the default 100 samples per second are «3,000» samples: a function seen in 150 of them has a share of «5» %',
      () => [whole(30 * 100), percent(150 / 3000)],
    ),
    row('of «4.3» to «5.8» %. From 100 samples the same 5 % would mean «2.2» to «11.2» %.', () => [
      ...wilson(150, 3000),
      ...wilson(5, 100),
    ]),
    row('from 1.42 s to 7.30 s at the median, «5.1» times as long', () => fixed(7.3 / 1.42, 1)),
  ],
};

const BUDGET = [0.05, 0.15, 0.2, 0.02, 0.03, 0.1, 0.35, 0.05, 0.05];
const BEFORE_ENGINE = BUDGET.slice(0, 5).reduce((sum, part) => sum + part, 0);
const SHORT = 5 * 400;
const LONG = 20 * 400;
const linear = 2 * LINEAR_PARAMETERS * (LONG - SHORT);
const attention = attentionOperations(LONG) - attentionOperations(SHORT);

const PIPELINE: WorkedPage = {
  file: `${PITFALLS}/ignoring-data-pipeline-performance.mdx`,
  numbers: [
    row('| sum | «1.00» s |', () =>
      fixed(
        BUDGET.reduce((sum, part) => sum + part, 0),
        2,
      ),
    ),
    row('Prefill is «35» % of it. Everything before the engine together is «45» %.', () => [
      percent(0.35),
      percent(BEFORE_ENGINE),
    ]),
    row(
      'from 5 chunks of 400 tokens to 20: retrieved text goes from «2,000» to «8,000» tokens',
      () => [whole(SHORT), whole(LONG)],
    ),
    row('with «6.98» billion parameters outside the embeddings', () =>
      fixed(LINEAR_PARAMETERS / 1e9, 2),
    ),
    row('2 × 6.98 × 10⁹ × 6,000 = «8.38» × 10¹³ FLOP', () => fixed(linear / 1e13, 2)),
    row('2 × 32 × 4,096 × (8,000² − 2,000²) = «1.57» × 10¹³ FLOP', () =>
      fixed(attention / 1e13, 2),
    ),
    row('Together «9.95» × 10¹³ FLOP.', () => fixed((linear + attention) / 1e13, 2)),
    row('It needs at least «0.101» s for this work, and «0.201» s at half of the peak.', () =>
      [1, 2].map((slower) => fixed(((linear + attention) / H100.operations) * slower, 3)),
    ),
    row('2 × 32 × 8 × 128 × 2 = «131,072» bytes', () => whole(kvBytesPerToken())),
    row(
      '⌊41,408 ÷ 2,300⌋ = «18» requests at once with the short prompt and ⌊41,408 ÷ 8,300⌋ = «4» with the long one',
      () => [SHORT, LONG].map((prompt) => whole(Math.floor(RTX4090_POOL / (prompt + 300)))),
    ),
    row('the backlog grows by «20» per minute: «9,600» after eight hours.', () => [
      whole(200 - 180),
      whole((200 - 180) * 8 * 60),
    ]),
    row('9,600 ÷ (240 − 200) = «240» minutes', () => whole(((200 - 180) * 8 * 60) / (240 - 200))),
  ],
};

export const PITFALLS_1: readonly WorkedPage[] = [PREMATURE, PROFILING, PIPELINE];
