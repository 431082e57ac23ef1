import type { FormatFamily } from '../format';

export const NSYS: FormatFamily = {
  id: 'nsys',
  title: 'nsys stats',
  group: 'Profiles',
  reading: 'lines',
  formats: [],
};
