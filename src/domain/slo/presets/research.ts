/** Targets that serving research was evaluated against. */
import type { SourceReference } from '../../metrics/metric';
import type { SloPreset } from './preset';
import { presetTarget, tokenTargets } from './preset';

const DISTSERVE: SourceReference = {
  title: 'DistServe (OSDI 2024), table 1 and its evaluation notebooks',
  url: 'https://github.com/LLMServe/DistServe/tree/main/evaluation/2-benchmark-serving',
};
const SARATHI: SourceReference = {
  title: 'Sarathi-Serve (OSDI 2024), experiments of figures 5 and 6',
  url: 'https://github.com/microsoft/sarathi-serve/tree/osdi-sarathi-serve/osdi-experiments/figure-5-6',
};

const DISTSERVE_SETTINGS = [
  {
    id: 'chatbot-opt-13b',
    title: 'chatbot, OPT-13B',
    data: 'ShareGPT',
    firstToken: 0.25,
    perToken: 0.1,
  },
  {
    id: 'chatbot-opt-66b',
    title: 'chatbot, OPT-66B',
    data: 'ShareGPT',
    firstToken: 2.5,
    perToken: 0.15,
  },
  {
    id: 'chatbot-opt-175b',
    title: 'chatbot, OPT-175B',
    data: 'ShareGPT',
    firstToken: 4,
    perToken: 0.2,
  },
  {
    id: 'code-completion',
    title: 'code completion, OPT-66B',
    data: 'HumanEval',
    firstToken: 0.125,
    perToken: 0.2,
  },
  {
    id: 'summarisation',
    title: 'summarisation, OPT-66B',
    data: 'LongBench',
    firstToken: 15,
    perToken: 0.15,
  },
] as const;

const SARATHI_SETTINGS = [
  { id: 'mistral-7b', model: 'Mistral-7B', strict: 0.1, relaxed: 0.5 },
  { id: 'yi-34b', model: 'Yi-34B', strict: 0.2, relaxed: 1 },
  { id: 'llama2-70b', model: 'LLaMA2-70B', strict: 1, relaxed: 5 },
  { id: 'falcon-180b', model: 'Falcon-180B', strict: 1, relaxed: 5 },
] as const;

export const DISTSERVE_PRESETS: readonly SloPreset[] = DISTSERVE_SETTINGS.map(
  ({ id, title, data, firstToken, perToken }) => ({
    id: `distserve-${id}`,
    title: `DistServe: ${title}`,
    description: `On ${data}. The paper asks that 90 % of the requests meet both limits at once, which is goodput; two p90 targets are necessary for that but do not prove it.`,
    source: DISTSERVE,
    targets: tokenTargets(firstToken, perToken, 'p90'),
  }),
);

export const SARATHI_PRESETS: readonly SloPreset[] = SARATHI_SETTINGS.flatMap(
  ({ id, model, strict, relaxed }) =>
    (
      [
        ['strict', strict],
        ['relaxed', relaxed],
      ] as const
    ).map(([level, seconds]) => ({
      id: `sarathi-${id}-${level}`,
      title: `Sarathi-Serve: ${model}, ${level}`,
      description:
        'The time between tokens of the paper is the gap between chunks, here inter-token latency. The median delay before scheduling must stay within 2 s.',
      source: SARATHI,
      targets: [
        presetTarget('inter_token_latency', 'p99', '<=', seconds),
        presetTarget('queue_time', 'p50', '<=', 2),
      ],
    })),
);
