/** The store's environment in a browser. Nothing here runs before the store starts, so the module may be loaded on the server. */
import { createRepository } from '@site/src/storage/indexed-db-repository';
import { createTabChannel } from '@site/src/storage/tab-channel';
import { createRecordLock } from '@site/src/storage/tab-lock';
import { importInWorker } from '@site/src/workers/import-client';
import { createId } from './create-id';
import { downloadText } from './download';
import type { Environment } from './environment';

export function createBrowserEnvironment(): Environment {
  return {
    now: () => new Date().toISOString(),
    createId,
    repository: createRepository(),
    // Absent outside a secure context, whatever the type says.
    lock: createRecordLock('locks' in navigator ? navigator.locks : undefined),
    channel: createTabChannel(),
    schedule: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    onHidden: (listener) => {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') listener();
      });
      window.addEventListener('pagehide', listener);
    },
    download: downloadText,
    importFiles: importInWorker,
  };
}
