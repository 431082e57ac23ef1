/** The database and its one connection, opened when needed and opened again when the browser drops it. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { StorageUnavailableError } from './repository';
import type { StoredSnapshot } from './snapshot-ring';
import { isConnectionLost, toUnavailable } from './storage-errors';
import type { BinnedRecord, StoredRecord } from './stored-record';

/** Never change the name: every reader's records are under it. */
const NAME = 'llm-performance-handbook';
/** Frozen as well: what changes is each record's schemaVersion, so that no tab ever blocks another one's upgrade. */
const VERSION = 1;

export interface HandbookDatabase extends DBSchema {
  records: { key: string; value: StoredRecord };
  snapshots: {
    key: number;
    value: StoredSnapshot;
    indexes: { 'by record': string };
  };
  bin: { key: string; value: BinnedRecord };
  meta: { key: string; value: string };
}

type Database = IDBPDatabase<HandbookDatabase>;

export interface Connection {
  /** Runs the operation, once more on a fresh connection when the old one turns out to be lost. */
  readonly run: <Result>(operation: (database: Database) => Promise<Result>) => Promise<Result>;
  readonly onClosed: (listener: (message: string) => void) => void;
}

export function createConnection(): Connection {
  const listeners: ((message: string) => void)[] = [];
  let current: Promise<Database> | null = null;

  const drop = (): void => {
    current = null;
  };

  const open = (): Promise<Database> => {
    const opening = openDatabase(drop, (message) => {
      drop();
      for (const listener of listeners) listener(message);
    });
    current = opening;
    // A failure to open is not remembered: the next operation tries again.
    opening.catch(drop);
    return opening;
  };

  return {
    run: async (operation) => {
      const database = await (current ?? open());
      try {
        return await operation(database);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        drop();
        return await operation(await open());
      }
    },
    onClosed: (listener) => {
      listeners.push(listener);
    },
  };
}

async function openDatabase(
  onTerminated: () => void,
  onClosed: (message: string) => void,
): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw toUnavailable(null);
  try {
    return await new Promise<Database>((resolve, reject) => {
      openDB<HandbookDatabase>(NAME, VERSION, {
        upgrade(database) {
          database.createObjectStore('records', { keyPath: 'id' });
          database
            .createObjectStore('snapshots', { keyPath: 'key' })
            .createIndex('by record', 'recordId');
          database.createObjectStore('bin', { keyPath: 'id' });
          database.createObjectStore('meta');
        },
        blocked() {
          reject(
            new StorageUnavailableError(
              'Another tab holds the records of an older version of the handbook. Close the other tabs, then reload this page.',
            ),
          );
        },
        blocking(_current, _blocked, event) {
          // Another version of the site waits for the database; holding on would block it for ever.
          if (event.target instanceof IDBDatabase) event.target.close();
          onClosed(
            'A newer version of the handbook was opened in another tab. Reload this page; until then nothing is saved here.',
          );
        },
        terminated: onTerminated,
      }).then(resolve, reject);
    });
  } catch (error) {
    throw toUnavailable(error);
  }
}
