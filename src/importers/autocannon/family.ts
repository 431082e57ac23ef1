import type { FormatFamily } from '../format';

export const AUTOCANNON: FormatFamily = {
  id: 'autocannon',
  title: 'autocannon',
  group: 'Load tools',
  reading: 'whole',
  formats: [],
};
