import type { FormatFamily } from '../format';
import { parseLlmperfResponses } from './parse-responses';
import { parseLlmperfSummary } from './parse-summary';
import { detectLlmperfResponses, detectLlmperfSummary } from './detect';
import { LLMPERF_REFERENCE } from './reference';

const LLMPERF_TOOL = { tool: 'LLMPerf', docsUrl: 'https://github.com/ray-project/llmperf' };

export const LLMPERF: FormatFamily = {
  id: 'llmperf',
  title: 'LLMPerf',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: LLMPERF_REFERENCE,
  formats: [
    {
      id: 'llmperf',
      label: 'LLMPerf summary',
      ...LLMPERF_TOOL,
      detect: detectLlmperfSummary,
      parse: parseLlmperfSummary,
    },
    {
      id: 'llmperf-responses',
      label: 'LLMPerf individual responses',
      ...LLMPERF_TOOL,
      detect: detectLlmperfResponses,
      parse: parseLlmperfResponses,
    },
  ],
};
