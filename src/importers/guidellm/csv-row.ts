/** One row of GuideLLM's CSV: cells beside what their columns mean. */
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { Column } from './csv-columns';

export type Row = readonly { readonly column: Column; readonly text: string }[];

/**
 * Null for a row that cannot belong to the header: another number of cells, or a list of percentiles that is none. An empty cell is a
 * metric that this benchmark does not have.
 */
export function createRow(cells: readonly string[], columns: readonly Column[]): Row | null {
  if (cells.length !== columns.length) return null;
  const row = columns.map((column, i) => ({ column, text: cells[i]?.trim() ?? '' }));
  const fits = row.every(
    ({ column, text }) =>
      column.levels === undefined || text === '' || (text.startsWith('[') && text.endsWith(']')),
  );
  return fits ? row : null;
}

/** The cell of a column with this name that is no metric. */
export function textOfRow(row: Row, name: string): string | undefined {
  const cell = row.find(({ column }) => column.metric === undefined && column.name === name);
  return cell === undefined || cell.text === '' ? undefined : cell.text;
}

export function numberOfRow(row: Row, name: string): number | undefined {
  return readNumber(textOfRow(row, name) ?? '');
}

/** Cells with JSON of the tool's own configuration; only model, backend, version and load are ever looked at. */
export function jsonOfRow(row: Row, name: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(textOfRow(row, name) ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Python writes `nan`, `inf` and `None` for what there is not. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return trimmed === '' || !Number.isFinite(number) ? undefined : number;
}
