import type { FormatFamily } from '../format';
import { detectLangfuse } from './detect';
import { parseLangfuse } from './parse';
import { LANGFUSE_REFERENCE } from './reference';

export const LANGFUSE: FormatFamily = {
  id: 'langfuse',
  title: 'Langfuse',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [
    {
      id: 'langfuse',
      label: 'Langfuse export',
      tool: 'Langfuse',
      docsUrl: 'https://langfuse.com/docs/api-and-data-platform/features/export-from-ui',
      detect: detectLangfuse,
      parse: parseLangfuse,
    },
  ],
  reference: LANGFUSE_REFERENCE,
};
