import type { FormatFamily } from '../format';

export const K6: FormatFamily = {
  id: 'k6',
  title: 'k6',
  group: 'Load tools',
  reading: 'lines or whole',
  formats: [],
};
