import type { FormatFamily } from '../format';
import { detectHelicone } from './detect';
import { parseHelicone } from './parse';
import { HELICONE_REFERENCE } from './reference';

export const HELICONE: FormatFamily = {
  id: 'helicone',
  title: 'Helicone',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [
    {
      id: 'helicone',
      label: 'Helicone requests',
      tool: 'Helicone',
      docsUrl: 'https://docs.helicone.ai/tools/export',
      detect: detectHelicone,
      parse: parseHelicone,
    },
  ],
  reference: HELICONE_REFERENCE,
};
