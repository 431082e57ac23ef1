import type { FormatFamily } from '../format';
import { detectArtillery } from './detect';
import { parseArtillery } from './parse';
import { ARTILLERY_REFERENCE } from './reference';

export const ARTILLERY: FormatFamily = {
  id: 'artillery',
  title: 'Artillery',
  group: 'Load tools',
  reading: 'whole',
  formats: [
    {
      id: 'artillery',
      label: 'Artillery report',
      tool: 'Artillery',
      docsUrl: 'https://www.artillery.io/docs/reference/reported-metrics',
      detect: detectArtillery,
      parse: parseArtillery,
    },
  ],
  reference: ARTILLERY_REFERENCE,
};
