/** From a lost review to the next record: through actions and state only. */
import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { checkRecord } from '../../../src/domain/investigation/serialise';
import { viewStore } from '../../../src/state/view-store';
import { TestBrowser, openTab, settle } from '../../support/tab';

async function openLost(browser = new TestBrowser()) {
  const tab = openTab({ browser });
  await tab.actions.start();
  await tab.actions.loadExample();
  tab.actions.edit(
    (record) => ({ ...record, monitoring: { ...record.monitoring, outcome: 'lost' } }),
    'lose',
  );
  return { tab, browser };
}

describe('the next round', () => {
  it('is opened and stored, and the record before it stays in the library as it was', async () => {
    const { tab, browser } = await openLost();
    const before = tab.state().record;
    expect(await tab.actions.startNextRound()).toBe(true);
    const { record, library, isStored, undoLabel, saving } = tab.state();
    expect(checkRecord(record)).toBeNull();
    expect(record).toMatchObject({
      title: `${EXAMPLE_RECORD.title}, round 2`,
      previous: { id: before.id, title: before.title },
      baseline: { measurement: 'm-review' },
    });
    expect({ isStored, undoLabel, saving: saving.kind }).toEqual({
      isStored: true,
      undoLabel: null,
      saving: 'saved',
    });
    expect(library.map(({ id }) => id).sort()).toEqual([before.id, record.id].sort());
    expect(browser.tables.openId).toBe(record.id);
    await tab.actions.open(before.id);
    expect(tab.state().record).toEqual({
      ...before,
      $schema: tab.state().record.$schema,
      exporter: tab.state().record.exporter,
    });
  });

  it('is looked at from its own baseline, although the measurements kept their ids', async () => {
    const { tab } = await openLost();
    viewStore.getState().chooseMeasurement('m-slow');
    await tab.actions.startNextRound();
    expect(viewStore.getState().measurementId).toBeNull();
  });

  it('is not begun in a tab that only follows', async () => {
    const { tab, browser } = await openLost();
    await tab.pass(300);
    const follower = openTab({ browser });
    await follower.actions.start();
    await settle();
    expect(follower.state().phase).toMatchObject({ kind: 'read only' });
    expect(await follower.actions.startNextRound()).toBe(false);
    expect(browser.tables.records.size).toBe(1);
  });

  it('is not begun while the open record cannot be saved', async () => {
    const browser = new TestBrowser();
    let isFull = false;
    const tab = openTab({
      browser,
      repository: (real) => ({
        ...real,
        save: async (record, options) =>
          isFull
            ? { ok: false, code: 'storage full', message: 'No room.' }
            : real.save(record, options),
      }),
    });
    await tab.actions.start();
    await tab.actions.loadExample();
    const { id } = tab.state().record;
    isFull = true;
    tab.actions.edit((record) => ({ ...record, title: 'Unsaved' }), 'title');
    expect(await tab.actions.startNextRound()).toBe(false);
    expect(tab.state().record).toMatchObject({ id, title: 'Unsaved' });
    expect(tab.state().notice).toContain('could not be saved');
  });
});
