/** Numbers that pages take from public measurement files. */
import {
  computeMedian,
  readAiperfThroughput,
  readBurstiness,
  readKimi,
  readLlmperf,
  readScraped,
  readScrapedMean,
  readServed,
  readSweep,
} from './support/measured-files';
import { fixed, percent, row, whole, type WorkedPage } from './support/row';

const STEPS = 'docs/03-professional-scenarios/engineering/performance-investigation-steps';
const CHUNKED = 'vllm-chunking_and_prefix_caching';

const achieved = (variant: string, point: number): number =>
  readSweep(variant, point, 'load_summary', 'achieved_rate');
const meanOf = (variant: string, point: number, metric: string): number =>
  readSweep(variant, point, 'successes', 'latency', metric, 'mean');

const neither = (): number =>
  readScrapedMean('time_to_first_token') -
  readScrapedMean('request_queue_time') -
  readScrapedMean('request_prefill_time');

/** Seconds of a stage, and its share of the end-to-end latency. */
const stage = (seconds: number): readonly string[] => [
  fixed(seconds, 3),
  percent(seconds / readScrapedMean('e2e_request_latency'), 1),
];

const BASELINE: WorkedPage = {
  file: `${STEPS}/01-define-and-measure-baseline.mdx`,
  numbers: [
    row('has a mean of «111.1» ms where TPOT is «73.4» ms, «51» % more', () => {
      const { itl, tpot } = readLlmperf();
      return [fixed(itl, 1), fixed(tpot, 1), percent(itl / tpot - 1)];
    }),
    row('183 requests per second were asked for and «107» achieved', () =>
      fixed(achieved('vllm', 6), 0),
    ),
    row('the mean latency it then reported, «4.14» s', () =>
      fixed(meanOf('vllm', 6, 'request_latency'), 2),
    ),
  ],
};

const SYMPTOMS: WorkedPage = {
  file: `${STEPS}/02-identify-symptoms-and-scope.mdx`,
  numbers: [
    row('| Queue | «0.062» s | «1.6» % |', () => stage(readScrapedMean('request_queue_time'))),
    row('| Prefill | «0.349» s | «8.7» % |', () => stage(readScrapedMean('request_prefill_time'))),
    row('| Neither (TTFT − queue − prefill) | «0.321» s | «8.0» % |', () => stage(neither())),
    row('| Decode | «3.273» s | «81.7» % |', () => stage(readScrapedMean('request_decode_time'))),
    row('| End to end | «4.005» s | 100 % |', () =>
      fixed(readScrapedMean('e2e_request_latency'), 3),
    ),
    row('of the «0.732» s to the first token, «44» % are in neither', () => {
      const ttft = readScrapedMean('time_to_first_token');
      return [fixed(ttft, 3), percent(neither() / ttft)];
    }),
    row('«29.97» ms per step against «12.84» ms per token, a ratio of «2.3»', () => {
      const step = readScrapedMean('inter_token_latency');
      const token = readScrapedMean('request_time_per_output_token');
      return [fixed(step * 1000, 2), fixed(token * 1000, 2), fixed(step / token, 1)];
    }),
  ],
};

const ANALYSIS: WorkedPage = {
  file: `${STEPS}/04-analyze-and-hypothesize.mdx`,
  numbers: [
    row('300 requests with ShareGPT lengths arrive within «29» s', () =>
      fixed(readServed().arrivals, 0),
    ),
    row('Mean TTFT is «65.5» s. Mean TPOT is a decent «32.4» ms.', () => {
      const { ttft, tpot } = readServed();
      return [fixed(ttft, 1), fixed(tpot * 1000, 1)];
    }),
    row('Of the 65.5 s, «65.2» s («99.6» %) pass in the queue', () => {
      const { ttft, queue } = readServed();
      return [fixed(queue, 1), percent(queue / ttft, 1)];
    }),
    row('At most «49» run, up to «234» wait', () => {
      const { running, waiting } = readServed();
      return [whole(Math.max(...running)), whole(Math.max(...waiting))];
    }),
    row('Median use «98.5» %', () => fixed(computeMedian(readServed().cachePercent), 1)),
    row('Prompts average «857» tokens and answers «653»', () => {
      const { promptTokens, outputTokens } = readServed();
      return [fixed(promptTokens, 0), fixed(outputTokens, 0)];
    }),
    row('The median of the running gauge is «33».', () =>
      whole(computeMedian(readServed().running)),
    ),
  ],
};

const REPRODUCTION: WorkedPage = {
  file: `${STEPS}/05-isolate-and-reproduce.mdx`,
  numbers: [
    row('it is «1.1» for conversation and «13» for coding', () => [
      fixed(readBurstiness('conv'), 1),
      fixed(readBurstiness('code'), 0),
    ]),
  ],
};

const OPTIMISATION: WorkedPage = {
  file: `${STEPS}/06-optimize-and-test.mdx`,
  numbers: [
    row('where it was, «3.47» and «3.48» ms.', () =>
      ['vllm', CHUNKED].map((variant) =>
        fixed(meanOf(variant, 0, 'time_per_output_token') * 1000, 2),
      ),
    ),
    row('from «106.5» to «177.7» requests per second', () => [
      fixed(Math.max(achieved('vllm', 4), achieved('vllm', 6)), 1),
      fixed(achieved(CHUNKED, 6), 1),
    ]),
  ],
};

const EVALUATION: WorkedPage = {
  file: 'docs/01-handbook-method/evaluation.mdx',
  numbers: [
    row('| time to first token, median | «2,599» ms |', () => fixed(readKimi('median_ttft_ms'), 0)),
    row('| time to first token, p90 | «4,150» ms |', () => fixed(readKimi('p90_ttft_ms'), 0)),
    row('| time to first token, p99 | «30,304» ms |', () => fixed(readKimi('p99_ttft_ms'), 0)),
    row('| time per output token, median | «303.7» ms |', () =>
      fixed(readKimi('median_tpot_ms'), 1),
    ),
    row('| request throughput | «0.2021» /s |', () => fixed(readKimi('request_throughput'), 4)),
  ],
};

const METRICS: WorkedPage = {
  file: 'docs/05-reference/metrics.mdx',
  numbers: [
    row('the median ITL is «930.8» ms and the median TPOT is «303.7» ms', () => [
      fixed(readKimi('median_itl_ms'), 1),
      fixed(readKimi('median_tpot_ms'), 1),
    ]),
    row('«1,309.23» s / «43,680» steps', () => [
      fixed(readScraped('inter_token_latency_seconds_sum'), 2),
      whole(readScraped('inter_token_latency_seconds_count')),
    ]),
    row('Over the «112» answers', () => whole(readLlmperf().count)),
    row('it reports «111.1» ms where (E2E − TTFT) / (tokens − 1) gives «73.4» ms', () => {
      const { itl, tpot } = readLlmperf();
      return [fixed(itl, 1), fixed(tpot, 1)];
    }),
  ],
};

const AIPERF_FORMAT: WorkedPage = {
  file: 'docs/05-reference/formats/aiperf.mdx',
  numbers: [row('195 / 3,630.0 s = «0.0537»', () => fixed(readAiperfThroughput(), 4))],
};

export const MEASURED: readonly WorkedPage[] = [
  BASELINE,
  SYMPTOMS,
  ANALYSIS,
  REPRODUCTION,
  OPTIMISATION,
  EVALUATION,
  METRICS,
  AIPERF_FORMAT,
];
