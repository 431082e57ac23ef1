/** `1 request`, `2 requests`: every note that counts something needs it. */
export function countWith(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`;
}
