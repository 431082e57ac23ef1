/** What llmperf's numbers are, for its summary and its single responses alike. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { LLMPERF_INTER_TOKEN } from './foreign-types';

export const LLMPERF_TOOL = { id: 'llmperf', name: 'LLMPerf' } as const;

export function defineLlmperfMetrics(run: RunBuilder): void {
  run
    .define(
      LLMPERF_INTER_TOKEN,
      'The tool calls it inter_token_latency_s: the sum of all gaps of an answer, the wait for the first token included, divided by its output tokens. It is neither the time per output token nor an inter-token latency.',
    )
    .define(
      'output_tokens',
      'Counted by the tool with a tokenizer from the text of the answer, not taken from the server.',
    )
    .define(
      'custom.request_output_tokens_per_second',
      'Of one request: output tokens / request latency.',
    )
    .method({ warmUp: 'included', latencyFrom: 'send' });
}
