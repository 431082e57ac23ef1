/** Recognises a table; the registry asks this only when no tool's own format fits. */
import type { Detection } from '../format';
import type { Head } from '../head';
import type { Delimiter } from './form';
import { detectSample } from './preview';

const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'separated by commas',
  ';': 'separated by semicolons',
  '\t': 'separated by tabs',
  '|': 'separated by vertical bars',
  bars: 'framed by vertical bars',
  'wide spaces': 'separated by spaces',
  spaces: 'separated by spaces',
};

export function detectTable(head: Head): Detection | null {
  const table = detectSample(head);
  if (!table) return null;
  if (table.form.kind === 'json')
    return { reason: 'it is a list of JSON objects with the same fields' };
  return table.headers.length === 1
    ? { reason: 'it is one column of numbers under a name' }
    : {
        reason: `its lines have the same number of cells, ${DELIMITER_NAMES[table.form.delimiter]}`,
      };
}
