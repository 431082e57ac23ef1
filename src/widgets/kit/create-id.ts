/** Ids for new items of the record; the domain takes them as parameters, because it has no randomness. */
export function createId(): string {
  return crypto.randomUUID();
}
