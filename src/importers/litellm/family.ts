import type { FormatFamily } from '../format';

export const LITELLM: FormatFamily = {
  id: 'litellm',
  title: 'LiteLLM',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [],
};
