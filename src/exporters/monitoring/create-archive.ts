/** The generated files as one zip archive. */
import { strToU8, zipSync } from 'fflate';
import type { MonitoringFile } from './monitoring-file';

/**
 * The same files give the same bytes, whenever and wherever.
 *
 * @throws RangeError for two files with one path, or a path that would leave the folder it is unpacked in.
 */
export function createArchive(
  files: readonly Pick<MonitoringFile, 'path' | 'text'>[],
): Uint8Array<ArrayBuffer> {
  const entries = new Map<string, Uint8Array>();
  for (const { path, text } of files) {
    if (!isArchivePath(path)) throw new RangeError(`${path} is not a path within an archive`);
    if (entries.has(path)) throw new RangeError(`two files are called ${path}`);
    entries.set(path, strToU8(text));
  }
  // An archive knows no time zone: the first moment that it can write, by the clock on the wall.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

/** Relative, with forward slashes, without empty, `.` and `..` parts. */
function isArchivePath(path: string): boolean {
  return (
    !path.includes('\\') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
