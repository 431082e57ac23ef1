/** Where in a JSON file lists of objects are. */
import { isList, isObject } from '../fields';
import type { Head } from '../head';
import { readMetricName } from './metric-names';
import { readJsonSample } from './json-rows';

/** Keys inside each other that are looked into. */
const MAX_LEVELS = 3;
const MAX_PATHS = 20;
/** Entries of one object that are looked at; a file with more is a dictionary of something. */
const MAX_KEYS = 200;

/**
 * Paths to lists of objects in the first values, the fullest first: with a known metric in their fields, then by the number of
 * rows. A file whose values are rows themselves has the empty path, and so has one object with known metrics among its fields.
 */
export function findJsonPaths(head: Pick<Head, 'values' | 'isWhole'>): (readonly string[])[] {
  const found = new Map<string, { readonly path: readonly string[]; readonly rank: number }>();
  const consider = (path: readonly string[]): void => {
    const key = JSON.stringify(path);
    if (found.has(key) || found.size === MAX_PATHS) return;
    const table = readJsonSample(head, path, 1);
    if (!table) return;
    const known = table.headers.filter((header) => readMetricName(header) !== null).length;
    const hasNumbers = table.sample.some((row) =>
      row.some((cell) => cell !== '' && Number.isFinite(Number(cell))),
    );
    const isList = table.sample.length > 1;
    // One object is a row only if it has something to say: any settings file has numbers.
    if (!hasNumbers || (!isList && known === 0)) return;
    found.set(key, { path, rank: known * 1_000 + Math.min(999, table.sample.length) });
  };
  consider([]);
  for (const value of head.values) walk(value, [], consider);
  return [...found.values()].toSorted((a, b) => b.rank - a.rank).map(({ path }) => path);
}

function walk(
  value: unknown,
  path: readonly string[],
  consider: (path: readonly string[]) => void,
): void {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value).slice(0, MAX_KEYS)) {
    const next = [...path, key];
    if (isList(inner) && inner.some(isObject)) consider(next);
    else if (isObject(inner) && next.length <= MAX_LEVELS) {
      consider(next);
      walk(inner, next, consider);
    }
  }
}
