/** Recognises a table of requests; the registry asks this only when no tool's own format fits. */
import type { Detection } from '../format';
import type { Head } from '../head';
import { detectDialect } from './dialect';
import { readJsonSample } from './json-rows';

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

export function detectTable(head: Head): Detection | null {
  if (head.values.length > 0) {
    return readJsonSample(head)
      ? { reason: 'it is a list of JSON objects with the same fields' }
      : null;
  }
  const dialect = detectDialect(head.isWhole ? head.lines : head.lines.slice(0, 20));
  if (!dialect) return null;
  return dialect.headers.length === 1
    ? { reason: 'it is one column of numbers under a name' }
    : {
        reason: `its lines have the same number of cells, separated by ${DELIMITER_NAMES[dialect.delimiter]}`,
      };
}
