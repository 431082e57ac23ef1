/** The database as it lies on the reader's disk: for tests that damage it, and for proving what is stored. */
import type { Page } from '@playwright/test';

const DATABASE = 'llm-performance-handbook';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  readonly schemaVersion: number;
  readonly text: string;
}

/** Every stored record, as its row. The page must be one of the site's. */
export function readStored(page: Page): Promise<readonly Row[]> {
  return page.evaluate(
    (name) =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('the database cannot be opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as Row[]);
          };
        };
      }),
    DATABASE,
  );
}

/** Replaces parts of a stored row behind the site's back. */
export function overwriteStored(page: Page, id: string, parts: Partial<Row>): Promise<void> {
  return page.evaluate(
    ([name, key, changes]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('the database cannot be opened'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          const store = transaction.objectStore('records');
          const reading = store.get(key);
          reading.onsuccess = () => store.put({ ...(reading.result as Row), ...changes });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [DATABASE, id, parts] as const,
  );
}
