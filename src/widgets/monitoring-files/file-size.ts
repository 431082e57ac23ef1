/** Bytes of the files as they are written, in UTF-8. */
export function countBytes(files: readonly { readonly text: string }[]): number {
  const encoder = new TextEncoder();
  return files.reduce((sum, { text }) => sum + encoder.encode(text).length, 0);
}
