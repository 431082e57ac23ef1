import type { FormatFamily } from '../format';
import { detectGuidellm } from './detect';
import { parseGuidellm } from './parse';

export const GUIDELLM: FormatFamily = {
  id: 'guidellm',
  title: 'GuideLLM',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [
    {
      id: 'guidellm',
      label: 'GuideLLM report',
      tool: 'GuideLLM',
      docsUrl: 'https://github.com/vllm-project/guidellm',
      detect: detectGuidellm,
      parse: parseGuidellm,
    },
  ],
};
