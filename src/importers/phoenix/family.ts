import type { FormatFamily } from '../format';
import { detectPhoenix } from './detect';
import { parsePhoenix } from './parse';
import { PHOENIX_REFERENCE } from './reference';

export const PHOENIX: FormatFamily = {
  id: 'phoenix',
  title: 'Arize Phoenix',
  group: 'Observability and gateways',
  reading: 'lines or whole',
  formats: [
    {
      id: 'phoenix',
      label: 'Phoenix spans',
      tool: 'Arize Phoenix',
      docsUrl:
        'https://arize.com/docs/phoenix/tracing/how-to-tracing/importing-and-exporting-traces/extract-data-from-spans',
      detect: detectPhoenix,
      parse: parsePhoenix,
    },
  ],
  reference: PHOENIX_REFERENCE,
};
