/**
 * JSON for people and version control: two spaces, but an array of plain values (or of short tuples of them, such as a
 * distribution's buckets) on one line, because thousands of lines with one number each help nobody. Minus zero is kept.
 */

/** The value must be JSON: finite numbers, no cycles. Properties that are undefined are left out. */
export function printJson(value: unknown, indent = ''): string {
  if (typeof value === 'number') return printNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => isFlat(item))) {
      const print = (item: unknown): string =>
        typeof item === 'number' ? printNumber(item) : printJson(item);
      return `[${items.map(print).join(', ')}]`;
    }
    return `[\n${items.map((item) => inner + printJson(item, inner)).join(',\n')}\n${indent}]`;
  }
  const properties = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .map(([key, property]) => `${inner}${JSON.stringify(key)}: ${printJson(property, inner)}`);
  return properties.length === 0 ? '{}' : `{\n${properties.join(',\n')}\n${indent}}`;
}

/** As JSON has it; text of a finite number is the same in both, and making it so takes a third of the time. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  return Object.is(value, -0) ? '-0' : `${value}`;
}

function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'string';
  return (
    Array.isArray(value) && value.length <= 4 && value.every((item) => typeof item === 'number')
  );
}
