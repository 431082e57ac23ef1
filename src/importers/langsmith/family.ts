import type { FormatFamily } from '../format';

export const LANGSMITH: FormatFamily = {
  id: 'langsmith',
  title: 'LangSmith',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [],
};
