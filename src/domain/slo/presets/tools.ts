/** Targets that serving and benchmark tools ship as examples or defaults. */
import type { SourceReference } from '../../metrics/metric';
import type { PresetTarget, SloPreset } from './preset';
import { presetTarget, tokenTargets } from './preset';

const GUIDELLM: SourceReference = {
  title: 'GuideLLM: service level objectives',
  url: 'https://github.com/vllm-project/guidellm/blob/main/docs/guides/service_level_objectives.md',
};
const DYNAMO: SourceReference = {
  title: 'NVIDIA Dynamo: planner defaults',
  url: 'https://github.com/ai-dynamo/dynamo/blob/main/components/src/dynamo/planner/config/defaults.py',
};
const AICONFIGURATOR: SourceReference = {
  title: 'NVIDIA aiconfigurator: README',
  url: 'https://github.com/ai-dynamo/aiconfigurator',
};

const EXAMPLE_ONLY = 'An example, meant as a starting point; published for 99 % of the requests.';
const GUIDELLM_ITL =
  'What GuideLLM calls inter-token latency is an average over each request, here time per output token.';

const latency = (seconds: number): PresetTarget =>
  presetTarget('request_latency', 'p99', '<=', seconds);
const firstToken = (seconds: number): PresetTarget =>
  presetTarget('time_to_first_token', 'p99', '<=', seconds);
const perToken = (seconds: number): PresetTarget =>
  presetTarget('time_per_output_token', 'p99', '<=', seconds);
const throughput = (requestsPerSecond: number): PresetTarget =>
  presetTarget('request_throughput', 'rate', '>=', requestsPerSecond);

const GUIDELLM_CASES: readonly { id: string; title: string; targets: readonly PresetTarget[] }[] = [
  { id: 'chat', title: 'chat', targets: [firstToken(0.2), perToken(0.05)] },
  {
    id: 'rag',
    title: 'retrieval-augmented generation',
    targets: [latency(3), firstToken(0.3), perToken(0.1)],
  },
  { id: 'agentic', title: 'instruction following and agents', targets: [latency(5)] },
  {
    id: 'content-generation',
    title: 'content generation',
    targets: [firstToken(0.6), perToken(0.2)],
  },
  { id: 'code-generation', title: 'code generation', targets: [firstToken(0.5), perToken(0.15)] },
  { id: 'code-completion', title: 'code completion', targets: [latency(2)] },
  { id: 'summarisation', title: 'offline summarisation', targets: [throughput(100)] },
  { id: 'analysis', title: 'offline analysis', targets: [throughput(150)] },
];

export const GUIDELLM_PRESETS: readonly SloPreset[] = GUIDELLM_CASES.map(
  ({ id, title, targets }) => {
    const usesTokens = targets.some(({ metric }) => metric === 'time_per_output_token');
    const isRate = targets.every(({ metric }) => metric === 'request_throughput');
    return {
      id: `guidellm-${id}`,
      title: `GuideLLM: ${title}`,
      description: [
        isRate ? 'An example, meant as a starting point.' : EXAMPLE_ONLY,
        ...(usesTokens ? [GUIDELLM_ITL] : []),
      ].join(' '),
      source: GUIDELLM,
      targets,
    };
  },
);

export const PLANNER_PRESETS: readonly SloPreset[] = [
  {
    id: 'dynamo-planner',
    title: 'NVIDIA Dynamo planner: defaults',
    description:
      'Defaults of the autoscaling planner for 3000 prompt and 150 output tokens. No percentile is published: the planner compares averages, so the targets are on means. Its ITL is an average over a request, here time per output token.',
    source: DYNAMO,
    targets: tokenTargets(0.5, 0.05, 'mean'),
  },
  {
    id: 'aiconfigurator-default',
    title: 'NVIDIA aiconfigurator: defaults',
    description:
      'Defaults for 4000 prompt and 1000 output tokens. No percentile is published: the values come from a performance model, so the targets are on means.',
    source: AICONFIGURATOR,
    targets: tokenTargets(2, 0.03, 'mean'),
  },
  ...(
    [
      ['300-10', 0.3, 0.01],
      ['200-10', 0.2, 0.01],
      ['1000-20', 1, 0.02],
    ] as const
  ).map(([id, first, each]): SloPreset => ({
    id: `aiconfigurator-${id}`,
    title: `NVIDIA aiconfigurator: example ${id.replace('-', ' / ')} ms`,
    description:
      'An example of the README: time to first token and time per output token. No percentile is published, so the targets are on means.',
    source: AICONFIGURATOR,
    targets: tokenTargets(first, each, 'mean'),
  })),
];
