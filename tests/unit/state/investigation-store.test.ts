/** Through actions and state only: what a reader does, and what is on the screen and in the storage afterwards. */
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import type { InvestigationRecord } from '../../../src/domain/investigation/investigation-record';
import { parseRecord, serialiseRecord } from '../../../src/domain/investigation/serialise';
import { StorageUnavailableError } from '../../../src/storage/repository';
import { selectCanEdit } from '../../../src/state/selectors';
import { TestBrowser, openTab, settle, type TestTab } from '../../support/tab';

const titled = (title: string) => (record: InvestigationRecord) => ({ ...record, title });
const storedTitles = (browser: TestBrowser) =>
  [...browser.tables.records.values()].map((stored) => stored.title);

async function startTab(
  browser = new TestBrowser(),
): Promise<{ tab: TestTab; browser: TestBrowser }> {
  const tab = openTab({ browser });
  await tab.actions.start();
  return { tab, browser };
}

function putStored(browser: TestBrowser, text: string, schemaVersion = 1): void {
  browser.tables.records.set('r1', {
    id: 'r1',
    title: 'stored',
    status: 'draft',
    revision: 3,
    modifiedAt: '2026-11-20T00:00:00Z',
    schemaVersion,
    text,
  });
  browser.tables.openId = 'r1';
}

describe('starting', () => {
  it('shows the example until the reader’s own record is known, and refuses edits', () => {
    const tab = openTab();
    expect(tab.state()).toMatchObject({
      phase: { kind: 'starting' },
      isExample: true,
      record: EXAMPLE_RECORD,
    });
    expect(tab.actions.edit(titled('x'), 'x')).toBe(false);
    expect(tab.state().record).toBe(EXAMPLE_RECORD);
    expect(tab.store.getInitialState().isExample).toBe(true);
  });

  it('shows a blank record when there is none, and stores nothing before the first edit', async () => {
    const { tab, browser } = await startTab();
    expect(tab.state()).toMatchObject({
      phase: { kind: 'ready' },
      isExample: false,
      isStored: false,
      saving: { kind: 'saved', at: null },
      library: [],
    });
    await tab.pass(10_000);
    expect(browser.tables.records.size).toBe(0);
    expect(tab.actions.edit(titled('Mine'), 'change title')).toBe(true);
    expect(tab.state().saving).toEqual({ kind: 'pending' });
    await tab.pass(300);
    expect(tab.state()).toMatchObject({ isStored: true, saving: { kind: 'saved' } });
    expect(tab.state().library.map((entry) => entry.title)).toEqual(['Mine']);
    expect(storedTitles(browser)).toEqual(['Mine']);
  });

  it('happens once, however often it is asked for', async () => {
    const tab = openTab();
    await Promise.all([tab.actions.start(), tab.actions.start()]);
    const { record } = tab.state();
    await tab.actions.start();
    expect(tab.state().record).toBe(record);
  });

  it('opens the record that was open last', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('Mine'), 'change title');
    await tab.pass(300);
    const { tab: later } = await startTab(browser);
    expect(later.state().record.title).toBe('Mine');
  });

  it('works without storage until the tab is closed, and says so', async () => {
    const refuse = () => Promise.reject(new StorageUnavailableError('No storage here.'));
    const tab = openTab({ repository: (real) => ({ ...real, readOpenId: refuse, list: refuse }) });
    await tab.actions.start();
    expect(tab.state().phase).toEqual({ kind: 'memory only', reason: 'No storage here.' });
    expect(tab.actions.edit(titled('Mine'), 'change title')).toBe(true);
    await tab.pass(300);
    expect(tab.state().record.title).toBe('Mine');
    expect(tab.state().saving).toEqual({ kind: 'failed', message: 'No storage here.' });
    await tab.actions.create('Second');
    await tab.actions.open(tab.state().library[0]?.id ?? '');
    expect(tab.state().record.title).toBe('Mine');
  });
});

