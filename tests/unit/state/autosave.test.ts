import { describe, expect, it } from 'vitest';
import { SAVE_AFTER, createAutosave } from '../../../src/state/autosave';
import type { Saving } from '../../../src/state/investigation-state';
import type { SaveResult } from '../../../src/storage/repository';
import { settle } from '../../support/tab';

function setUp() {
  const writes: ((result: SaveResult) => void)[] = [];
  const states: Saving[] = [];
  const timers: { callback: () => void; milliseconds: number }[] = [];
  const autosave = createAutosave({
    write: () => new Promise((resolve) => writes.push(resolve)),
    now: () => '2026-11-24T08:00:00.000Z',
    schedule: (callback, milliseconds) => {
      const timer = { callback, milliseconds };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    onChange: (saving) => states.push(saving),
  });
  return {
    autosave,
    states,
    timers,
    writes,
    kinds: () => states.map((state) => state.kind),
    fire: () => timers.shift()?.callback(),
    finish: async (result: SaveResult = { ok: true }) => {
      writes.shift()?.(result);
      await settle();
    },
  };
}

describe('autosave', () => {
  it('writes once for several edits, and not later because of the later ones', async () => {
    const { autosave, timers, kinds, fire, finish, writes } = setUp();
    autosave.request();
    autosave.request();
    expect(timers).toHaveLength(1);
    expect(timers[0]?.milliseconds).toBe(SAVE_AFTER);
    fire();
    expect(writes).toHaveLength(1);
    expect(autosave.isDirty()).toBe(true);
    await finish();
    expect(kinds()).toEqual(['pending', 'pending', 'saving', 'saved']);
    expect(autosave.isDirty()).toBe(false);
  });

  it('does not say "saved" while a newer edit waits', async () => {
    const { autosave, kinds, fire, finish } = setUp();
    autosave.request();
    fire();
    autosave.request();
    await finish();
    expect(kinds()).toEqual(['pending', 'saving', 'pending', 'pending']);
    fire();
    await finish();
    expect(kinds().at(-1)).toBe('saved');
  });

  it('flushes what is waiting, also what came during a write', async () => {
    const { autosave, finish, fire, writes, timers } = setUp();
    autosave.request();
    fire();
    autosave.request();
    let flushed = false;
    const flushing = autosave.flush().then(() => (flushed = true));
    expect(timers).toHaveLength(0);
    await finish();
    expect(flushed).toBe(false);
    expect(writes).toHaveLength(1);
    await finish();
    await flushing;
    expect(autosave.isDirty()).toBe(false);
  });

  it('says that a write failed, stays dirty, and tries again when asked or when something changes', async () => {
    const { autosave, states, finish, fire } = setUp();
    autosave.request();
    fire();
    await finish({ ok: false, code: 'storage full', message: 'The disk is full.' });
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'The disk is full.' });
    const flushing = autosave.flush();
    await settle();
    await finish({ ok: false, code: 'storage full', message: 'Still full.' });
    await flushing;
    expect(autosave.isDirty()).toBe(true);
    autosave.request();
    fire();
    await finish();
    expect(states.at(-1)?.kind).toBe('saved');
  });

  it('takes an exception for a failure', async () => {
    const states: Saving[] = [];
    const autosave = createAutosave({
      write: () => Promise.reject(new DOMException('gone', 'InvalidStateError')),
      now: () => '',
      schedule: () => () => undefined,
      onChange: (saving) => states.push(saving),
    });
    autosave.request();
    await autosave.flush();
    expect(states.at(-1)).toMatchObject({ kind: 'failed' });
  });

  it('forgets what is waiting when another record is shown', async () => {
    const { autosave, timers, writes } = setUp();
    autosave.request();
    autosave.reset();
    expect(timers).toHaveLength(0);
    await autosave.flush();
    expect(writes).toHaveLength(0);
  });
});
