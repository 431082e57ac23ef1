import type { FormatFamily } from '../format';

export const GENAI_BENCH: FormatFamily = {
  id: 'genai-bench',
  title: 'genai-bench',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [],
};
