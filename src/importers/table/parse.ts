/** A generic table with one row per request: CSV, TSV, JSON rows or JSONL. Imports at once when every column is certain. */
import { isObject } from '../fields';
import type { ParseContext, ParseResult } from '../format';
import type { Head } from '../head';
import { createHead } from '../head';
import { ImportError } from '../import-error';
import { readJsonLines, readJsonValues } from '../json-source';
import { HEAD_BYTES, MAX_JSON_BYTES, MAX_LINES_BYTES, formatMebibytes } from '../limits';
import type { ImportSource } from '../source';
import { decodeText, readUtf8 } from '../source';
import { RowCollector } from './collect-rows';
import type { Dialect } from './dialect';
import { detectTable } from './detect';
import { detectDialect } from './dialect';
import { guessMapping } from './guess-mapping';
import { JsonRow, readJsonSample } from './json-rows';
import type { ColumnGuess, TableMapping, TablePreview } from './mapping';
import { DelimitedRow, scanDelimited } from './scan-delimited';

const PREVIEW_ROWS = 5;

export async function parseTable(
  source: ImportSource,
  context: ParseContext,
): Promise<ParseResult> {
  if (source.size > MAX_LINES_BYTES) {
    throw new ImportError(
      'too large',
      `The table is larger than ${formatMebibytes(MAX_LINES_BYTES)}, the most that can be read; import a part of it.`,
    );
  }
  const head = await readTableHead(source);
  const dialect = head.values.length > 0 ? null : detectDialect(wholeLines(head));
  const columns = dialect ?? readJsonSample(head);
  if (!columns) {
    throw new ImportError(
      'damaged',
      'The lines of the table do not have the same number of cells.',
    );
  }
  const guesses = guessMapping({
    headers: columns.headers,
    sample: columns.sample,
    decimalComma: dialect?.decimalComma ?? false,
  });
  const mapping = context.mapping ?? certainMapping(guesses);
  if (!mapping) return { needsMapping: createPreview(columns, guesses) };
  checkMapping(mapping, columns.headers.length);
  const collector = new RowCollector(columns.headers, mapping, context.report);
  if (dialect) await collectDelimited(source, dialect, collector, context);
  else await collectJson(source, head, columns.headers, collector, context);
  return { runs: collector.finish() };
}

/** As much of the file as detection needed: all of it when the first rows alone are larger than a head. */
async function readTableHead(source: ImportSource): Promise<Head> {
  const bytes = await source.readHead(HEAD_BYTES);
  const head = createHead(decodeText(bytes), bytes.length < HEAD_BYTES);
  if (head.isWhole || detectTable(head)) return head;
  const more = await source.readHead(MAX_JSON_BYTES);
  return createHead(decodeText(more), more.length < MAX_JSON_BYTES);
}

/** The last line of a head can be cut off. */
function wholeLines({ lines, isWhole }: Head): readonly string[] {
  return isWhole ? lines : lines.slice(0, 20);
}

function certainMapping(guesses: readonly ColumnGuess[]): TableMapping | null {
  const isCertain = guesses.every((guess) => guess.certain);
  const hasMetric = guesses.some((guess) => guess.role.role === 'metric');
  return isCertain && hasMetric ? { columns: guesses.map((guess) => guess.role) } : null;
}

function createPreview(
  { headers, sample }: Pick<Dialect, 'headers' | 'sample'>,
  guesses: readonly ColumnGuess[],
): TablePreview {
  const unclear = guesses.filter((guess) => !guess.certain);
  const names = unclear.map(({ header, reason }) => `${header} (${reason})`).join('; ');
  return {
    headers,
    rows: sample.slice(0, PREVIEW_ROWS).map((row) => row.map((cell) => cell.slice(0, 80))),
    guesses,
    question:
      unclear.length > 0
        ? `Confirm what these columns are: ${names}.`
        : 'No column has a name that is a known metric: say which column is what, and in which unit.',
  };
}

function checkMapping({ columns }: TableMapping, width: number): void {
  if (columns.length !== width) {
    throw new ImportError(
      'not supported',
      `The mapping is for ${columns.length} columns, the table has ${width}; map the columns of this file.`,
    );
  }
  const measures = columns.some(({ role }) => role === 'metric' || role === 'end time');
  if (!measures) {
    throw new ImportError('no requests', 'No column is mapped to a metric; choose at least one.');
  }
}

async function collectDelimited(
  source: ImportSource,
  dialect: Dialect,
  collector: RowCollector,
  context: ParseContext,
): Promise<void> {
  let isHeader = dialect.hasHeader;
  const row = new DelimitedRow(dialect.decimalComma);
  await scanDelimited(readUtf8(source, context), dialect.delimiter, row, () => {
    if (isHeader) isHeader = false;
    else collector.add(row);
  });
}

async function collectJson(
  source: ImportSource,
  head: Head,
  headers: readonly string[],
  collector: RowCollector,
  context: ParseContext,
): Promise<void> {
  const row = new JsonRow(headers);
  const isArray = Array.isArray(head.values[0]);
  const values = isArray ? readJsonValues(source, context) : readJsonLines(source, context);
  for await (const value of values) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isObject(item)) {
        context.report.drop('a value that is not an object');
        continue;
      }
      row.load(item);
      collector.add(row);
    }
  }
}
