import type { FormatFamily } from '../format';

export const LOCUST: FormatFamily = {
  id: 'locust',
  title: 'Locust',
  group: 'Load tools',
  reading: 'lines',
  formats: [],
};
