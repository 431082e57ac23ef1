/** The last resort before a file is refused: anything that has rows and numbers is shown to the reader, who says what they are. */
import type { Head } from '../head';
import { detectDialect } from './dialect';
import type { TableForm } from './form';
import { findJsonPaths } from './json-paths';
import type { TablePreview } from './mapping';
import { createPreview, readSample } from './preview';

/**
 * A preview of any text whose lines can be split into cells with numbers in them, or of JSON with a list of objects somewhere in its
 * first three levels; null for prose, markup and bytes that are no text. The mapping that answers it must carry the preview's
 * `form` (and `layout`), so that `parseTable` reads the file as it was shown.
 */
export function previewAnything(head: Head): TablePreview | null {
  if (head.text.includes('\0') || /^\s*<(?:!doctype|html|\?xml|svg|script)/i.test(head.text))
    return null;
  const form = head.values.length > 0 ? findJsonForm(head) : (findTextForm(head) ?? null);
  const table = form && readSample(head, form);
  if (!table) return null;
  const preview = createPreview(head, table);
  return {
    ...preview,
    question: `This is no file of a known tool, but it has rows. ${preview.question}`,
  };
}

function findJsonForm(head: Head): TableForm | null {
  const [path] = findJsonPaths(head);
  return path === undefined ? null : { kind: 'json', path };
}

function findTextForm(head: Head): TableForm | null {
  const known = detectDialect(head, true);
  if (known) return known.form;
  return findNumbers(head);
}

/** One number a line, without a name. */
function findNumbers({ lines }: Head): TableForm | null {
  const isNumbers = lines.length > 1 && lines.every((line) => /^\s*[+-]?\d[\d.,]*\s*$/.test(line));
  if (!isNumbers) return null;
  const isComma =
    lines.some((line) => line.includes(',')) && !lines.some((line) => line.includes('.'));
  return { kind: 'text', delimiter: '\t', decimal: isComma ? ',' : '.', skip: 0, headerRows: 0 };
}
