import type { FormatFamily } from '../format';
import {
  detectGuidellm,
  detectGuidellmCsv,
  detectGuidellmHtml,
  detectGuidellmYaml,
} from './detect';
import { parseGuidellm } from './parse';
import { parseGuidellmCsv } from './parse-csv';
import { parseGuidellmHtml } from './parse-html';
import { parseGuidellmYaml } from './parse-yaml';
import { GUIDELLM_REFERENCE } from './reference';

const TOOL = { tool: 'GuideLLM', docsUrl: 'https://github.com/vllm-project/guidellm' };

export const GUIDELLM: FormatFamily = {
  id: 'guidellm',
  title: 'GuideLLM',
  group: 'LLM benchmarks',
  reading: 'whole',
  formats: [
    {
      id: 'guidellm',
      label: 'GuideLLM report',
      ...TOOL,
      detect: detectGuidellm,
      parse: parseGuidellm,
    },
    {
      id: 'guidellm-yaml',
      label: 'GuideLLM YAML report',
      ...TOOL,
      detect: detectGuidellmYaml,
      parse: parseGuidellmYaml,
    },
    {
      id: 'guidellm-csv',
      label: 'GuideLLM CSV',
      ...TOOL,
      detect: detectGuidellmCsv,
      parse: parseGuidellmCsv,
    },
    {
      id: 'guidellm-html',
      label: 'GuideLLM HTML report',
      ...TOOL,
      detect: detectGuidellmHtml,
      parse: parseGuidellmHtml,
    },
  ],
  reference: GUIDELLM_REFERENCE,
};
