/**
 * Latency limits of MLPerf Inference for language models, from loadgen/mlperf.conf (2026-07, the seeds of v6.1). A submission
 * must keep them for 99 % of its queries in the scenarios Server and Interactive.
 */
import type { SourceReference } from '../../metrics/metric';
import type { SloPreset } from './preset';
import { presetTarget, tokenTargets } from './preset';

const CONF: SourceReference = {
  title: 'MLCommons Inference: loadgen/mlperf.conf',
  url: 'https://github.com/mlcommons/inference/blob/master/loadgen/mlperf.conf',
};
const RULES: SourceReference = {
  title: 'MLCommons Inference: rules',
  url: 'https://github.com/mlcommons/inference_policies/blob/master/inference_rules.adoc',
};
const RULE =
  'Each limit holds for 99 % of the queries. MLPerf also demands a number of queries that makes this safe.';

interface TokenLimits {
  /** Key in mlperf.conf. */
  readonly key: string;
  readonly model: string;
  readonly scenario: 'Server' | 'Interactive';
  /** Seconds. */
  readonly firstToken: number;
  /** Seconds. */
  readonly perToken: number;
  readonly since: string;
}

const TOKEN_LIMITS: readonly TokenLimits[] = [
  {
    key: 'llama2-70b',
    model: 'Llama 2 70B',
    scenario: 'Server',
    firstToken: 2,
    perToken: 0.2,
    since: 'v4.0',
  },
  {
    key: 'llama2-70b-interactive',
    model: 'Llama 2 70B',
    scenario: 'Interactive',
    firstToken: 0.45,
    perToken: 0.04,
    since: 'v5.0',
  },
  {
    key: 'mixtral-8x7b',
    model: 'Mixtral 8x7B',
    scenario: 'Server',
    firstToken: 2,
    perToken: 0.2,
    since: 'v4.1',
  },
  {
    key: 'llama3_1-405b',
    model: 'Llama 3.1 405B',
    scenario: 'Server',
    firstToken: 6,
    perToken: 0.175,
    since: 'v5.0',
  },
  {
    key: 'llama3_1-405b-interactive',
    model: 'Llama 3.1 405B',
    scenario: 'Interactive',
    firstToken: 4.5,
    perToken: 0.08,
    since: 'v5.1',
  },
  {
    key: 'llama3_1-8b',
    model: 'Llama 3.1 8B',
    scenario: 'Server',
    firstToken: 2,
    perToken: 0.1,
    since: 'v5.1',
  },
  {
    key: 'llama3_1-8b-interactive',
    model: 'Llama 3.1 8B',
    scenario: 'Interactive',
    firstToken: 0.5,
    perToken: 0.03,
    since: 'v5.1',
  },
  {
    key: 'deepseek-r1',
    model: 'DeepSeek-R1',
    scenario: 'Server',
    firstToken: 2,
    perToken: 0.08,
    since: 'v5.1',
  },
  {
    key: 'deepseek-r1-interactive',
    model: 'DeepSeek-R1',
    scenario: 'Interactive',
    firstToken: 1.5,
    perToken: 0.015,
    since: 'v6.0',
  },
  {
    key: 'gpt-oss-120b',
    model: 'gpt-oss-120b',
    scenario: 'Server',
    firstToken: 3,
    perToken: 0.08,
    since: 'v6.0',
  },
  {
    key: 'gpt-oss-120b-interactive',
    model: 'gpt-oss-120b',
    scenario: 'Interactive',
    firstToken: 2,
    perToken: 0.015,
    since: 'v6.0',
  },
];

/** For these keys mlperf.conf limits the latency of the whole query and no token metrics. */
const QUERY_LIMITS = [
  { key: 'qwen3-vl-235b-a22b', model: 'Qwen3-VL-235B-A22B', seconds: 12, since: 'in v6.0' },
  { key: 'gptj', model: 'GPT-J 6B', seconds: 20, since: 'up to v5.1, since retired' },
] as const;

/** One for each entry of mlperf.conf, and a second one where the rules and the configuration differ. */
export const MLPERF_PRESETS: readonly SloPreset[] = [
  ...TOKEN_LIMITS.map(({ key, model, scenario, firstToken, perToken, since }): SloPreset => ({
    id: `mlperf-${key}`,
    title: `MLPerf ${scenario}: ${model}`,
    description: `Limits of the ${scenario} scenario since ${since}. ${RULE}${
      key === 'gpt-oss-120b-interactive'
        ? ' The rules document says 20 ms for each output token where the configuration and the checker say 15 ms.'
        : ''
    }`,
    source: CONF,
    targets: tokenTargets(firstToken, perToken),
  })),
  {
    id: 'mlperf-gpt-oss-120b-interactive-rules',
    title: 'MLPerf Interactive: gpt-oss-120b (rules document)',
    description: `The rules document says 20 ms for each output token where the configuration and the checker say 15 ms; the sources do not resolve it. ${RULE}`,
    source: RULES,
    targets: tokenTargets(2, 0.02),
  },
  ...QUERY_LIMITS.map(({ key, model, seconds, since }): SloPreset => ({
    id: `mlperf-${key}`,
    title: `MLPerf Server: ${model}`,
    description: `A limit on the latency of the whole query, ${since}. ${RULE}`,
    source: CONF,
    targets: [presetTarget('request_latency', 'p99', '<=', seconds)],
  })),
];
