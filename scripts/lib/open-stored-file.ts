/** A file of this machine as the importers read it: by position, in pieces, without the detour of a Blob. */
import { fstatSync, openSync, readSync } from 'node:fs';
import type { StoredBytes } from '../../src/importers/source';

/**
 * Rejects when the file cannot be opened, or is no file. Reads block: a command has nothing else to do, and a read from the
 * system's cache takes less time than waiting for a thread. The file stays open until the process ends.
 */
export function openStoredFile(path: string): Promise<StoredBytes> {
  return Promise.resolve().then(() => {
    const file = openSync(path, 'r');
    const facts = fstatSync(file);
    if (!facts.isFile()) throw new Error(`${path} is no file`);
    return {
      size: facts.size,
      read: (start, end) => {
        const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(end, facts.size) - start));
        let length = 0;
        while (length < bytes.length) {
          const read = readSync(file, bytes, length, bytes.length - length, start + length);
          if (read === 0) break;
          length += read;
        }
        return Promise.resolve(
          new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(0, length),
        );
      },
    };
  });
}
