/** Reading values of unknown shape. Absent, null and wrongly typed are the same: undefined. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The own property; names such as `constructor` are not found on the prototype. */
export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

export function objectOf(value: unknown, ...path: readonly string[]): JsonObject | undefined {
  const found = fieldOf(value, ...path);
  return isObject(found) ? found : undefined;
}

export function listOf(value: unknown, ...path: readonly string[]): readonly unknown[] | undefined {
  const found = fieldOf(value, ...path);
  return isList(found) ? found : undefined;
}

/** A finite number. */
export function numberOf(value: unknown, ...path: readonly string[]): number | undefined {
  const found = fieldOf(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A whole number ≥ 0; tools that compute counts as floats write `195.0`, which is the same number in JSON. */
export function countOf(value: unknown, ...path: readonly string[]): number | undefined {
  const found = numberOf(value, ...path);
  return found !== undefined && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

/** A text with something in it; at most 200 characters of it, because it is shown as a label. */
export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const found = fieldOf(value, ...path);
  if (typeof found !== 'string') return undefined;
  const trimmed = found.trim();
  return trimmed === '' ? undefined : trimmed.slice(0, 200);
}

export function booleanOf(value: unknown, ...path: readonly string[]): boolean | undefined {
  const found = fieldOf(value, ...path);
  return typeof found === 'boolean' ? found : undefined;
}

export function hasAnyKey(value: unknown, keys: readonly string[]): boolean {
  return isObject(value) && keys.some((key) => Object.hasOwn(value, key));
}
