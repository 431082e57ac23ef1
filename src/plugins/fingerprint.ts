/** A short stand-in for data in a plugin's options: the options are in every page's bundle, and the bundler's cache is keyed by them. */
import { createHash } from 'node:crypto';

export function createFingerprint(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}
