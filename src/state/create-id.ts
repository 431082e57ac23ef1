/** Ids for records and everything in them. */

/** 128 random bits as 32 hexadecimal digits; `crypto.randomUUID` would need https. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
