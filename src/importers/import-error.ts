/** Bad input found anywhere below the registry; `importFile` turns it into a failure. Any other exception is our own mistake. */
import type { TablePreview } from './table/mapping';
import type { ImportFailure, ImportFailureCode } from './import-result';

export class ImportError extends Error {
  readonly failure: ImportFailure;

  constructor(code: ImportFailureCode, message: string, at?: string, preview?: TablePreview) {
    super(message);
    this.name = 'ImportError';
    this.failure = {
      code,
      message,
      ...(at === undefined ? {} : { at }),
      ...(preview === undefined ? {} : { preview }),
    };
  }
}

/**
 * The failure of any error: bad input says what is wrong with it; a file that is gone or was changed since it was chosen gives a
 * `DOMException` when it is read; anything else is a mistake of ours.
 */
export function describeError(error: unknown): ImportFailure {
  if (error instanceof ImportError) return error.failure;
  if (error instanceof DOMException) {
    return {
      code: 'unreadable',
      message:
        'The file cannot be read any more; check that it still exists and was not changed, then choose it again.',
    };
  }
  const detail = error instanceof Error ? error.message : 'no details';
  return {
    code: 'internal',
    message: `The file could not be read because of a mistake in this program (${detail}); please report it.`,
  };
}

/** Throws `cancelled` when the reader has given up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportError('cancelled', 'The import was cancelled.');
}
