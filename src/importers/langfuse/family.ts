import type { FormatFamily } from '../format';

export const LANGFUSE: FormatFamily = {
  id: 'langfuse',
  title: 'Langfuse',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [],
};
