/**
 * Records of observability products: a JSON list, one object a line, pages of an API (`{"data": […], "meta": {…}}`) or CSV, where
 * nested values are JSON in a cell. Every record comes out as an object; cells are texts.
 */
import type { JsonObject } from '../fields';
import { isList, isObject } from '../fields';
import type { ParseContext } from '../format';
import type { Head } from '../head';
import { createHead } from '../head';
import { readJsonValues } from '../json-source';
import { HEAD_BYTES, MAX_LINES_BYTES } from '../limits';
import type { ImportSource } from '../source';
import { decodeText, readUtf8 } from '../source';
import { DelimitedRow, scanDelimited } from '../table/scan-delimited';
import { splitDelimitedLine } from '../table/split-line';
import { ImportError } from '../import-error';
import { formatMebibytes } from '../limits';

/** Keys under which APIs and exports put the list of a page. */
const PAGE_KEYS = ['data', 'runs', 'spans', 'items', 'observations', 'results', 'logs', 'traces'];
const DELIMITERS = [',', ';', '\t'];

/** The names of the columns when the text is delimited and not JSON; null otherwise. */
export function headerOf(head: Head): { names: string[]; delimiter: string } | null {
  const first = head.text.trimStart().charAt(0);
  if (first === '{' || first === '[' || first === '') return null;
  const line = head.lines[0] ?? '';
  const [widest] = DELIMITERS.map((delimiter) => ({
    delimiter,
    names: splitDelimitedLine(line, delimiter).map((name) => name.trim()),
  })).toSorted((a, b) => b.names.length - a.names.length);
  return widest && widest.names.length > 2 ? widest : null;
}

/** The first records that the head shows, complete or cut off: the items of a list or page, or the values themselves. */
export function sampleRecords(head: Head): JsonObject[] {
  return head.values.flatMap((value) => unwrapPage(value)).filter(isObject);
}

/** The records of a page, of a list, or the value itself. */
export function unwrapPage(value: unknown): readonly unknown[] {
  if (isList(value)) return value;
  if (!isObject(value)) return [value];
  for (const key of PAGE_KEYS) {
    const list = Object.hasOwn(value, key) ? value[key] : undefined;
    const isPage = isList(list) && list.every(isObject) && (list.length > 0 || key === 'data');
    if (isPage) return list;
  }
  return [value];
}

/** Calls `onRecord` for each record; anything else is counted as dropped. */
export async function readRecords(
  source: ImportSource,
  context: ParseContext,
  onRecord: (record: JsonObject) => void,
): Promise<void> {
  const bytes = await source.readHead(HEAD_BYTES);
  const header = headerOf(createHead(decodeText(bytes), bytes.length < HEAD_BYTES));
  if (header) {
    await readCsvRecords(source, context, header.delimiter, onRecord);
    return;
  }
  for await (const value of readJsonValues(source, context)) {
    for (const record of unwrapPage(value)) {
      context.report.read(1);
      if (isObject(record)) onRecord(record);
      else context.report.drop('an entry that is not a record');
    }
  }
}

async function readCsvRecords(
  source: ImportSource,
  context: ParseContext,
  delimiter: string,
  onRecord: (record: JsonObject) => void,
): Promise<void> {
  if (source.size > MAX_LINES_BYTES) {
    throw new ImportError(
      'too large',
      `The file is larger than ${formatMebibytes(MAX_LINES_BYTES)}, which is the most that can be read; export a shorter period.`,
    );
  }
  let names: string[] | undefined;
  await scanDelimited(readUtf8(source, context), delimiter, new DelimitedRow(false), (row) => {
    const cells = Array.from({ length: row.length }, (_, i) => row.text(i));
    if (!names) {
      names = cells;
      return;
    }
    context.report.read(1);
    const entries = names.flatMap((name, i): [string, string][] => {
      const cell = cells[i] ?? '';
      return name === '' || EMPTY_CELL.test(cell) ? [] : [[name, cell]];
    });
    if (entries.length > 0) onRecord(Object.fromEntries(entries));
    else context.report.drop('an empty row');
  });
}

/** What pandas and databases write for "no value". */
const EMPTY_CELL = /^(?:|null|none|nan|nat|undefined|\\N)$/i;

/** Names what nobody read, once per name; the values are never looked at. */
export class FieldCheck {
  readonly #known: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
  }

  check(record: JsonObject, context: ParseContext): void {
    for (const name of Object.keys(record)) {
      if (this.#known.has(name) || this.#seen.has(name) || this.#seen.size > 1_000) continue;
      this.#seen.add(name);
      context.report.unknownField(name);
    }
  }
}
