import type { FormatFamily } from '../format';
import { detectLlmD } from './detect';
import { parseLlmD } from './parse';
import { LLM_D_REFERENCE } from './reference';

export const LLM_D: FormatFamily = {
  id: 'llm-d',
  title: 'llm-d benchmark report',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: LLM_D_REFERENCE,
  formats: [
    {
      id: 'llm-d',
      label: 'llm-d benchmark report',
      tool: 'llm-d-benchmark',
      docsUrl: 'https://github.com/llm-d/llm-d-benchmark',
      detect: detectLlmD,
      parse: parseLlmD,
    },
  ],
};
