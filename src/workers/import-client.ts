/** Runs an import in a worker, so that a large file never freezes the page. Cancelling ends the worker at once. */
import type { FilesProgress, ImportFilesOptions } from '../importers/import-files';
import type { ImportFailure } from '../importers/import-result';
import type { MeasuredFile } from '../importers/measure-files';
import type { ImportReply, ImportRequest } from './messages';

export interface ImportInWorkerOptions {
  readonly onProgress?: (progress: FilesProgress) => void;
  /** Called with each file's outcome as soon as it is there. */
  readonly onFile: (file: MeasuredFile) => void;
  readonly signal?: AbortSignal;
  /** The reader's answer to `needsMapping`; only the file that it is for is imported. */
  readonly mapping?: ImportFilesOptions['mapping'];
}

let lastRunId = 0;

/**
 * Imports files in a worker of their own. Never rejects: damaged files are outcomes with a failure. A worker that ends too early
 * (out of memory) and a cancelled import are the returned failure.
 */
export function importInWorker(
  files: readonly (Blob & { readonly name?: string })[],
  { onProgress, onFile, signal, mapping }: ImportInWorkerOptions,
): Promise<ImportFailure | null> {
  lastRunId += 1;
  const runId = lastRunId;
  return new Promise((resolve) => {
    const cancelled: ImportFailure = { code: 'cancelled', message: 'The import was cancelled.' };
    if (signal?.aborted) {
      resolve(cancelled);
      return;
    }
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url));
    const finish = (failure: ImportFailure | null): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
      resolve(failure);
    };
    const cancel = (): void => finish(cancelled);
    signal?.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }: MessageEvent<ImportReply>) => {
      if (data.runId !== runId) return;
      if (data.type === 'progress') onProgress?.(data.progress);
      else if (data.type === 'file') onFile(data.file);
      else finish(data.failure);
    });
    worker.addEventListener('error', (event) => {
      finish({
        code: 'internal',
        message: `The import stopped unexpectedly (${event.message || 'no details'}); reload the page and try again, with fewer files at once.`,
      });
    });
    const request: ImportRequest = {
      type: 'import',
      runId,
      files: files.map((file) => ({ file, name: file.name ?? 'unknown' })),
      ...(mapping ? { mapping } : {}),
    };
    worker.postMessage(request);
  });
}
