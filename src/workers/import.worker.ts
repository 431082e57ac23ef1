/// <reference lib="webworker" />
/** The import in a thread of its own: a shell around `importFile`. */
import type { ImportResult } from '../importers/import-result';
import { importFile } from '../importers/registry';
import { createBlobSource } from '../importers/source';
import type { ImportReply, ImportRequest } from './messages';
import { collectBuffers } from './transfer';

declare const self: DedicatedWorkerGlobalScope;

function reply(message: ImportReply, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

self.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  const { runId, file, name, mapping } = data;
  const finish = (result: ImportResult): void => {
    reply({ type: 'result', runId, result }, collectBuffers(result));
  };
  void importFile(createBlobSource(file, name), {
    mapping,
    onProgress: (progress) => reply({ type: 'progress', runId, progress }),
  }).then(finish);
});
