import { computeTimePerOutputToken } from '../../../src/domain/benchmark-run/per-request';
import { SLO_PRESETS } from '../../../src/domain/slo/presets';
import { computeWilsonInterval } from '../../../src/domain/stats/proportion';
import {
  binomialAtLeast,
  computeQuantileInterval,
  minimumSamples,
} from '../../../src/domain/stats/quantile-interval';
import { gapOf, goodputBounds, goodputOfRows } from './support/measurements';
import { fixed, percent, row, whole, word, type WorkedPage } from './support/row';

const STEPS = 'docs/03-professional-scenarios/engineering/performance-investigation-steps';

/** Thresholds of a preset in milliseconds. */
export function presetMilliseconds(id: string): readonly string[] {
  const preset = SLO_PRESETS.find((candidate) => candidate.id === id);
  return (preset?.targets ?? []).map(({ threshold }) => whole(threshold * 1000));
}

const BASELINE: WorkedPage = {
  file: `${STEPS}/01-define-and-measure-baseline.mdx`,
  numbers: [
    row('Poisson arrivals, 1,000 requests: «250» seconds.', () => whole(1000 / 4)),
    row(
      'A request that takes 4.20 s in all, has its first token after 0.60 s and returns 121 tokens has a TPOT of «30» ms.',
      () => whole((computeTimePerOutputToken(4.2, 0.6, 121) ?? Number.NaN) * 1000),
    ),
    row('| Requests needed | «6» | «36» | «72» | «368» | «3,688» |', () =>
      [0.5, 0.9, 0.95, 0.99, 0.999].map((p) => whole(minimumSamples(p))),
    ),
    row('With 1,000 requests the p99 lies between the «983»rd and the «997»th fastest.', () => {
      const { low, high } = computeQuantileInterval(1000, 0.99);
      return [String(low), String(high)];
    }),
    row('With 300 it has «no» upper end', () =>
      computeQuantileInterval(300, 0.99).high === null ? 'no' : 'an',
    ),
    row('At 4 requests per second, 368 take «92» seconds', () => whole(minimumSamples(0.99) / 4)),
    row('0 of 300 still leaves an error rate of up to «1.26» % possible', () =>
      percent(computeWilsonInterval(0, 300).high, 2),
    ),
    row('440 / 106.5 = «4.13» s, which is the mean latency', () => fixed(440 / 106.5, 2)),
    row('a p99 of «500» ms TTFT and «30» ms TPOT', () =>
      presetMilliseconds('mlperf-llama3_1-8b-interactive'),
    ),
    row("GuideLLM's chat example is «200» ms and «50» ms", () =>
      presetMilliseconds('guidellm-chat'),
    ),
    row(
      'A p99 TTFT of 900 ms against 500 ms is a gap of «400» ms, «80» % over, and must improve by a factor of «1.8».',
      () => {
        const { gap, gapRatio, factor } = gapOf('TTFT p99 <= 500 ms', 0.9);
        return [whole((gap ?? 0) * 1000), percent(gapRatio ?? 0), fixed(factor ?? 0, 1)];
      },
    ),
    row(
      '200 requests sent in 50 s, 6 failed, 170 within both limits makes «3.4» requests per second, «85» % of those sent.',
      () => {
        const { rate, share } = goodputOfRows(170, 24, 6, 50);
        return [fixed(rate ?? 0, 1), percent(share ?? 0)];
      },
    ),
    row(
      'If 95 % meet the TTFT limit and 95 % the TPOT limit, anything between «90» % and «95» % may meet both.',
      () => {
        const { low, high } = goodputBounds(95, 95);
        return [percent(low), percent(high)];
      },
    ),
  ],
};

const SYMPTOMS: WorkedPage = {
  file: `${STEPS}/02-identify-symptoms-and-scope.mdx`,
  numbers: [
    row(
      '16 KiB were full, which takes «66» chunks of 247 bytes, and 66 × 250 ms is «16.5» s.',
      () => [fixed((16 * 1024) / 247, 0), fixed(66 * 0.25, 1)],
    ),
    row(
      '30 slow of 400 requests on one route («7.5» %) against 12 of 1,600 elsewhere («0.75» %) is a «ten»fold rate',
      () => {
        const [route, elsewhere] = [30 / 400, 12 / 1600];
        return [percent(route, 1), percent(elsewhere, 2), word(route / elsewhere)];
      },
    ),
    row('at a rate of 0.75 %, «one» part in a hundred shows that many by chance', () =>
      word(Math.round(binomialAtLeast(2, 20, 0.0075) * 100)),
    ),
  ],
};

const DATA: WorkedPage = {
  file: `${STEPS}/03-instrument-and-collect-data.mdx`,
  numbers: [
    row('From 12.0 to 11.7 requests per second is «2.5» %', () => percent((12 - 11.7) / 12, 1)),
  ],
};

export const STEPS_1_TO_3: readonly WorkedPage[] = [BASELINE, SYMPTOMS, DATA];
