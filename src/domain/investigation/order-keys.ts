/**
 * Gives an object's keys the order of its schema, so that two records with the same content have the same text and a
 * version-control diff shows only what changed. Keys of maps and the reader's own `x-` keys are sorted.
 */
import type * as v from 'valibot';

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

export function orderKeys(schema: Schema | null, value: unknown): unknown {
  if (Array.isArray(value)) {
    // Thousands of numbers have no keys.
    if (value.every((entry) => typeof entry !== 'object' || entry === null)) return value;
    const item = partOf(schema, 'item');
    return value.map((entry: unknown) => orderKeys(item, entry));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = entriesOf(schema, value);
  const map = partOf(schema, 'value');
  const known = Object.keys(entries).filter((key) => Object.hasOwn(value, key));
  const rest = Object.keys(value)
    .filter((key) => !Object.hasOwn(entries, key))
    .sort();
  const source: Readonly<Record<string, unknown>> = { ...value };
  return Object.fromEntries(
    [...known, ...rest].map((key) => [key, orderKeys(entries[key] ?? map, source[key])]),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}

/** The schema without `optional(…)`, `nullable(…)` around it. */
function unwrap(schema: Schema | null): Schema | null {
  let inner = schema;
  while (inner !== null && 'wrapped' in inner && isSchema(inner.wrapped)) inner = inner.wrapped;
  return inner;
}

function partOf(schema: Schema | null, key: 'item' | 'value'): Schema | null {
  const inner = unwrap(schema);
  if (inner === null || !(key in inner)) return null;
  const part: unknown = Reflect.get(inner, key);
  return isSchema(part) ? part : null;
}

function entriesOf(schema: Schema | null, value: object): Readonly<Record<string, Schema>> {
  const inner = unwrap(schema);
  if (inner === null) return {};
  if ('options' in inner && Array.isArray(inner.options)) {
    const options: readonly unknown[] = inner.options;
    // Of a variant's options, the one that has a place for every key of the value.
    for (const option of options) {
      if (!isSchema(option)) continue;
      const entries = entriesOf(option, value);
      if (Object.keys(value).every((key) => Object.hasOwn(entries, key) || key.startsWith('x-'))) {
        return entries;
      }
    }
    return {};
  }
  if (!('entries' in inner) || typeof inner.entries !== 'object' || inner.entries === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(inner.entries).filter((entry): entry is [string, Schema] => isSchema(entry[1])),
  );
}
