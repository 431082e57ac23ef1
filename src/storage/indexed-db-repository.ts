/**
 * Records in IndexedDB. A save is acknowledged when its transaction is complete with strict durability, because a request's
 * success comes before a quota failure and before the data is on disk.
 */
import type { IDBPTransaction } from 'idb';
import { createConnection, type HandbookDatabase } from './connection';
import type { BinEntry, RecordRepository, SnapshotReason } from './repository';
import { findSurplus, isSnapshotDue, toSnapshotSummary } from './snapshot-ring';
import { describeSaveError } from './storage-errors';
import {
  createStoredRecord,
  fromBin,
  isRefusal,
  judgeOverwrite,
  toLoadResult,
  toSummary,
  type StoredRecord,
} from './stored-record';

const DURABLE = { durability: 'strict' } as const;
const OPEN_ID = 'open record';

export function createRepository(): RecordRepository {
  const connection = createConnection();
  const readHere = new Set<string>();

  return {
    list: () =>
      connection.run(async (database) => (await database.getAll('records')).map(toSummary)),

    load: async (id) => {
      const stored = await connection.run((database) => database.get('records', id));
      if (stored === undefined) return { kind: 'missing' };
      const result = toLoadResult(stored.text);
      if (result.kind === 'loaded') readHere.add(id);
      return result;
    },

    save: async (record, options) => {
      const next = createStoredRecord(record);
      if (isRefusal(next)) return next;
      try {
        return await connection.run(async (database) => {
          const transaction = database.transaction(['records', 'snapshots'], 'readwrite', DURABLE);
          const stored = await transaction.objectStore('records').get(next.id);
          const refusal = judgeOverwrite(stored, next, options, readHere.has(next.id));
          if (refusal !== null) {
            await transaction.done;
            return refusal;
          }
          await Promise.all([
            transaction.objectStore('records').put(next),
            addSnapshot(transaction, next, 'every few changes', options.now),
            transaction.done,
          ]);
          readHere.add(next.id);
          return { ok: true };
        });
      } catch (error) {
        return describeSaveError(error);
      }
    },

    moveToBin: (id, now) =>
      connection.run(async (database) => {
        const transaction = database.transaction(['records', 'bin', 'meta'], 'readwrite', DURABLE);
        const stored = await transaction.objectStore('records').get(id);
        if (stored !== undefined) {
          const isOpen = (await transaction.objectStore('meta').get(OPEN_ID)) === id;
          await Promise.all([
            transaction.objectStore('bin').put({ ...stored, deletedAt: now }),
            transaction.objectStore('records').delete(id),
            isOpen ? transaction.objectStore('meta').delete(OPEN_ID) : undefined,
          ]);
        }
        await transaction.done;
      }),

    restoreFromBin: (id) =>
      connection.run(async (database) => {
        const transaction = database.transaction(['records', 'bin'], 'readwrite', DURABLE);
        const binned = await transaction.objectStore('bin').get(id);
        const taken = await transaction.objectStore('records').getKey(id);
        const restorable = binned !== undefined && taken === undefined;
        if (restorable) {
          await Promise.all([
            transaction.objectStore('records').put(fromBin(binned)),
            transaction.objectStore('bin').delete(id),
          ]);
        }
        await transaction.done;
        return restorable;
      }),

    listBin: () =>
      connection.run(async (database) =>
        (await database.getAll('bin')).map((binned): BinEntry => ({
          ...toSummary(binned),
          deletedAt: binned.deletedAt,
        })),
      ),

    removeFromBin: (id) =>
      connection.run(async (database) => {
        const transaction = database.transaction(
          ['records', 'bin', 'snapshots'],
          'readwrite',
          DURABLE,
        );
        await transaction.objectStore('bin').delete(id);
        if ((await transaction.objectStore('records').getKey(id)) === undefined) {
          const snapshots = transaction.objectStore('snapshots');
          const keys = await snapshots.index('by record').getAllKeys(id);
          await Promise.all(keys.map((key) => snapshots.delete(key)));
        }
        await transaction.done;
      }),

    takeSnapshot: (id, reason, now) =>
      connection.run(async (database) => {
        const transaction = database.transaction(['records', 'snapshots'], 'readwrite', DURABLE);
        const stored = await transaction.objectStore('records').get(id);
        if (stored !== undefined) await addSnapshot(transaction, stored, reason, now);
        await transaction.done;
      }),

    listSnapshots: (id) =>
      connection.run(async (database) =>
        (await database.getAllFromIndex('snapshots', 'by record', id))
          .map(toSnapshotSummary)
          .reverse(),
      ),

    loadSnapshot: async (key) => {
      const snapshot = await connection.run((database) => database.get('snapshots', key));
      return snapshot === undefined ? { kind: 'missing' } : toLoadResult(snapshot.text);
    },

    readOpenId: () =>
      connection.run(async (database) => (await database.get('meta', OPEN_ID)) ?? null),

    writeOpenId: (id) =>
      connection.run(async (database) => {
        if (id === null) await database.delete('meta', OPEN_ID);
        else await database.put('meta', id, OPEN_ID);
      }),

    onClosed: connection.onClosed,
  };
}

/** Adds a snapshot within the transaction when one is due, and drops the oldest beyond the ring. */
async function addSnapshot(
  transaction: IDBPTransaction<HandbookDatabase, ('records' | 'snapshots')[], 'readwrite'>,
  stored: StoredRecord,
  reason: SnapshotReason,
  takenAt: string,
): Promise<void> {
  const snapshots = transaction.objectStore('snapshots');
  const newest = await snapshots.index('by record').openCursor(stored.id, 'prev');
  if (!isSnapshotDue(newest?.value, stored.revision, reason)) return;
  const { id: recordId, revision, text } = stored;
  const last = await snapshots.openKeyCursor(null, 'prev');
  await snapshots.add({ key: (last?.key ?? 0) + 1, recordId, revision, takenAt, reason, text });
  const keys = await snapshots.index('by record').getAllKeys(recordId);
  await Promise.all(findSurplus(keys).map((key) => snapshots.delete(key)));
}
