import type { FormatFamily } from '../format';
import { detectVllm } from './detect';
import { parseVllm } from './parse';
import {
  declinePytorchFormat,
  detectPytorchFormat,
  detectVllmOffline,
  parseVllmOffline,
} from './parse-offline';
import { VLLM_REFERENCE } from './reference';

const VLLM_TOOL = {
  tool: 'vLLM',
  docsUrl: 'https://docs.vllm.ai/en/latest/benchmarking/cli/',
};

export const VLLM: FormatFamily = {
  id: 'vllm',
  title: 'vLLM bench serve',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: VLLM_REFERENCE,
  formats: [
    {
      id: 'vllm',
      label: 'vLLM bench serve',
      ...VLLM_TOOL,
      detect: detectVllm,
      parse: parseVllm,
    },
    {
      id: 'vllm-offline',
      label: 'vLLM bench latency or throughput',
      ...VLLM_TOOL,
      detect: detectVllmOffline,
      parse: parseVllmOffline,
    },
    {
      id: 'vllm-pytorch-copy',
      label: 'vLLM result for the PyTorch dashboard',
      ...VLLM_TOOL,
      detect: detectPytorchFormat,
      parse: declinePytorchFormat,
    },
  ],
};
