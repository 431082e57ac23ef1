/**
 * A complete investigation, shown in place of the reader's own on the server and loaded by "load an example": a prompt template
 * that put the time of day on its first line, so that no prompt shared its beginning with another and the prefix cache was lost.
 * The service, its people and its links are invented; the arithmetic is real.
 */
import { EXAMPLE_FIT, EXAMPLE_PITFALLS, EXAMPLE_QUESTIONS } from './example/answers';
import { EXAMPLE_CHECKLIST } from './example/checklist';
import { EXAMPLE_ANALYSIS, EXAMPLE_OPTIMISATIONS, EXAMPLE_REPRODUCTION } from './example/diagnosis';
import { EXAMPLE_MEASUREMENTS } from './example/measurements';
import { EXAMPLE_BASELINE, EXAMPLE_DATA, EXAMPLE_SYMPTOMS } from './example/problem';
import { EXAMPLE_MONITORING, EXAMPLE_CLOSING } from './example/validation';
import type { InvestigationRecord } from './investigation-record';

export const EXAMPLE_RECORD: InvestigationRecord = {
  schemaVersion: 1,
  id: 'example-lost-prefix-cache',
  title: 'Example: first token slow after a prompt template change',
  summary:
    'Template v14 put the current time on the first line of every prompt. No prompt shared its first block with another one any more, the prefix cache hit rate fell from 66 % to almost 0, and p99 of time to first token missed its target of 500 ms. Moving the line to the end of the prompt brought it back.',
  status: 'verified',
  owner: 'AI platform on call',
  reviewers: ['Serving team lead', 'Support product owner'],
  severity: 'sev3',
  impact: {
    statement: 'Every user of the support assistant waited longer for the first word for 30 hours.',
    usersAffected: 2140,
    shareAffected: 1,
    costUsd: 310,
  },
  confidentiality: 'public',
  createdAt: '2026-11-17T10:12:00Z',
  modifiedAt: '2026-11-26T15:40:00Z',
  revision: 184,
  system: {
    service: 'support-assistant',
    engine: 'vLLM',
    engineVersion: '0.11.0',
    engineFlags:
      '--max-model-len 16384 --max-num-batched-tokens 8192 --enable-prefix-caching --gpu-memory-utilization 0.90',
    model: 'meta-llama/Llama-3.1-8B-Instruct',
    quantisation: 'none (bf16)',
    gpu: 'H100 80 GB SXM',
    driver: '570.86, CUDA 12.8',
    gpuCount: 1,
    tensorParallel: 1,
    pipelineParallel: 1,
    components: ['client', 'gateway', 'retrieval', 'prompt assembly', 'vLLM'],
    workload: {
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      requestRate: 6,
      arrival: 'open',
      streaming: true,
      promptTokensMean: 3900,
      outputTokensMean: 184,
      description:
        'Every prompt begins with the same 2,592 tokens of instructions and tool descriptions; 1,308 tokens of retrieved text and the question follow.',
    },
  },
  measurements: Object.values(EXAMPLE_MEASUREMENTS),
  baseline: EXAMPLE_BASELINE,
  symptoms: { ...EXAMPLE_SYMPTOMS, questions: EXAMPLE_QUESTIONS },
  data: EXAMPLE_DATA,
  analysis: EXAMPLE_ANALYSIS,
  reproduction: EXAMPLE_REPRODUCTION,
  optimisations: EXAMPLE_OPTIMISATIONS,
  monitoring: EXAMPLE_MONITORING,
  fit: EXAMPLE_FIT,
  pitfalls: EXAMPLE_PITFALLS,
  checklist: EXAMPLE_CHECKLIST,
  ...EXAMPLE_CLOSING,
};
