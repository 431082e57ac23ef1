/** The example's steps 4 to 6: hypotheses, reproduction, optimisations. */
import type { Analysis, InvestigationRecord, Reproduction } from '../investigation-record';
import { EXAMPLE_MEASUREMENTS } from './measurements';
import { computeExampleEffect, sayLatency } from './read-example';

const { good, slow, bench, budget, fixed, server } = EXAMPLE_MEASUREMENTS;

export const EXAMPLE_ANALYSIS: Analysis = {
  hypotheses: [
    {
      id: 'h-prefix',
      statement:
        'The clock line at the start of template v14 makes every prompt unique from its first block, so the prefix cache never hits and prefill computes 3,900 instead of 1,308 tokens.',
      prediction:
        'Hit rate below 2 % since 09:12 UTC; prefill p50 about 3 times as long (3,900 / 1,308 = 2.98); with the line at the end of the prompt, p99 of time to first token below 350 ms.',
      refutedBy: 'A hit rate above 50 % during the slow hours, or an unchanged prefill time.',
      for: [
        {
          id: 'e-1',
          text: 'Hit rate falls from 0.66 to 0.004 with the release',
          dataItem: 'd-hit-rate',
          measurement: server.id,
        },
        {
          id: 'e-2',
          text: 'Prefill p50 rises from 40 to 118 ms: 2.95 times',
          dataItem: 'd-stages',
        },
        {
          id: 'e-3',
          text: 'Ten consecutive prompts differ from character 14 on',
          dataItem: 'd-prompts',
        },
        {
          id: 'e-4',
          text: `Template v15: ${sayLatency(fixed, 'time_to_first_token', 'p99')}`,
          measurement: fixed.id,
        },
      ],
      against: [],
      confidence: 0.97,
      status: 'confirmed',
      pattern: '06-debug-with-evidence',
    },
    {
      id: 'h-longer',
      statement: 'The rebuilt index returns longer chunks, so prompts are longer.',
      prediction: 'Prompt tokens rise by at least half; the hit rate falls only a little.',
      refutedBy: 'Unchanged prompt tokens.',
      for: [{ id: 'e-5', text: 'The index was rebuilt the day before' }],
      against: [
        { id: 'e-6', text: 'Prompt tokens unchanged within 2 %', dataItem: 'd-tokens' },
        { id: 'e-7', text: 'The rebuild lies 31 hours before the onset' },
      ],
      confidence: 0.02,
      status: 'refuted',
    },
    {
      id: 'h-clocks',
      statement: 'The GPU is throttled.',
      prediction: 'SM clock below 1,980 MHz during the slow hours, on both routes.',
      refutedBy: 'Full clocks, or a fast route on the same GPU.',
      for: [],
      against: [
        {
          id: 'e-8',
          text: 'Full clocks, and /summarise is as fast as before',
          dataItem: 'd-clocks',
        },
      ],
      confidence: 0.01,
      status: 'set aside',
    },
  ],
  rootCause: {
    state: 'answered',
    text: 'Text that changes with every request stands before the text that all requests share, and the prefix cache matches from position 0.',
  },
  trigger: { state: 'answered', text: 'Release of prompt template v14 on 17 November, 09:12 UTC.' },
  contributingFactors: {
    state: 'answered',
    text: 'Templates are released without a load test, and nothing alerted on the hit rate.',
  },
};

export const EXAMPLE_REPRODUCTION: Reproduction = {
  workload:
    '1,200 prompts of the recorded set, Poisson arrivals at 6 requests/s, seed 7, streaming.',
  command:
    'vllm bench serve --backend vllm --model meta-llama/Llama-3.1-8B-Instruct --dataset-name custom --dataset-path assistant-v14.jsonl --num-prompts 1200 --num-warmups 50 --request-rate 6 --seed 7 --save-result --save-detailed',
  seed: '7',
  environment: 'One H100 80 GB SXM, image digest sha256:9b1f, vLLM 0.11.0, the production flags.',
  runs: 5,
  reproduced: 5,
  removed: 'gateway, authentication, retrieval: prompts are replayed from the file',
  measurements: [bench.id, good.id],
};

export const EXAMPLE_OPTIMISATIONS: InvestigationRecord['optimisations'] = {
  cards: [
    {
      id: 'o-clock-line',
      change: 'Template v15: the line with date and time moves to the end of the prompt.',
      hypothesis: 'h-prefix',
      predicted: { metric: 'time_to_first_token', statistic: 'p99', factor: 0.4 },
      before: bench.id,
      after: fixed.id,
      verdict: 'better',
      effect: {
        ...computeExampleEffect(bench, fixed, 'time_to_first_token', 'p99'),
        note: 'Better than predicted, because the shorter prefill also emptied the queue.',
      },
      guardrails: [
        {
          id: 'g-quality',
          kind: 'quality',
          what: 'Accepted answers in the set of 400 questions',
          limit: 'not below 0.82',
          before: '0.842',
          after: '0.845',
          held: 'yes',
        },
        {
          id: 'g-errors',
          kind: 'errors',
          what: 'Failed requests of 1,200',
          limit: 'at most 12',
          before: '3',
          after: '1',
          held: 'yes',
        },
        {
          id: 'g-cost',
          kind: 'cost',
          what: 'GPU hours a day',
          limit: 'at most 24',
          before: '24',
          after: '24',
          held: 'yes',
        },
        {
          id: 'g-per-token',
          kind: 'other metric',
          what: 'Time per output token',
          limit: 'p95 at most 50 ms',
          before: sayLatency(bench, 'time_per_output_token', 'p95'),
          after: sayLatency(fixed, 'time_per_output_token', 'p95'),
          held: 'yes',
        },
      ],
      fix: 'permanent',
      rollback: 'Set the flag prompt_template to v13; takes effect within 40 s.',
      decision: 'keep',
      decisionReason: 'The target is met with room, and every guardrail held.',
    },
    {
      id: 'o-budget',
      change: 'Raise --max-num-batched-tokens from 8,192 to 16,384.',
      hypothesis: 'h-prefix',
      predicted: { metric: 'time_to_first_token', statistic: 'p99', factor: 0.8 },
      before: bench.id,
      after: budget.id,
      verdict: 'no difference shown',
      effect: computeExampleEffect(bench, budget, 'time_to_first_token', 'p99'),
      guardrails: [
        {
          id: 'g-per-token-2',
          kind: 'other metric',
          what: 'Time per output token',
          limit: 'p95 at most 50 ms',
          before: sayLatency(bench, 'time_per_output_token', 'p95'),
          after: sayLatency(budget, 'time_per_output_token', 'p95'),
          held: 'yes',
        },
      ],
      fix: 'temporary',
      rollback: 'Restart with the old flag.',
      decision: 'revert',
      decisionReason: `No difference shown, and production (${sayLatency(slow, 'time_to_first_token', 'p99')}) needs far more.`,
    },
  ],
};
