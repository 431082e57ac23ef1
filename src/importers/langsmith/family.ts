import type { FormatFamily } from '../format';
import { detectLangsmith } from './detect';
import { parseLangsmith } from './parse';
import { LANGSMITH_REFERENCE } from './reference';

export const LANGSMITH: FormatFamily = {
  id: 'langsmith',
  title: 'LangSmith',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [
    {
      id: 'langsmith',
      label: 'LangSmith runs',
      tool: 'LangSmith',
      docsUrl: 'https://docs.langchain.com/langsmith/export-traces',
      detect: detectLangsmith,
      parse: parseLangsmith,
    },
  ],
  reference: LANGSMITH_REFERENCE,
};
