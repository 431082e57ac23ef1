/** CSV line by line, for files whose quoted cells may hold line ends (error messages, tracebacks). */
import type { ParseContext } from '../format';
import { MAX_LINES_BYTES } from '../limits';
import type { ImportSource } from '../source';
import { readLines } from '../source';
import { splitDelimitedLine } from '../table/split-line';

/** A quote that never closes must not swallow the file. */
const MOST_LINES_PER_ROW = 200;

/** The cells of each row that is not blank, the header included. */
export async function* readCsvRows(
  source: ImportSource,
  context: ParseContext,
): AsyncGenerator<string[]> {
  let open: string[] = [];
  for await (const line of readLines(source, MAX_LINES_BYTES, context)) {
    if (open.length === 0 && line.trim() === '') continue;
    if (open.length === 0 && !line.includes('"')) {
      yield line.split(',');
      continue;
    }
    open.push(line);
    const row = open.join('\n');
    if (hasOpenQuote(row) && open.length < MOST_LINES_PER_ROW) continue;
    open = [];
    yield splitDelimitedLine(row, ',');
  }
  if (open.length > 0) yield splitDelimitedLine(open.join('\n'), ',');
}

function hasOpenQuote(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}
