import type { FormatFamily } from '../format';

export const INFERENCEX: FormatFamily = {
  id: 'inferencex',
  title: 'InferenceX',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [],
};
