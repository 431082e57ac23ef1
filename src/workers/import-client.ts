/** Runs an import in a worker, so that a large file never freezes the page. Cancelling ends the worker at once. */
import type { ImportProgress, ImportResult } from '../importers/import-result';
import type { TableMapping } from '../importers/table/mapping';
import type { ImportReply, ImportRequest } from './messages';

export interface ImportInWorkerOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  /** The reader's answer to `needsMapping`; without it the columns are guessed. */
  readonly mapping?: TableMapping;
}

let lastRunId = 0;

function failed(code: 'cancelled' | 'internal', message: string): ImportResult {
  return { ok: false, failure: { code, message } };
}

/**
 * Imports one file in a worker of its own. Never rejects: a cancelled import, a damaged file and a crashed worker are all
 * results with a `failure`.
 */
export function importInWorker(
  file: Blob & { readonly name?: string },
  { onProgress, signal, mapping }: ImportInWorkerOptions = {},
): Promise<ImportResult> {
  lastRunId += 1;
  const runId = lastRunId;
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve(failed('cancelled', 'The import was cancelled.'));
      return;
    }
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url));
    const finish = (result: ImportResult): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = (): void => finish(failed('cancelled', 'The import was cancelled.'));
    signal?.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }: MessageEvent<ImportReply>) => {
      if (data.runId !== runId) return;
      if (data.type === 'progress') onProgress?.(data.progress);
      else finish(data.result);
    });
    worker.addEventListener('error', (event) => {
      finish(
        failed(
          'internal',
          `The import stopped unexpectedly (${event.message || 'no details'}). Reload the page and try again.`,
        ),
      );
    });
    const request: ImportRequest = {
      type: 'import',
      runId,
      file,
      name: file.name ?? 'unknown',
      ...(mapping ? { mapping } : {}),
    };
    worker.postMessage(request);
  });
}
