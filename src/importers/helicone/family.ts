import type { FormatFamily } from '../format';

export const HELICONE: FormatFamily = {
  id: 'helicone',
  title: 'Helicone',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [],
};
