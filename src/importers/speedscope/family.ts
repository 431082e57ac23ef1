import type { FormatFamily } from '../format';

export const SPEEDSCOPE: FormatFamily = {
  id: 'speedscope',
  title: 'speedscope',
  group: 'Profiles',
  reading: 'whole',
  formats: [],
};
