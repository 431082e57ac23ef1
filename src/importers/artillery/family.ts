import type { FormatFamily } from '../format';

export const ARTILLERY: FormatFamily = {
  id: 'artillery',
  title: 'Artillery',
  group: 'Load tools',
  reading: 'whole',
  formats: [],
};
