/** Tables written as JSON: an array of objects, or one object per line. Nested objects become dotted columns. */
import { isObject } from '../fields';
import type { Head } from '../head';
import type { TableRow } from './collect-rows';

/** Names of the columns and the first rows as text; null when the values are not rows of a table. */
export function readJsonSample(head: Head): { headers: string[]; sample: string[][] } | null {
  const [first] = head.values;
  const isArray = Array.isArray(first);
  const rows = (isArray ? first : head.values).filter(isObject).map(flatten);
  if (rows.length < 2) return null;
  // The last row of a head can be cut off and so lack columns.
  const whole = head.isWhole || rows.length < 3 ? rows : rows.slice(0, -1);
  const headers = [...new Set(whole.flatMap((row) => [...row.keys()]))];
  const sample = whole.slice(0, 20).map((row) => headers.map((name) => toText(row.get(name))));
  return headers.length === 0 ? null : { headers, sample };
}

/** The row's own values by column name, one level of nesting flattened to `outer.inner`. */
function flatten(row: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  for (const [name, value] of Object.entries(row)) {
    if (!isObject(value)) cells.set(name, value);
    else for (const [inner, nested] of Object.entries(value)) cells.set(`${name}.${inner}`, nested);
  }
  return cells;
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

  load(value: Readonly<Record<string, unknown>>): void {
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
