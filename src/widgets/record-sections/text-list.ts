/** A short list in one text field: names separated by commas. */

export function parseNames(text: string): readonly string[] {
  return [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

export function formatNames(names: readonly string[]): string {
  return names.join(', ');
}
