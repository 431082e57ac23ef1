import type { FormatFamily } from '../format';

export const CPROFILE: FormatFamily = {
  id: 'cprofile',
  title: 'cProfile',
  group: 'Profiles',
  reading: 'lines',
  formats: [],
};
