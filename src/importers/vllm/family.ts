import type { FormatFamily } from '../format';
import { detectVllm } from './detect';
import { parseVllm } from './parse';

export const VLLM: FormatFamily = {
  id: 'vllm',
  title: 'vLLM bench serve',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [
    {
      id: 'vllm',
      label: 'vLLM bench serve',
      tool: 'vLLM',
      docsUrl: 'https://docs.vllm.ai/en/latest/benchmarking/cli/',
      detect: detectVllm,
      parse: parseVllm,
    },
  ],
};
