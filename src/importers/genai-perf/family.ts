import type { FormatFamily } from '../format';
import { detectGenaiPerf, detectGenaiPerfCsv } from './detect';
import { parseGenaiPerf, parseGenaiPerfCsv } from './parse';
import { detectGenaiPerfRaw, parseGenaiPerfRaw } from './parse-raw';
import { GENAI_PERF_REFERENCE } from './reference';

const GENAI_PERF_TOOL = {
  tool: 'NVIDIA genai-perf',
  docsUrl: 'https://github.com/triton-inference-server/perf_analyzer',
};

export const GENAI_PERF: FormatFamily = {
  id: 'genai-perf',
  title: 'NVIDIA genai-perf',
  group: 'LLM benchmarks',
  reading: 'whole',
  reference: GENAI_PERF_REFERENCE,
  formats: [
    {
      id: 'genai-perf',
      label: 'genai-perf aggregate',
      ...GENAI_PERF_TOOL,
      detect: detectGenaiPerf,
      parse: parseGenaiPerf,
    },
    {
      id: 'genai-perf-csv',
      label: 'genai-perf CSV',
      ...GENAI_PERF_TOOL,
      detect: detectGenaiPerfCsv,
      parse: parseGenaiPerfCsv,
    },
    {
      id: 'genai-perf-raw',
      label: 'perf_analyzer raw profile',
      ...GENAI_PERF_TOOL,
      detect: detectGenaiPerfRaw,
      parse: parseGenaiPerfRaw,
    },
  ],
};