describe('a stored record that cannot be read', () => {
  it.each(['{"schemaVersion": 1, "id":', '', '{"schemaVersion": 1}'])(
    'is shown for rescue, downloadable, and never written over: %j',
    async (text) => {
      const browser = new TestBrowser();
      putStored(browser, text);
      const { tab } = await startTab(browser);
      expect(tab.state().phase).toMatchObject({ kind: 'rescue', rawText: text });
      expect(selectCanEdit(tab.state())).toBe(false);
      expect(tab.actions.edit(titled('over'), 'x')).toBe(false);
      await tab.pass(10_000);
      await tab.hide();
      expect(browser.tables.records.get('r1')?.text).toBe(text);
      tab.actions.downloadRaw();
      expect(tab.downloads).toMatchObject([{ text }]);
      expect(tab.state().library.map((entry) => entry.id)).toEqual(['r1']);
    },
  );

  it('does not stop work on another one, and can go to the bin and come back', async () => {
    const browser = new TestBrowser();
    putStored(browser, 'damaged');
    const { tab } = await startTab(browser);
    await tab.actions.create('New');
    expect(tab.state().phase.kind).toBe('ready');
    tab.actions.edit(titled('New one'), 'x');
    await tab.pass(300);
    expect(storedTitles(browser)).toEqual(['stored', 'New one']);
    await tab.actions.open('r1');
    expect(tab.state().phase.kind).toBe('rescue');
    await tab.actions.remove('r1');
    expect(tab.state().phase.kind).toBe('ready');
    expect(tab.state().bin.map((entry) => entry.id)).toEqual(['r1']);
    await tab.actions.undo();
    expect(tab.state().phase.kind).toBe('rescue');
    expect(browser.tables.records.get('r1')?.text).toBe('damaged');
  });

  it('of a newer version is shown read-only as far as it is known, and kept as it is', async () => {
    const browser = new TestBrowser();
    const json = JSON.parse(serialiseRecord({ ...EXAMPLE_RECORD, id: 'r1' })) as object;
    const text = JSON.stringify({ ...json, schemaVersion: 99, novelty: true });
    putStored(browser, text, 99);
    const { tab } = await startTab(browser);
    expect(tab.state()).toMatchObject({
      phase: { kind: 'read only', reason: 'newer version' },
      record: { title: EXAMPLE_RECORD.title },
    });
    expect(tab.actions.edit(titled('over'), 'x')).toBe(false);
    await tab.actions.takeOver();
    await tab.pass(10_000);
    expect(tab.actions.edit(titled('over'), 'x')).toBe(false);
    expect(browser.tables.records.get('r1')?.text).toBe(text);
    tab.actions.downloadRaw();
    expect(tab.downloads).toMatchObject([{ text }]);
  });
});

