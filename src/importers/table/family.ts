import type { FormatFamily, ImportFormat } from '../format';
import { detectTable } from './detect';
import { parseTable } from './parse';
import { TABLE_REFERENCE } from './reference';

/** Asked only when no tool's own format fits. */
export const TABLE_FORMAT: ImportFormat = {
  id: 'table',
  label: 'Table',
  tool: 'any tool',
  docsUrl: '/docs/05-reference/file-formats',
  detect: detectTable,
  parse: parseTable,
};

export const TABLE: FormatFamily = {
  id: 'table',
  title: 'Tables of your own',
  group: 'Tables',
  reading: 'lines or whole',
  formats: [TABLE_FORMAT],
  reference: TABLE_REFERENCE,
};
