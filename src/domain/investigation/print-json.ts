/**
 * JSON for people and version control: two spaces, but an array of plain values (or of short tuples of them, such as a
 * distribution's buckets) on one line, because thousands of lines with one number each help nobody. Minus zero is kept.
 */

/** The value must be JSON: finite numbers, no cycles. Properties that are undefined are left out. */
export function printJson(value: unknown, indent = ''): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => isFlat(item))) {
      return `[${items.map((item) => printJson(item)).join(', ')}]`;
    }
    return `[\n${items.map((item) => inner + printJson(item, inner)).join(',\n')}\n${indent}]`;
  }
  const properties = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .map(([key, property]) => `${inner}${JSON.stringify(key)}: ${printJson(property, inner)}`);
  return properties.length === 0 ? '{}' : `{\n${properties.join(',\n')}\n${indent}}`;
}

function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'string';
  return (
    Array.isArray(value) && value.length <= 4 && value.every((item) => typeof item === 'number')
  );
}