describe('editing', () => {
  it('counts revisions and keeps what identifies the record', async () => {
    const { tab } = await startTab();
    const { id, createdAt } = tab.state().record;
    tab.actions.edit(
      (record) => ({ ...record, id: 'other', createdAt: 'other', revision: 99 }),
      'x',
    );
    expect(tab.state().record).toMatchObject({ id, createdAt, revision: 1 });
    tab.actions.edit((record) => record, 'nothing');
    expect(tab.state().record.revision).toBe(1);
    expect(tab.actions.setStatus('verified')).toBe(true);
    expect(tab.state().record).toMatchObject({ status: 'verified', revision: 2 });
  });

  it('undoes and redoes; revisions go on growing', async () => {
    const { tab } = await startTab();
    tab.actions.edit(titled('A'), 'name A');
    tab.actions.edit(titled('B'), 'name B');
    expect(tab.state()).toMatchObject({ undoLabel: 'name B', redoLabel: null });
    await tab.actions.undo();
    expect(tab.state()).toMatchObject({
      record: { title: 'A', revision: 3 },
      undoLabel: 'name A',
      redoLabel: 'name B',
    });
    await tab.actions.redo();
    expect(tab.state().record).toMatchObject({ title: 'B', revision: 4 });
    await tab.actions.undo();
    await tab.actions.undo();
    expect(tab.state()).toMatchObject({
      record: { title: 'Untitled investigation' },
      undoLabel: null,
    });
    await tab.actions.undo();
    await tab.pass(300);
    expect(tab.state().saving.kind).toBe('saved');
  });

  it('undoes typing as one step, and two pauses as two', async () => {
    const { tab } = await startTab();
    for (const title of ['S', 'Sl', 'Slo', 'Slow']) {
      tab.actions.edit(titled(title), 'change title');
      await tab.pass(100);
    }
    await tab.pass(1000);
    tab.actions.edit(titled('Slow start'), 'change title');
    await tab.actions.undo();
    expect(tab.state().record.title).toBe('Slow');
    await tab.actions.undo();
    expect(tab.state().record.title).toBe('Untitled investigation');
  });

  it('saves when the page is hidden', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('Mine'), 'x');
    await tab.hide();
    expect(storedTitles(browser)).toEqual(['Mine']);
  });

  it('keeps what cannot be saved on screen, says why, and saves once it can', async () => {
    const browser = new TestBrowser();
    const tab = openTab({
      browser,
      repository: (real) => ({
        ...real,
        save: (record, options) =>
          record.title === 'B'
            ? Promise.resolve({ ok: false, code: 'storage full', message: 'No room.' })
            : real.save(record, options),
      }),
    });
    await tab.actions.start();
    tab.actions.edit(titled('A'), 'a');
    await tab.pass(300);
    tab.actions.edit(titled('B'), 'b');
    await tab.pass(300);
    expect(tab.state()).toMatchObject({
      record: { title: 'B' },
      saving: { kind: 'failed', message: 'No room.' },
    });
    await tab.actions.create();
    expect(tab.state().record.title).toBe('B');
    expect(tab.state().notice).toContain('could not be saved');
    tab.actions.edit(titled('C'), 'c');
    await tab.actions.saveNow();
    expect(tab.state().saving.kind).toBe('saved');
    expect(storedTitles(browser)).toEqual(['C']);
  });

  it('does not store a record that could not be read again', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('A'), 'a');
    await tab.pass(300);
    tab.actions.edit(titled('x'.repeat(301)), 'b');
    await tab.pass(300);
    expect(tab.state().saving).toMatchObject({ kind: 'failed' });
    expect(storedTitles(browser)).toEqual(['A']);
    await tab.actions.undo();
    await tab.pass(300);
    expect(tab.state().saving.kind).toBe('saved');
  });
});

describe('the library', () => {
  it('creates, opens, copies; each record is saved before the next is shown', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('A'), 'a');
    const first = tab.state().record.id;
    await tab.actions.duplicate();
    expect(tab.state().record).toMatchObject({ title: 'A (copy)', revision: 0 });
    expect(tab.state().record.id).not.toBe(first);
    tab.actions.edit(titled('B'), 'b');
    await tab.actions.open(first);
    expect(tab.state().record).toMatchObject({ id: first, title: 'A' });
    expect(tab.state().undoLabel).toBeNull();
    expect(storedTitles(browser).sort()).toEqual(['A', 'B']);
    await tab.actions.open('nobody');
    expect(tab.state()).toMatchObject({
      record: { id: first },
      notice: 'This record is not there any more.',
    });
  });

  it('removes a record in a way that can be undone and redone', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('A'), 'a');
    await tab.pass(300);
    const { id } = tab.state().record;
    await tab.actions.remove(id);
    expect(tab.state()).toMatchObject({ isStored: false, library: [], undoLabel: 'delete "A"' });
    expect(tab.state().record.id).not.toBe(id);
    await tab.actions.undo();
    expect(tab.state()).toMatchObject({
      record: { id, title: 'A' },
      bin: [],
      redoLabel: 'delete "A"',
    });
    await tab.actions.redo();
    expect(tab.state().bin.map((entry) => entry.id)).toEqual([id]);
    await tab.actions.restore(id);
    expect(tab.state().record.title).toBe('A');
    await tab.actions.restore('nobody');
    expect(tab.state().notice).toContain('cannot be restored');
    expect(storedTitles(browser)).toEqual(['A']);
  });

  it('removes another record without closing the open one', async () => {
    const { tab } = await startTab();
    tab.actions.edit(titled('A'), 'a');
    const first = tab.state().record.id;
    await tab.actions.create('B');
    tab.actions.edit(titled('B'), 'b');
    const second = tab.state().record.id;
    await tab.pass(300);
    await tab.actions.remove(first);
    expect(tab.state()).toMatchObject({
      record: { id: second, title: 'B' },
      undoLabel: 'delete "A"',
    });
    await tab.actions.undo();
    expect(tab.state().record.id).toBe(second);
    expect(
      tab
        .state()
        .library.map((entry) => entry.title)
        .sort(),
    ).toEqual(['A', 'B']);
    expect(tab.state().undoLabel).toBe('b');
  });

  it('opens a copy of the example as the reader’s own', async () => {
    const { tab, browser } = await startTab();
    await tab.actions.loadExample();
    expect(tab.state()).toMatchObject({
      isExample: false,
      isStored: true,
      record: { title: EXAMPLE_RECORD.title },
    });
    expect(tab.state().record.id).not.toBe(EXAMPLE_RECORD.id);
    expect(browser.tables.records.size).toBe(1);
  });

  it('goes back to an earlier state as an edit', async () => {
    const { tab } = await startTab();
    tab.actions.edit(titled('A'), 'a');
    await tab.pass(300);
    const [snapshot] = await tab.actions.listSnapshots();
    tab.actions.edit(titled('B'), 'b');
    expect(await tab.actions.restoreSnapshot(snapshot?.key ?? -1)).toBe(true);
    expect(tab.state().record.title).toBe('A');
    await tab.actions.undo();
    expect(tab.state().record.title).toBe('B');
    expect(await tab.actions.restoreSnapshot(-1)).toBe(false);
  });
});

