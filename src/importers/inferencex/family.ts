import type { FormatFamily } from '../format';
import { detectInferencex } from './detect';
import { parseInferencex } from './parse';
import { INFERENCEX_REFERENCE } from './reference';

export const INFERENCEX: FormatFamily = {
  id: 'inferencex',
  title: 'InferenceX',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: INFERENCEX_REFERENCE,
  formats: [
    {
      id: 'inferencex',
      label: 'InferenceX result',
      tool: 'InferenceX',
      docsUrl: 'https://github.com/SemiAnalysisAI/InferenceX',
      detect: detectInferencex,
      parse: parseInferencex,
    },
  ],
};
