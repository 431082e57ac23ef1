/** The import in a thread of its own: a shell around `importFile`. */
import { importFile } from '../importers/registry';
import { createBlobSource } from '../importers/source';
import type { ImportReply, ImportRequest } from './messages';
import { collectBuffers } from './transfer';

/** What is used of the worker's global scope; TypeScript's worker library cannot be loaded beside the page's. */
declare const self: {
  postMessage: (message: ImportReply, transfer: Transferable[]) => void;
  addEventListener: (
    type: 'message',
    listener: (event: MessageEvent<ImportRequest>) => void,
  ) => void;
};

self.addEventListener('message', ({ data: { runId, file, name, mapping } }) => {
  void importFile(createBlobSource(file, name), {
    mapping,
    onProgress: (progress) => self.postMessage({ type: 'progress', runId, progress }, []),
  }).then((result) => {
    self.postMessage({ type: 'result', runId, result }, collectBuffers(result));
  });
});
