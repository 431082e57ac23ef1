/** The import in a thread of its own: a shell around `measureFiles`. */
import { describeError } from '../importers/import-error';
import type { ImportFailure } from '../importers/import-result';
import { measureFiles } from '../importers/measure-files';
import { createBlobSource } from '../importers/source';
import type { ImportReply, ImportRequest } from './messages';
import { createThrottle } from './throttle';

/** What is used of the worker's global scope; TypeScript's worker library cannot be loaded beside the page's. */
declare const self: {
  postMessage: (message: ImportReply) => void;
  addEventListener: (
    type: 'message',
    listener: (event: MessageEvent<ImportRequest>) => void,
  ) => void;
};

async function run({ runId, files, mapping }: ImportRequest): Promise<void> {
  const isDue = createThrottle(() => performance.now());
  const measured = measureFiles(
    files.map(({ file, name }) => createBlobSource(file, name)),
    {
      mapping,
      onProgress: (progress) => {
        if (isDue(`${progress.fileName} ${progress.stage}`))
          self.postMessage({ type: 'progress', runId, progress });
      },
    },
  );
  let failure: ImportFailure | null = null;
  try {
    for await (const file of measured) self.postMessage({ type: 'file', runId, file });
  } catch (error) {
    // A rejection in a worker is heard by nobody: the page would wait for ever.
    failure = describeError(error);
  }
  self.postMessage({ type: 'done', runId, failure });
}

self.addEventListener('message', ({ data }) => void run(data));
