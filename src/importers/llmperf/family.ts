import type { FormatFamily } from '../format';

export const LLMPERF: FormatFamily = {
  id: 'llmperf',
  title: 'LLMPerf',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [],
};
