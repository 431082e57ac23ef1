import type { FormatFamily } from '../format';
import { detectAutocannon } from './detect';
import { parseAutocannon } from './parse';
import { AUTOCANNON_REFERENCE } from './reference';

export const AUTOCANNON: FormatFamily = {
  id: 'autocannon',
  title: 'autocannon',
  group: 'Load tools',
  reading: 'whole',
  formats: [
    {
      id: 'autocannon',
      label: 'autocannon result',
      tool: 'autocannon',
      docsUrl: 'https://github.com/mcollina/autocannon',
      detect: detectAutocannon,
      parse: parseAutocannon,
    },
  ],
  reference: AUTOCANNON_REFERENCE,
};