describe('importing a record', () => {
  const exported = serialiseRecord({ ...EXAMPLE_RECORD, id: 'imported', title: 'Theirs' });

  it('adds it under its own id', async () => {
    const { tab } = await startTab();
    expect(await tab.actions.importText(exported)).toEqual({
      ok: true,
      id: 'imported',
      title: 'Theirs',
      asCopy: false,
    });
    expect(tab.state().record).toMatchObject({ id: 'imported', revision: EXAMPLE_RECORD.revision });
    expect(parseRecord(serialiseRecord(tab.state().record))).toMatchObject({ ok: true });
  });

  it('opens the one that is there when it is the same, and makes a copy when it differs', async () => {
    const { tab, browser } = await startTab();
    await tab.actions.importText(exported);
    await tab.actions.create();
    expect(await tab.actions.importText(exported)).toMatchObject({ id: 'imported', asCopy: false });
    tab.actions.edit(titled('Changed here'), 'x');
    const again = await tab.actions.importText(exported);
    expect(again).toMatchObject({ ok: true, asCopy: true, title: 'Theirs (imported copy)' });
    expect(storedTitles(browser).sort()).toEqual(['Changed here', 'Theirs (imported copy)']);
  });

  it('never writes over a stored record that cannot be read', async () => {
    const { tab, browser } = await startTab();
    putStored(browser, 'damaged');
    const text = serialiseRecord({ ...EXAMPLE_RECORD, id: 'r1', title: 'Good' });
    expect(await tab.actions.importText(text)).toMatchObject({ ok: true, asCopy: true });
    expect(browser.tables.records.get('r1')?.text).toBe('damaged');
  });

  it('of text that is no record changes nothing', async () => {
    const { tab, browser } = await startTab();
    tab.actions.edit(titled('Mine'), 'x');
    await tab.pass(300);
    const { record } = tab.state();
    const result = await tab.actions.importText('{"schemaVersion": 1');
    expect(result).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('not valid JSON') as string },
    });
    expect(tab.state().record).toBe(record);
    expect(storedTitles(browser)).toEqual(['Mine']);
  });
});

