/** The promises that every repository keeps; the database's own are tested in a browser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { touch } from '../../../src/domain/investigation/edit';
import type { InvestigationRecord } from '../../../src/domain/investigation/investigation-record';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { createMemoryRepository, createMemoryTables } from '../../../src/storage/memory-repository';
import { SNAPSHOTS_KEPT, SNAPSHOT_EVERY } from '../../../src/storage/snapshot-ring';

const NOW = '2026-11-24T08:00:00Z';
const aRecord = (id = 'r1') => createRecord({ id, now: NOW, title: id });

function store(text: string, schemaVersion: number, id = 'r1') {
  const tables = createMemoryTables();
  const row = { id, title: id, status: 'draft' as const, revision: 3, modifiedAt: NOW };
  tables.records.set(id, { ...row, schemaVersion, text });
  return { tables, repository: createMemoryRepository(tables) };
}

describe('saving', () => {
  it('gives back what was saved', async () => {
    const repository = createMemoryRepository();
    const record = aRecord();
    expect(await repository.save(record, { expectedRevision: null, now: NOW })).toEqual({
      ok: true,
    });
    const loaded = await repository.load('r1');
    expect(loaded).toMatchObject({ kind: 'loaded', rawText: serialiseRecord(record) });
    expect(await repository.list()).toEqual([
      { id: 'r1', title: 'r1', status: 'draft', revision: 0, modifiedAt: NOW },
    ]);
    expect(await repository.load('r2')).toEqual({ kind: 'missing' });
  });

  it('refuses a record that could not be read again', async () => {
    const repository = createMemoryRepository();
    const record = { ...aRecord(), title: 'x'.repeat(301) };
    const result = await repository.save(record, { expectedRevision: null, now: NOW });
    expect(result).toMatchObject({ ok: false, code: 'invalid' });
    expect(await repository.list()).toEqual([]);
  });

  it('never writes over what another tab wrote', async () => {
    const tables = createMemoryTables();
    const [mine, theirs] = [createMemoryRepository(tables), createMemoryRepository(tables)];
    await mine.save(aRecord(), { expectedRevision: null, now: NOW });
    await theirs.load('r1');
    const edited = touch({ ...aRecord(), title: 'theirs' }, NOW);
    expect(await theirs.save(edited, { expectedRevision: 0, now: NOW })).toEqual({ ok: true });
    const stale = touch({ ...aRecord(), title: 'mine' }, NOW);
    expect(await mine.save(stale, { expectedRevision: 0, now: NOW })).toMatchObject({
      code: 'conflict',
    });
    expect(await mine.load('r1')).toMatchObject({ record: { title: 'theirs' } });
    await theirs.moveToBin('r1', NOW);
    expect(await mine.save(stale, { expectedRevision: 1, now: NOW })).toMatchObject({
      code: 'conflict',
    });
  });

  it('takes the same write twice for one', async () => {
    const repository = createMemoryRepository();
    const options = { expectedRevision: null, now: NOW };
    await repository.save(aRecord(), options);
    expect(await repository.save(aRecord(), options)).toEqual({ ok: true });
  });

  it.each([
    ['damaged', '{"schemaVersion": 1, "id"', 1, 'damaged'],
    ['of a newer version', '{"schemaVersion": 99, "id": "r1"}', 99, 'newer version'],
  ])('never writes over a record that is %s', async (_name, text, version, code) => {
    const { repository } = store(text, version);
    expect(await repository.load('r1')).toMatchObject({
      kind: 'failed',
      rawText: text,
      failure: { code },
    });
    const options = { expectedRevision: 3, now: NOW };
    expect(await repository.save({ ...aRecord(), revision: 4 }, options)).toMatchObject({
      ok: false,
      code: 'not readable',
    });
    expect(await repository.load('r1')).toMatchObject({ rawText: text });
    expect((await repository.list()).map((entry) => entry.title)).toEqual(['r1']);
  });

  it('never writes over a record that this tab has not read', async () => {
    const { repository } = store(serialiseRecord({ ...aRecord(), revision: 3 }), 1);
    const next = { ...aRecord(), revision: 4 };
    const options = { expectedRevision: 3, now: NOW };
    expect(await repository.save(next, options)).toMatchObject({ code: 'not readable' });
    await repository.load('r1');
    expect(await repository.save(next, options)).toEqual({ ok: true });
  });
});

describe('the bin', () => {
  it('takes a record and gives it back unchanged, readable or not', async () => {
    const { repository } = store('damaged', 1);
    await repository.writeOpenId('r1');
    await repository.moveToBin('r1', '2026-11-25T00:00:00Z');
    expect(await repository.list()).toEqual([]);
    expect(await repository.readOpenId()).toBeNull();
    expect(await repository.listBin()).toMatchObject([
      { id: 'r1', deletedAt: '2026-11-25T00:00:00Z' },
    ]);
    expect(await repository.restoreFromBin('r1')).toBe(true);
    expect(await repository.listBin()).toEqual([]);
    expect(await repository.load('r1')).toMatchObject({ rawText: 'damaged' });
    expect(await repository.restoreFromBin('r1')).toBe(false);
  });

  it('does not give a record back over one with the same id', async () => {
    const repository = createMemoryRepository();
    await repository.save(aRecord(), { expectedRevision: null, now: NOW });
    await repository.moveToBin('r1', NOW);
    await repository.save({ ...aRecord(), title: 'second' }, { expectedRevision: null, now: NOW });
    expect(await repository.restoreFromBin('r1')).toBe(false);
    expect(await repository.load('r1')).toMatchObject({ record: { title: 'second' } });
    await repository.removeFromBin('r1');
    expect(await repository.listBin()).toEqual([]);
    expect(await repository.listSnapshots('r1')).not.toEqual([]);
  });

  it('drops the snapshots with the record', async () => {
    const repository = createMemoryRepository();
    await repository.save(aRecord(), { expectedRevision: null, now: NOW });
    await repository.moveToBin('r1', NOW);
    await repository.removeFromBin('r1');
    expect(await repository.listSnapshots('r1')).toEqual([]);
  });
});

describe('snapshots', () => {
  const saveTimes = async (times: number) => {
    const repository = createMemoryRepository();
    let record: InvestigationRecord = aRecord();
    await repository.save(record, { expectedRevision: null, now: NOW });
    for (let time = 0; time < times; time += 1) {
      const next = touch(record, NOW);
      await repository.save(next, { expectedRevision: record.revision, now: NOW });
      record = next;
    }
    return repository;
  };

  it('are taken at the first save and every few changes, newest first', async () => {
    const repository = await saveTimes(2 * SNAPSHOT_EVERY + 1);
    const snapshots = await repository.listSnapshots('r1');
    expect(snapshots.map((snapshot) => snapshot.revision)).toEqual([
      2 * SNAPSHOT_EVERY,
      SNAPSHOT_EVERY,
      0,
    ]);
    expect(await repository.loadSnapshot(snapshots[1]?.key ?? -1)).toMatchObject({
      kind: 'loaded',
      record: { revision: SNAPSHOT_EVERY },
    });
    expect(await repository.loadSnapshot(-1)).toEqual({ kind: 'missing' });
  });

  it('are taken when a record is opened, once for a revision', async () => {
    const repository = await saveTimes(3);
    await repository.takeSnapshot('r1', 'opened', NOW);
    await repository.takeSnapshot('r1', 'opened', NOW);
    expect((await repository.listSnapshots('r1')).map((one) => [one.revision, one.reason])).toEqual(
      [
        [3, 'opened'],
        [0, 'every few changes'],
      ],
    );
  });

  it('keep the text of a record that cannot be read', async () => {
    const { repository } = store('damaged', 1);
    await repository.takeSnapshot('r1', 'opened', NOW);
    const [snapshot] = await repository.listSnapshots('r1');
    expect(await repository.loadSnapshot(snapshot?.key ?? -1)).toMatchObject({
      rawText: 'damaged',
    });
  });

  it('are never more than the ring, the newest of each record', async () => {
    const repository = await saveTimes(SNAPSHOT_EVERY * (SNAPSHOTS_KEPT + 3));
    await repository.save(aRecord('other'), { expectedRevision: null, now: NOW });
    const kept = await repository.listSnapshots('r1');
    expect(kept).toHaveLength(SNAPSHOTS_KEPT);
    expect(kept[0]?.revision).toBe(SNAPSHOT_EVERY * (SNAPSHOTS_KEPT + 3));
    expect(await repository.listSnapshots('other')).toHaveLength(1);
  });
});

/** Random saves from two tabs: a save that was acknowledged is what the next load gives, whatever the other tab tried. */
describe('two tabs', () => {
  it('never lose an acknowledged save to a stale one', async () => {
    const operation = fc.record({
      tab: fc.constantFrom(0, 1),
      reload: fc.boolean(),
      title: fc.string({ maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 30 }), async (operations) => {
        const tables = createMemoryTables();
        const tabs = [0, 1].map(() => ({
          repository: createMemoryRepository(tables),
          record: aRecord(),
          stored: null as number | null,
        }));
        let acknowledged: string | null = null;
        for (const { tab: index, reload, title } of operations) {
          const tab = tabs[index];
          if (tab === undefined) throw new Error('no tab');
          if (reload) {
            const loaded = await tab.repository.load('r1');
            if (loaded.kind === 'loaded')
              Object.assign(tab, { record: loaded.record, stored: loaded.record.revision });
          }
          const next = touch({ ...tab.record, title }, NOW);
          const saved = await tab.repository.save(next, { expectedRevision: tab.stored, now: NOW });
          if (saved.ok) {
            Object.assign(tab, { record: next, stored: next.revision });
            acknowledged = serialiseRecord(next);
          }
          const stored = await tab.repository.load('r1');
          expect(stored.kind === 'loaded' ? stored.rawText : null).toBe(acknowledged);
        }
      }),
    );
  });
});
