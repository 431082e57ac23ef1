import type { FormatFamily } from '../format';

export const INFERENCE_PERF: FormatFamily = {
  id: 'inference-perf',
  title: 'inference-perf',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [],
};
