import type { FormatFamily } from '../format';
import { detectSglang } from './detect';
import { parseSglang } from './parse';
import { SGLANG_REFERENCE } from './reference';

export const SGLANG: FormatFamily = {
  id: 'sglang',
  title: 'SGLang bench_serving',
  group: 'LLM benchmarks',
  reading: 'lines or whole',
  formats: [
    {
      id: 'sglang',
      label: 'SGLang bench_serving',
      tool: 'SGLang',
      docsUrl: 'https://docs.sglang.ai/developer_guide/bench_serving.html',
      detect: detectSglang,
      parse: parseSglang,
    },
  ],
  reference: SGLANG_REFERENCE,
};
