/** Metrics, glossary, file formats, targets, record. */
import { RECORD_LIMITS } from '../../../src/domain/investigation/check-size';
import { LIMITS } from '../../../src/domain/investigation/versions/v1/primitives';
import {
  computeBudgetMinutes,
  computeConsumedShare,
  computeErrorBudget,
} from '../../../src/domain/slo/error-budget';
import { SLO_PRESETS } from '../../../src/domain/slo/presets';
import { minimumSamples } from '../../../src/domain/stats/quantile-interval';
import { MOST_ROWS } from '../../../src/domain/benchmark-run/request-table-builder';
import {
  MAX_ARCHIVE_FILES,
  MAX_JSON_BYTES,
  MAX_LINES_BYTES,
  MAX_LINE_BYTES,
  MAX_RUNS,
} from '../../../src/importers/limits';
import { TARGET_BUDGET } from './judging-budget';
import { presetMilliseconds } from './steps-1-to-3';
import { H100, kvBytesPerToken } from './support/model';
import { fixed, percent, row, whole, type WorkedPage } from './support/row';

const MIB = 1024 ** 2;
const MONTH = 30 * 86_400;
/** A page of so many calls meets one that is slower than its p95. */
const beyondP95 = (calls: number): number => 1 - 0.95 ** calls;

const GLOSSARY: WorkedPage = {
  file: 'docs/05-reference/glossary.mdx',
  numbers: [
    row('with probability 1 − 0.95²⁰ = «64» %.', () => percent(beyondP95(20))),
    row('12 requests/s with 2.5 s each hold «30» requests in flight.', () => whole(12 * 2.5)),
    row(
      'In one report the mean was 506 ms as measured and 1,932 ms from the scheduled send time ([vLLM 54101](https://github.com/vllm-project/vllm/issues/54101)): «3.8» times as much.',
      () => fixed(1932 / 506, 1),
    ),
    row(
      'At 99.9 % over 30 days, «0.1» % of requests, or «43.2» minutes of complete outage.',
      () => [
        percent(computeErrorBudget(0.999), 1),
        fixed(computeBudgetMinutes({ target: 0.999, window: MONTH }), 1),
      ],
    ),
    row('at 14.4 an hour consumes «2» % of a 30-day budget', () =>
      percent(computeConsumedShare(14.4, 3600, MONTH)),
    ),
    row('2 × 32 × 8 × 128 × 2 = «131,072» bytes («128» KiB)', () => [
      whole(kvBytesPerToken()),
      whole(kvBytesPerToken() / 1024),
    ]),
    row('989 × 10¹² / 3.35 × 10¹² = «295» operations per byte', () =>
      fixed(H100.operations / H100.bandwidth, 0),
    ),
  ],
};

const FILE_FORMATS: WorkedPage = {
  file: 'docs/05-reference/file-formats.mdx',
  numbers: [
    row('parsed as a whole | «256» MiB |', () => whole(MAX_JSON_BYTES / MIB)),
    row('gzip and zip files may unpack to | «4» GiB |', () => whole(MAX_LINES_BYTES / MIB / 1024)),
    row('| One line of them | «64» MiB |', () => whole(MAX_LINE_BYTES / MIB)),
    row('| Files in one zip archive | «500» |', () => whole(MAX_ARCHIVE_FILES)),
    row('| Runs in one file | «1,000» |', () => whole(MAX_RUNS)),
    row('| Request rows kept one by one | «1,048,576» |', () => whole(MOST_ROWS)),
  ],
};

const AIPERF_FORMAT: WorkedPage = {
  file: 'docs/05-reference/formats/aiperf.mdx',
  numbers: [
    row(
      '195 / 3,630.0 s = «0.0537» and 195 / 3,542.8 s = «0.0550» (over `benchmark_duration`) both print as «0.05»',
      () => [fixed(195 / 3630, 4), fixed(195 / 3542.8, 4), fixed(195 / 3630, 2)],
    ),
  ],
};

