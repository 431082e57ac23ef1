import type { FormatFamily } from '../format';

export const PHOENIX: FormatFamily = {
  id: 'phoenix',
  title: 'Arize Phoenix',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [],
};
