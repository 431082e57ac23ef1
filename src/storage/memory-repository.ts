/** Keeps records until the tab is closed: for browsers that keep no data, and for tests. Same promises as the database. */
import type { BinEntry, RecordRepository, SnapshotReason } from './repository';
import {
  findSurplus,
  isSnapshotDue,
  toSnapshotSummary,
  type StoredSnapshot,
} from './snapshot-ring';
import {
  createStoredRecord,
  fromBin,
  isRefusal,
  judgeOverwrite,
  toLoadResult,
  toSummary,
  type BinnedRecord,
  type StoredRecord,
} from './stored-record';

export interface MemoryTables {
  readonly records: Map<string, StoredRecord>;
  readonly snapshots: Map<number, StoredSnapshot>;
  readonly bin: Map<string, BinnedRecord>;
  openId: string | null;
}

export function createMemoryTables(): MemoryTables {
  return { records: new Map(), snapshots: new Map(), bin: new Map(), openId: null };
}

/** Two repositories over the same tables behave as two tabs of one browser. */
export function createMemoryRepository(
  tables: MemoryTables = createMemoryTables(),
): RecordRepository {
  const readHere = new Set<string>();

  const snapshotsOf = (id: string): readonly StoredSnapshot[] =>
    [...tables.snapshots.values()].filter((snapshot) => snapshot.recordId === id);

  const addSnapshot = (stored: StoredRecord, reason: SnapshotReason, takenAt: string): void => {
    const existing = snapshotsOf(stored.id);
    if (!isSnapshotDue(existing.at(-1), stored.revision, reason)) return;
    const key = Math.max(0, ...tables.snapshots.keys()) + 1;
    const { id: recordId, revision, text } = stored;
    tables.snapshots.set(key, { key, recordId, revision, takenAt, reason, text });
    const keys = [...existing.map((snapshot) => snapshot.key), key];
    for (const surplus of findSurplus(keys)) tables.snapshots.delete(surplus);
  };

  const repository: RecordRepository = {
    list: () => Promise.resolve([...tables.records.values()].map(toSummary)),
    load: (id) => {
      const stored = tables.records.get(id);
      if (stored === undefined) return Promise.resolve({ kind: 'missing' });
      const result = toLoadResult(stored.text);
      if (result.kind === 'loaded') readHere.add(id);
      return Promise.resolve(result);
    },
    save: (record, options) => {
      const next = createStoredRecord(record);
      if (isRefusal(next)) return Promise.resolve(next);
      const stored = tables.records.get(next.id);
      const refusal = judgeOverwrite(stored, next, options, readHere.has(next.id));
      if (refusal !== null) return Promise.resolve(refusal);
      tables.records.set(next.id, next);
      readHere.add(next.id);
      addSnapshot(next, 'every few changes', options.now);
      return Promise.resolve({ ok: true });
    },
    moveToBin: (id, now) => {
      const stored = tables.records.get(id);
      if (stored !== undefined) {
        tables.bin.set(id, { ...stored, deletedAt: now });
        tables.records.delete(id);
        if (tables.openId === id) tables.openId = null;
      }
      return Promise.resolve();
    },
    restoreFromBin: (id) => {
      const binned = tables.bin.get(id);
      if (binned === undefined || tables.records.has(id)) return Promise.resolve(false);
      tables.records.set(id, fromBin(binned));
      tables.bin.delete(id);
      return Promise.resolve(true);
    },
    listBin: () =>
      Promise.resolve(
        [...tables.bin.values()].map((binned): BinEntry => ({
          ...toSummary(binned),
          deletedAt: binned.deletedAt,
        })),
      ),
    removeFromBin: (id) => {
      if (tables.bin.delete(id) && !tables.records.has(id)) {
        for (const snapshot of snapshotsOf(id)) tables.snapshots.delete(snapshot.key);
      }
      return Promise.resolve();
    },
    takeSnapshot: (id, reason, now) => {
      const stored = tables.records.get(id);
      if (stored !== undefined) addSnapshot(stored, reason, now);
      return Promise.resolve();
    },
    listSnapshots: (id) => Promise.resolve(snapshotsOf(id).map(toSnapshotSummary).reverse()),
    loadSnapshot: (key) => {
      const snapshot = tables.snapshots.get(key);
      return Promise.resolve(
        snapshot === undefined ? { kind: 'missing' } : toLoadResult(snapshot.text),
      );
    },
    readOpenId: () => Promise.resolve(tables.openId),
    writeOpenId: (id) => {
      tables.openId = id;
      return Promise.resolve();
    },
    onClosed: () => undefined,
  };
  return repository;
}