/** Seconds of a preset's first and last target. */
function presetSeconds(id: string): readonly number[] {
  const preset = SLO_PRESETS.find((candidate) => candidate.id === id);
  return (preset?.targets ?? []).map(({ threshold }) => threshold);
}

const secondsOf = (id: string, at: number): string => String(presetSeconds(id)[at]);

const TARGETS: WorkedPage = {
  file: 'docs/05-reference/slo-presets.mdx',
  numbers: [
    row('5 × 1.3 = «6.5» tokens/s, a TPOT of at most «154» ms.', () => [
      fixed(5 * 1.3, 1),
      fixed(1000 / (5 * 1.3), 0),
    ]),
    row(
      'If 300 tokens must be there in 10 s and the first after 1 s, the other «299» have «9» s: TPOT ≤ «30.1» ms.',
      () => [whole(300 - 1), whole(10 - 1), fixed((9 / 299) * 1000, 1)],
    ),
    row('A page with 20 calls meets a call beyond its p95 in «64» % of loads', () =>
      percent(beyondP95(20)),
    ),
    row('p99 needs at least «368» requests', () => whole(minimumSamples(0.99))),
    row('A day has «288» slices of five minutes.', () => whole((24 * 60) / 5)),
    row('allows «2.88» bad slices, «14.4» minutes a day.', () => [
      fixed(288 * 0.01, 2),
      fixed(288 * 0.01 * 5, 1),
    ]),
    row(
      'in each 40 are too slow: every median is good, so the promise is kept at 100 % of slices, while «60» % of requests were good.',
      () => percent((100 - 40) / 100),
    ),
    row('An end-to-end limit («12» s for Qwen3-VL 235B)', () =>
      secondsOf('mlperf-qwen3-vl-235b-a22b', 0),
    ),
    row('say TPOT ≤ «15» ms', () => presetMilliseconds('mlperf-gpt-oss-120b-interactive').slice(1)),
    row('say ≤ «20» ms', () =>
      presetMilliseconds('mlperf-gpt-oss-120b-interactive-rules').slice(1),
    ),
    row('from «0.125» s TTFT for code completion to «15» s for summarisation', () => [
      secondsOf('distserve-code-completion', 0),
      secondsOf('distserve-summarisation', 0),
    ]),
    row('for example «0.1» and «0.5» s for Mistral-7B', () => [
      secondsOf('sarathi-mistral-7b-strict', 0),
      secondsOf('sarathi-mistral-7b-relaxed', 0),
    ]),
    row('such as chat TTFT ≤ «200» ms and ITL ≤ «50» ms.', () =>
      presetMilliseconds('guidellm-chat'),
    ),
    row('TTFT «500» ms, ITL «50» ms, at 3,000 prompt', () => presetMilliseconds('dynamo-planner')),
    row('TTFT «2,000» ms and TPOT «30» ms at 4,000 prompt', () =>
      presetMilliseconds('aiconfigurator-default'),
    ),
    ...TARGET_BUDGET,
  ],
};

const RECORD: WorkedPage = {
  file: 'docs/05-reference/record-schema.mdx',
  numbers: [
    row('2,592,000 seconds are «30» days', () => whole(2_592_000 / 86_400)),
    row('the file «8» MiB of text, «64» levels deep, «500,000» values', () => [
      whole(RECORD_LIMITS.characters / MIB),
      whole(RECORD_LIMITS.depth),
      whole(RECORD_LIMITS.nodes),
    ]),
    row(
      'a line «300» characters, a text «20,000», a list «500» entries; at most «20,000» requests of a run are kept',
      () => [LIMITS.line, LIMITS.text, LIMITS.list, LIMITS.rows].map(whole),
    ),
    row('an evenly spaced sample of at most «20,000»', () => whole(LIMITS.rows)),
  ],
};

export const REFERENCE: readonly WorkedPage[] = [
  GLOSSARY,
  FILE_FORMATS,
  AIPERF_FORMAT,
  TARGETS,
  RECORD,
];
