/** How a table is written down, apart from what it means; and its first rows under such a form. */
import { scanText } from './scan-delimited';
import { isRuler, splitBars, splitSpaces } from './split-line';

/** `bars`: Markdown and console tables, framed by bars · `wide spaces`: two or more · `spaces`: one or more. */
export type Delimiter = ',' | ';' | '\t' | '|' | 'bars' | 'wide spaces' | 'spaces';

export interface TextForm {
  readonly kind: 'text';
  readonly delimiter: Delimiter;
  readonly decimal: '.' | ',';
  /** Rows (blank ones not counted) before the header: titles and comments. */
  readonly skip: number;
  /** 0: the columns have no names · 2: the second row holds the units. */
  readonly headerRows: 0 | 1 | 2;
}

export interface JsonForm {
  readonly kind: 'json';
  /** Keys from each value of the file to the rows; empty: the values themselves. */
  readonly path: readonly string[];
}

export type TableForm = TextForm | JsonForm;

export const DELIMITERS: readonly Delimiter[] = [
  ',',
  ';',
  '\t',
  '|',
  'bars',
  'wide spaces',
  'spaces',
];

/** Separated by one byte, for the byte scanner. */
export function isByteDelimiter(delimiter: Delimiter): delimiter is ',' | ';' | '\t' | '|' {
  return delimiter.length === 1;
}

/** Enough to tell a header from its rows, and more than that when the rows are short. */
const MAX_RECORDS = 40;
/** A head holds 64 KiB; the larger one, for files that begin with pages of text in a cell, is not split as a whole. */
const MAX_CHARACTERS = 1024 * 1024;

/** The first rows of the text, cells trimmed; blank rows and rulers are left out, and the last row when it may be cut off. */
export function readRecords(text: string, isWhole: boolean, delimiter: Delimiter): string[][] {
  const start = text.slice(0, MAX_CHARACTERS);
  const records = isByteDelimiter(delimiter)
    ? scanText(start, delimiter, MAX_RECORDS)
    : readLineRecords(start, delimiter);
  const isComplete = isWhole && start.length === text.length;
  return isComplete || records.length >= MAX_RECORDS ? records : records.slice(0, -1);
}

function readLineRecords(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = [];
  for (let start = 0; start < text.length && records.length < MAX_RECORDS;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const cells = splitLine(text.slice(start, end), delimiter);
    if (cells) records.push(cells);
    start = end + 1;
  }
  return records;
}

/** The cells of a line of `bars` or spaces; null for a blank line or a ruler. */
export function splitLine(line: string, delimiter: Delimiter): string[] | null {
  if (line.trim() === '' || isRuler(line)) return null;
  return delimiter === 'bars' ? splitBars(line) : splitSpaces(line, delimiter === 'wide spaces');
}
