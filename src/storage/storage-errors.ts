/** What the browser's storage errors mean for the reader. Names: https://w3c.github.io/IndexedDB/#exceptions */
import { StorageUnavailableError } from './repository';
import type { Refusal } from './stored-record';

/**
 * The connection is gone but the database is not: Chromium and WebKit report a lost storage process as UnknownError or
 * InvalidStateError on a handle that never recovers, so the handle must be dropped and opened again.
 */
export function isConnectionLost(error: unknown): boolean {
  return isNamed(error, 'InvalidStateError') || isNamed(error, 'UnknownError');
}

/** A failed write, in words. Quota arrives when the transaction aborts, after the request itself has succeeded. */
export function describeSaveError(error: unknown): Refusal {
  if (isNamed(error, 'QuotaExceededError')) {
    return {
      ok: false,
      code: 'storage full',
      message:
        'The browser has no room left for this site. Export the record, then free space or delete old records.',
    };
  }
  if (error instanceof StorageUnavailableError) {
    return { ok: false, code: 'unavailable', message: error.message };
  }
  const detail = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
  return {
    ok: false,
    code: 'unavailable',
    message: `The browser's storage does not answer${detail}. Export the record, then reload the page.`,
  };
}

/** Why the database cannot be opened. */
export function toUnavailable(error: unknown): StorageUnavailableError {
  if (error instanceof StorageUnavailableError) return error;
  if (isNamed(error, 'VersionError')) {
    return new StorageUnavailableError(
      'A newer version of the handbook keeps its records in this browser. Reload the page to get that version; until then nothing is saved.',
    );
  }
  return new StorageUnavailableError(
    'This browser keeps no data for this site (a private window, or storage is blocked). Everything works, but export the record before you close the tab.',
  );
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
