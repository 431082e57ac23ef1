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

/** Throws `cancelled` when the reader has given up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportError('cancelled', 'The import was cancelled.');
}
