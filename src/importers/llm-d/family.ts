import type { FormatFamily } from '../format';

export const LLM_D: FormatFamily = {
  id: 'llm-d',
  title: 'llm-d benchmark report',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [],
};
