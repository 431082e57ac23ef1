/** Tables written as JSON: an array of objects, or one object per line. Nested objects become dotted columns. */
import type { JsonObject } from '../fields';
import { fieldOf, isList, isObject } from '../fields';
import type { Head } from '../head';
import type { TableRow } from './collect-rows';

/** Objects inside a row are flattened to dotted names as far as this. */
const MAX_NESTING = 3;
/** A row of more fields than this is no row. */
const MAX_COLUMNS = 500;

export interface JsonSample {
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

/**
 * Names of the columns and the first rows as text, of the rows at `path` in each value of the head; null when those are not rows
 * of a table. A single object is a row only when it is asked for.
 */
export function readJsonSample(
  head: Pick<Head, 'values' | 'isWhole'>,
  path: readonly string[] = [],
  leastRows = 2,
): JsonSample | null {
  const rows = head.values
    .flatMap((value) => [...rowsAt(value, path)])
    .slice(0, 40)
    .map(flatten);
  if (rows.length < leastRows) return null;
  // The last row of a head can be cut off and so lack columns.
  const whole = head.isWhole || rows.length < 3 ? rows : rows.slice(0, -1);
  const headers = [...new Set(whole.flatMap((row) => [...row.keys()]))].slice(0, MAX_COLUMNS);
  const sample = whole.slice(0, 20).map((row) => headers.map((name) => toText(row.get(name))));
  return headers.length === 0 ? null : { headers, sample };
}

/** The objects that a value has at the path: itself, or the items of a list. */
export function* rowsAt(value: unknown, path: readonly string[]): Generator<JsonObject> {
  const found = fieldOf(value, ...path);
  if (isObject(found)) yield found;
  else if (isList(found)) for (const item of found) if (isObject(item)) yield item;
}

/** The row's own values by column name, nested objects as `outer.inner`. */
function flatten(row: JsonObject): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  addCells(row, '', 1, cells);
  return cells;
}

function addCells(
  row: JsonObject,
  prefix: string,
  depth: number,
  cells: Map<string, unknown>,
): void {
  for (const [name, value] of Object.entries(row)) {
    if (isObject(value) && depth < MAX_NESTING)
      addCells(value, `${prefix}${name}.`, depth + 1, cells);
    else cells.set(prefix + name, value);
  }
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A JSON object as a row of the table with these columns. */
export class JsonRow implements TableRow {
  #cells = new Map<string, unknown>();

  constructor(readonly headers: readonly string[]) {}

  get length(): number {
    return this.headers.length;
  }

  load(value: JsonObject): void {
    this.#cells = flatten(value);
  }

  text(index: number): string {
    return toText(this.#cells.get(this.headers[index] ?? ''));
  }

  number(index: number): number {
    const value = this.#cells.get(this.headers[index] ?? '');
    if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  }
}
