/** Reads delimited text for a collector of requests: rows of plain cells in blocks, each other row by itself, in their order. */
import type { DelimitedRow } from './delimited-row';
import type { PlainRows } from './plain-rows';
import { BLOCK_ROWS } from './plain-rows';
import { RowScanner, scanWindows } from './scan-delimited';

export interface RowBlocks {
  readonly rows: PlainRows;
  /** Takes all rows of `rows`, which is empty then. */
  readonly takeRows: () => void;
}

/**
 * @param before rows, blank ones not counted, that are no requests and go to `onRow` whatever is in them
 * @param onRow takes a row that is not plain
 */
export async function scanRequests(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  before: number,
  { rows, takeRows }: RowBlocks,
  row: DelimitedRow,
  onRow: (row: DelimitedRow) => void,
): Promise<void> {
  const scanner = new RowScanner(delimiter, row);
  let stillBefore = before;
  await scanWindows(chunks, (window, isLast) => {
    const { bytes, end } = window;
    let at = window.start;
    for (;;) {
      if (stillBefore === 0) at = rows.read(window, at);
      if (rows.count === BLOCK_ROWS) {
        takeRows();
        continue;
      }
      const next = scanner.scan(bytes, at, end, isLast);
      if (next === -1) return at;
      if (!row.isBlank) {
        takeRows();
        onRow(row);
        if (stillBefore > 0) stillBefore -= 1;
      }
      at = next;
    }
  });
  takeRows();
}