describe('two tabs', () => {
  async function startTwo() {
    const { tab: first, browser } = await startTab();
    first.actions.edit(titled('A'), 'a');
    await first.pass(300);
    const { tab: second } = await startTab(browser);
    return { first, second, browser };
  }

  it('have one writer; the other follows what it saves', async () => {
    const { first, second } = await startTwo();
    expect(second.state()).toMatchObject({
      phase: { kind: 'read only', reason: 'open in another tab' },
      record: { title: 'A' },
    });
    expect(second.actions.edit(titled('B'), 'b')).toBe(false);
    first.actions.edit(titled('A2'), 'a');
    await first.pass(300);
    await settle();
    expect(second.state().record.title).toBe('A2');
    expect(second.state().library.map((entry) => entry.title)).toEqual(['A2']);
  });

  it('change places when the other takes over; what was being typed is saved first', async () => {
    const { first, second, browser } = await startTwo();
    first.actions.edit(titled('typed just now'), 'a');
    await second.actions.takeOver();
    expect(second.state()).toMatchObject({
      phase: { kind: 'ready' },
      record: { title: 'typed just now' },
    });
    expect(first.state().phase.kind).toBe('read only');
    expect(first.actions.edit(titled('late'), 'x')).toBe(false);
    second.actions.edit(titled('B'), 'b');
    await second.pass(300);
    await settle();
    expect(first.state().record.title).toBe('B');
    expect(storedTitles(browser)).toEqual(['B']);
    await first.actions.takeOver();
    expect(first.state().phase.kind).toBe('ready');
    expect(second.state().phase.kind).toBe('read only');
  });

  it('take over from a tab that does not answer, and lose nothing of either', async () => {
    const browser = new TestBrowser();
    const first = openTab({ browser, isDeaf: true });
    await first.actions.start();
    first.actions.edit(titled('A'), 'a');
    await first.pass(300);
    const { tab: second } = await startTab(browser);
    first.actions.edit(titled('typed by the first'), 'a');
    const takingOver = second.actions.takeOver();
    await settle();
    await second.pass(699);
    expect(second.state().phase.kind).toBe('read only');
    await second.pass(1);
    await takingOver;
    expect(second.state().phase.kind).toBe('ready');
    second.actions.edit((record) => ({ ...record, owner: 'second' }), 'b');
    await second.pass(300);
    await first.pass(300);
    await settle();
    const stored = [...browser.tables.records.values()].map(({ text }) => text).join();
    expect(stored).toContain('typed by the first');
    expect(stored).toContain('"owner": "second"');
    expect(first.actions.edit(titled('x'), 'x')).toBe(
      first.state().record.id !== second.state().record.id,
    );
  });

  it('go on in the follower when the writer moves to another record', async () => {
    const { first, second } = await startTwo();
    await first.actions.create();
    await settle();
    expect(second.state().phase.kind).toBe('ready');
    expect(second.actions.edit(titled('B'), 'b')).toBe(true);
  });

  it('keep both versions when both wrote, where the browser has no locks', async () => {
    const browser = new TestBrowser();
    const first = openTab({ browser, hasLocks: false });
    await first.actions.start();
    expect(first.state().notice).toContain('cannot tell tabs apart');
    first.actions.edit(titled('A'), 'a');
    await first.pass(300);
    const second = openTab({ browser, hasLocks: false });
    await second.actions.start();
    expect(second.state().phase.kind).toBe('ready');
    first.actions.edit(titled('first'), 'x');
    second.actions.edit(titled('second'), 'x');
    await first.pass(300);
    await second.pass(300);
    expect(storedTitles(browser).sort()).toEqual(['first', 'second (kept copy)']);
    expect(second.state()).toMatchObject({
      record: { title: 'second (kept copy)' },
      saving: { kind: 'saved' },
    });
    expect(second.state().notice).toContain('Both are kept');
    second.actions.edit(titled('second again'), 'y');
    await second.pass(300);
    expect(storedTitles(browser).sort()).toEqual(['first', 'second again']);
  });

  it('keep the work when the record was deleted elsewhere', async () => {
    const { first, second, browser } = await startTwo();
    await second.actions.remove(first.state().record.id);
    first.actions.edit(titled('still here'), 'x');
    await first.pass(300);
    expect(storedTitles(browser)).toEqual(['still here (kept copy)']);
    expect(first.state().saving.kind).toBe('saved');
  });
});
